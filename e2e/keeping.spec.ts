/** Work is kept: undo, reload, save, open, presets. */
import { expect, type Page, test } from "@playwright/test";
import { Editor } from "./editor";
import { sharedPage } from "./shared-page";

test.describe("what a trained network keeps", () => {
  test.describe.configure({ mode: "serial" });
  const shared = sharedPage(Editor.open);

  test("moving a node is one entry to undo, and costs no training", async () => {
    const editor = shared();
    const { page } = editor;
    await editor.train();
    const before = await editor.node("tanh2").boundingBox();
    await editor.dragFrom(editor.node("tanh2").locator(".node-header"), before!.x + 60, before!.y + 90);
    await expect
      .poll(async () => (await editor.node("tanh2").boundingBox())!.y)
      .toBeGreaterThan(before!.y + 40);
    await expect(page.getByTestId("epoch")).toHaveText("150 / 150");
    await page.getByRole("button", { name: "Undo move" }).click();
    await expect
      .poll(async () => Math.abs((await editor.node("tanh2").boundingBox())!.y - before!.y))
      .toBeLessThan(2);
    await expect(page.getByTestId("epoch")).toHaveText("150 / 150");
    await expect(page.getByRole("button", { name: "Undo", exact: true })).toBeDisabled();
  });

  test("a trained network is saved, comes back after a reload, and opens from its file as it was", async () => {
    const editor = shared();
    const { page } = editor;
    const accuracy = await editor.evaluate();
    const saved = await editor.savedFile();
    await page.getByRole("textbox", { name: "Name of the network" }).fill("My rings");
    await expect(page.locator(".kept")).toHaveText("kept");

    await page.reload();
    await expect(page.getByRole("textbox", { name: "Name of the network" })).toHaveValue("My rings");
    await expect(page.getByTestId("epoch")).toHaveText("150 / 150");
    await expect(page.getByTestId("accuracy")).toHaveText("100.0 %");
    expect(await editor.evaluate()).toBe(accuracy);

    await editor.newNetwork();
    await editor.openFile(saved);
    await expect(editor.nodes()).toHaveCount(9);
    expect(await editor.evaluate()).toBe(accuracy);
    expect(JSON.parse(await editor.savedFile())).toEqual(JSON.parse(saved));
  });

  test("editing the structure pauses and says so; undo brings the weights of before back", async () => {
    const editor = shared();
    const { page } = editor;
    expect(await editor.evaluate()).toBeGreaterThanOrEqual(0.99);
    await editor.select("Pace", "10 steps a second");
    await editor.command(/^(Train|Keep training)$/).click();
    await expect(editor.command("Pause")).toBeVisible();
    await editor.choose("hidden1");
    await editor.setNumber("Units", 5);
    await expect(page.locator(".message.paused")).toContainText("Paused, because the network changed");
    await expect(editor.command("Train")).toBeVisible();
    expect(await editor.evaluate()).toBeLessThan(0.99);
    await page.getByRole("button", { name: "Undo change hidden1" }).click();
    await expect(page.getByText("34 parameters · 9 nodes")).toBeVisible();
    expect(await editor.evaluate()).toBeGreaterThanOrEqual(0.99);
  });
});

test.describe("what the browser keeps", () => {
  const shared = sharedPage(Editor.open);

  test("a preset opens beside what is there, which is under Networks; untouched, the next takes its place", async () => {
    const editor = shared();
    const { page } = editor;
    await editor.choose("hidden1");
    await page.getByRole("textbox", { name: "Name of the node" }).fill("mine");
    for (const [name, nodes] of [
      [/One straight line/, 3],
      [/All of width two/, 9],
      [/One straight line/, 3],
    ] as const) {
      const presets = await editor.drawer("Presets");
      await presets.getByRole("button", { name }).dblclick();
      await expect(editor.nodes()).toHaveCount(nodes);
    }
    await expect(page.getByRole("button", { name: "Undo", exact: true })).toBeDisabled();
    const networks = await editor.drawer("Networks");
    const rows = networks.getByRole("list", { name: "Networks in this browser" }).getByRole("listitem");
    await expect(rows).toHaveCount(2);
    await page.reload();
    await expect(editor.nodes()).toHaveCount(3);
    await expect(rows).toHaveCount(2);
    await rows.filter({ hasText: "Two rings" }).getByRole("button").first().click();
    await expect(editor.node("mine")).toBeVisible();
    await page.getByRole("button", { name: /^Undo change|^Undo rename/ }).click();
    await expect(editor.node("hidden1")).toBeVisible();
  });

  test("another learning rate is the same run going on, and a reload in the middle of it loses nothing", async () => {
    const editor = shared();
    const { page } = editor;
    const epoch = async () => Number.parseInt((await page.getByTestId("epoch").textContent()) ?? "0", 10);
    await editor.select("Pace", "200 steps a second");
    await editor.command("Train").click();
    await expect.poll(epoch).toBeGreaterThan(3);
    await editor.settings();
    await editor.setNumber("Learning rate", 0.002);
    await expect(editor.command("Pause")).toBeVisible();
    await expect.poll(epoch).toBeGreaterThan(5);
    // A running network is kept every few seconds.
    const before = await epoch();
    await expect.poll(() => keptEpoch(page), { timeout: 30_000 }).toBeGreaterThan(before);
    const kept = await keptEpoch(page);
    await page.reload();
    await expect(editor.command("Train")).toBeVisible();
    await expect.poll(epoch).toBeGreaterThanOrEqual(kept);
    await expect(page.locator(".progress-line")).toContainText("paused");
  });
});

/** The epoch of the network that the page's database holds. */
async function keptEpoch(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await answer(indexedDB.open("unfold"));
    const records = await answer(database.transaction("revisions").objectStore("revisions").getAll());
    database.close();
    const [newest] = records.sort((one, other) => other.at - one.at);
    return newest?.trained?.epoch ?? 0;
  });
}
