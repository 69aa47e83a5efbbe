/** Networks on the page, ready to train: the material's, and one so wide that the page has to take care of how it is kept. */
import type { Page } from "@playwright/test";
import { saveNetwork } from "../../src/core/network/file";
import type { NetworkNode, NodeId, Params, WireId } from "../../src/core/network/network";
import { newNetwork } from "../../src/core/network/new-network";
import { openFile } from "./built-page";
import { writeCifarNoise } from "./cifar-noise";

/** By its name on the command line: what is done on a fresh page until the network is being loaded. */
const scenes: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  "two-rings": (page) => openPreset(page, "two-rings"),
  outliers: (page) => openPreset(page, "outliers"),
  "mnist-dropout": (page) => openPreset(page, "mnist-dropout"),
  async "cifar-broken"(page) {
    await openPreset(page, "cifar-broken");
    await page.getByText("CIFAR-10 is not loaded").first().waitFor();
    await drop(page, writeCifarNoise());
  },
  wide: (page) => openFile(page, saveNetwork(wideNetwork([5500, 5500, 5500]))),
};

export const sceneNames = Object.keys(scenes);

/** Milliseconds that the page has to be ready. */
const READY_WITHIN = 120_000;

/** @throws Error where there is no such scene */
export async function openScene(page: Page, name: string): Promise<void> {
  const open = scenes[name];
  if (!open) throw new Error(`There is no “${name}”. There are ${sceneNames.join(", ")}.`);
  await open(page);
  await page.locator(".progress-line", { hasText: "not started" }).waitFor({ timeout: READY_WITHIN });
}

async function openPreset(page: Page, preset: string): Promise<void> {
  await page.getByRole("navigation", { name: "Drawers" }).getByRole("button", { name: "Presets" }).click();
  await page.locator(`[data-preset=${preset}]`).click();
}

/** Drops files on the page: chosen through a field first, which is how one gets hold of them. */
async function drop(page: Page, files: readonly string[]): Promise<void> {
  await page.evaluate(() => {
    const field = document.createElement("input");
    field.type = "file";
    field.multiple = true;
    field.id = "files-to-drop";
    document.body.append(field);
  });
  await page.locator("#files-to-drop").setInputFiles([...files]);
  await page.evaluate(() => {
    const field = document.getElementById("files-to-drop") as HTMLInputElement;
    const dataTransfer = new DataTransfer();
    for (const file of field.files ?? []) dataTransfer.items.add(file);
    field.remove();
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  });
}

/** A chain of Dense layers, each with a relu, from the plane to two classes. */
function wideNetwork(units: readonly number[]) {
  const kinds: readonly (readonly [kind: string, params: Params])[] = [
    ["input", { features: 2 }],
    ...units.flatMap(
      (count) =>
        [
          ["dense", { units: count }],
          ["activation", { function: "relu" }],
        ] as const,
    ),
    ["dense", { units: 2 }],
    ["softmax", {}],
  ];
  const nodes = kinds.map(
    ([kind, params], index): NetworkNode => ({
      id: `n${index}` as NodeId,
      kind,
      name: `${kind}${index}`,
      position: { x: 144 * index, y: 0 },
      params,
    }),
  );
  const wires = nodes.slice(1).map(({ id }, index) => ({
    id: `w${index}` as WireId,
    from: `n${index}` as NodeId,
    to: id,
    port: "x",
  }));
  return { ...newNetwork("wide"), nodes, wires };
}
