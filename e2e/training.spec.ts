/** The transport: step, epoch, reset, pace; the same seed gives the same run. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { Editor } from "./editor";
import { sharedPage } from "./shared-page";

const shared = sharedPage(async (page) => {
  const asked: string[] = [];
  page.context().on("request", (request) => asked.push(request.url()));
  return { editor: await Editor.open(page), asked };
});

test("step, epoch, reset and pause do what they say", async () => {
  const { editor } = shared();
  const { page } = editor;
  await editor.command("Step").click();
  await expect(page.locator(".progress-line")).toContainText("epoch 0 of 150 · step 1");
  await editor.command("Epoch").click();
  await expect(page.locator(".progress-line")).toContainText("epoch 1 of 150 · step 32");
  const loss = await page.getByTestId("loss").textContent();
  await editor.command("Reset").click();
  await expect(page.locator(".progress-line")).toContainText("step 0");
  await expect(page.getByTestId("loss")).toHaveText("–");
  await editor.command("Epoch").click();
  await expect(page.getByTestId("loss")).toHaveText(loss!);
  await editor.command("Train").click();
  await expect(page.locator(".progress-line")).toContainText("left");
  await editor.command("Pause").click();
  await expect(page.locator(".progress-line")).toContainText("paused");
  await expect(page.locator(".rest-line")).toHaveText(
    /^Paused: .+ right .+ Train goes on; Reset begins anew\.$|Play the film/,
  );
});

test("a person may choose the engine, and the weights move to it and back", async () => {
  const { editor } = shared();
  const { page } = editor;
  await editor.train();
  const engine = page.getByTestId("engine");
  await expect(engine).toContainText("fast engine");
  await expect(page.locator(".rest-line")).toHaveText(
    /^Done: all 1,000 right\. Play the film|^Done: [\d.]+ % right after 150/,
  );
  const accuracy = await editor.evaluate();
  await editor.settings();
  await editor.select("Engine", "TensorFlow.js");
  await expect(engine).toContainText("TensorFlow.js, cpu: chosen");
  expect(await editor.evaluate()).toBe(accuracy);
  await editor.command("Epoch").click();
  await expect(page.getByTestId("epoch")).toHaveText("151 / 300");
  await editor.select("Engine", "The fastest that can");
  await expect(engine).toContainText("fast engine");
  expect(await editor.evaluate()).toBe(accuracy);
});

test("validation is drawn beside training once a share is held back", async () => {
  const { editor } = shared();
  const { page } = editor;
  await editor.settings();
  await editor.select("Part held back", "A share");
  await expect(page.getByText("validation: none held back")).toBeVisible();
  await editor.train();
  await expect(page.locator(".curve-legend")).toHaveText(
    "while training these weights these weights, validation",
  );
  await expect(page.locator(".curve .curve-line .recharts-line-curve")).toHaveCount(6);
  await editor.command("Evaluate").click();
  await expect(page.getByTestId("evaluation")).toContainText("validation (200)");
});

test("a graph that branches trains on TensorFlow.js, and the page says why", async () => {
  const { editor } = shared();
  const { page } = editor;
  const drawer = await editor.drawer("Presets");
  await drawer.getByRole("button", { name: /Residual blocks/ }).click();
  await expect(page.getByTestId("engine")).toContainText("TensorFlow.js, cpu: this graph branches");
  await editor.command("Epoch").click();
  await expect(page.getByTestId("epoch")).toHaveText("1 / 150");
});

test("a wide graph that branches trains on TensorFlow.js's wasm backend, which comes from our own server", async ({
  baseURL,
}) => {
  const { editor, asked } = shared();
  const { page } = editor;
  const text = readFileSync(new URL("../presets/residual-blocks.json", import.meta.url), "utf8");
  await editor.openFile(text.replaceAll('"units": 8', '"units": 64'));
  await expect(page.getByTestId("engine")).toContainText("TensorFlow.js, wasm: this graph branches");
  await editor.select("Pace", "as fast as it goes");
  await editor.command("Epoch").click();
  await expect(page.getByTestId("epoch")).toHaveText("1 / 150", { timeout: 30_000 });
  const loss = await page.getByTestId("loss").textContent();
  await editor.command("Train").click();
  await expect(page.getByTestId("epoch")).not.toHaveText("1 / 150", { timeout: 30_000 });
  await editor.command("Pause").click();
  await editor.command("Reset").click();
  await editor.command("Epoch").click();
  await expect(page.getByTestId("loss")).toHaveText(loss!, { timeout: 30_000 });
  expect(asked.filter((url) => !url.startsWith(baseURL!) && !/^(blob|data):/.test(url))).toEqual([]);
  // Asked for by the trainer, and by what keeps the page for later without a connection.
  expect(new Set(asked.filter((url) => url.endsWith(".wasm"))).size).toBe(1);
});

test("every preset opens, shows its total and takes two steps", async () => {
  const { editor } = shared();
  const { page } = editor;
  const drawer = await editor.drawer("Presets");
  const presets = drawer.locator("[data-preset]");
  for (let index = 0; index < (await presets.count()); index++) {
    const name = await presets
      .nth(index)
      .locator(".card-title")
      .evaluate((title) => title.firstChild?.textContent);
    // A still picture of M3 takes TensorFlow.js minutes.
    const isFast = (await page.getByText(/^fast engine/).count()) > 0;
    if (name === "Two outliers" && !isFast) continue;
    await presets.nth(index).click();
    await expect(page.getByRole("textbox", { name: "Name of the network" })).toHaveValue(name!, {
      timeout: 30_000, // A step that TensorFlow.js has begun is finished first.
    });
    if (name?.startsWith("CIFAR-10")) {
      // Its images come from a person; until then the page says how.
      await expect(page.locator(".message")).toContainText("CIFAR-10 is not loaded. Drop cifar-10", {
        timeout: 30_000,
      });
      continue;
    }
    await editor.command("Step").click();
    await editor.command("Step").click();
    await expect(page.locator(".progress-line")).toContainText("step 2", { timeout: 30_000 });
  }
});

test("the page itself loads no TensorFlow.js: it is a chunk of its own, which only the worker asks for", () => {
  const assets = new URL("../dist/assets/", import.meta.url);
  const thatSay = (text: string) =>
    readdirSync(assets).filter(
      (file) => file.endsWith(".js") && readFileSync(new URL(file, assets), "utf8").includes(text),
    );
  const [holder = "", ...others] = thatSay("No backend found in registry");
  expect(others).toEqual([]);
  expect(holder).toMatch(/^load-/);
  // Its wasm backend, which it asks for itself, is another.
  const [backend = "", first = "", ...rest] = thatSay(holder).sort();
  expect(backend).toMatch(/^wasm-backend-/);
  expect(first).toMatch(/^worker-/);
  expect(rest).toEqual([]);
  expect(thatSay(backend)).toEqual([holder]);
});
