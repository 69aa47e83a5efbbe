/** Texts of a file that would run as script stay texts, wherever the page shows them or writes them down. */
import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { Editor } from "./editor";
import { hostileNetwork, watchForScripts } from "./hostile-names";
import { payloads } from "./xss-payloads";

const M2: { readonly nodes: readonly object[] } = JSON.parse(
  await readFile(new URL("../presets/two-rings.json", import.meta.url), "utf8"),
);

test("a hundred payloads in every text of a file are shown as they are, and none runs", async ({ page }) => {
  expect(payloads.length).toBeGreaterThanOrEqual(100);
  const watch = await watchForScripts(page);
  const editor = await Editor.open(page);
  await editor.openFile(hostileNetwork(payloads[0]!), `${payloads[3]}.json`);
  await expect(page.getByRole("textbox", { name: "Name of the network" })).toHaveValue(payloads[0]!);
  await expect(editor.nodes().first()).toBeVisible();
  await page.getByTestId("verdict").click();
  await expect(page.locator(".problems li").first()).toBeVisible();
  await page.getByRole("button", { name: "Close Problems" }).click();
  for (const index of [0, 3, 4, 5]) {
    await editor.nodes().nth(index).locator(".node-header").click({ force: true });
    await expect(page.getByRole("textbox", { name: "Name of the node" })).toBeVisible();
  }
  for (const name of ["Summary", "Data", "Presets", "Networks"] as const) await editor.drawer(name);
  await page.keyboard.press("Control+Shift+s");
  await page.getByRole("button", { name: /^What changed since “As opened from/ }).click();
  await watch.expectNothingRan();

  const download = page.waitForEvent("download");
  await editor.menu("Save to a file");
  expect((await download).suggestedFilename()).toMatch(/^[a-z0-9-]{1,60}\.json$/);

  // A bad file's own name is in its sentence, a stranger's too.
  await page.evaluate((names) => {
    for (const [index, name] of names.entries()) {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(["{"], index % 2 === 0 ? name : `${name}.json`));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    }
  }, payloads);
  await expect(page.locator(".notice").first()).toBeVisible();
  await watch.expectNothingRan();
});

test("a frame saved as SVG is well-formed and holds no script, no handler and no address", async ({
  page,
}) => {
  const watch = await watchForScripts(page);
  const editor = await Editor.open(page);
  const named = {
    ...M2,
    name: payloads[1],
    about: payloads[2],
    nodes: M2.nodes.map((node, index) => ({ ...node, name: payloads[index * 11]?.slice(0, 200) ?? "x" })),
  };
  await editor.openFile(JSON.stringify(named));
  await expect(page.getByRole("button", { name: "Save the picture or the film" })).toBeVisible();
  const download = page.waitForEvent("download");
  // While the network that was opened takes the place of the one before, the menu closes with its film.
  await expect(async () => {
    await page.getByRole("button", { name: "Save the picture or the film" }).click();
    await page.getByRole("menuitem", { name: "This frame as SVG" }).click({ timeout: 3_000 });
  }).toPass();
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/^[a-z0-9-]{1,60}\.svg$/);
  const svg = await readFile(await saved.path(), "utf8");
  const found = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
    const elements = [...parsed.querySelectorAll("*")];
    const attributes = elements.flatMap((element) => [...element.attributes]);
    return {
      errors: parsed.querySelectorAll("parsererror").length,
      elements: elements.length,
      scripts: elements.filter(({ localName }) => /script|foreignObject|iframe|animate|set/i.test(localName))
        .length,
      handlers: attributes.filter(({ name }) => /^on/i.test(name)).length,
      addresses: attributes.filter(
        ({ name, value }) => !/^xmlns/.test(name) && /\b(https?|javascript|data|file):/i.test(value),
      ).length,
    };
  }, svg);
  expect(found).toEqual({ errors: 0, elements: expect.any(Number), scripts: 0, handlers: 0, addresses: 0 });
  expect(found.elements).toBeGreaterThan(20);
  await watch.expectNothingRan();
});
