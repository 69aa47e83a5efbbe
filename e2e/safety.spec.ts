/** Work that cannot be lost: whatever dies, what a person has made is still there. */
import { expect, test } from "@playwright/test";
import { Editor } from "./editor";
import { sharedPage } from "./shared-page";

test.describe("a trainer that has died", () => {
  test.describe.configure({ mode: "serial" });
  const shared = sharedPage(Editor.open);
  const name = (editor: Editor) => editor.page.getByRole("textbox", { name: "Name of the network" });

  test("edits are kept and saved with the weights that were last heard of", async () => {
    const editor = shared();
    const { page } = editor;
    await editor.train();
    const trained = JSON.parse(await editor.savedFile());
    expect(Object.keys(trained.checkpoint).length).toBeGreaterThan(0);
    await page
      .workers()[0]!
      .evaluate(() => self.close())
      .catch(() => undefined);

    await name(editor).fill("Without a trainer");
    await expect(page.locator(".kept")).toHaveText(/^kept/);
    const saved = JSON.parse(await editor.savedFile());
    expect(saved).toEqual({ ...trained, name: "Without a trainer" });
  });

  test("another network opens, and the one before is found under Recent work", async () => {
    const editor = shared();
    const { page } = editor;
    await editor.menu("New network");
    await expect(editor.nodes()).toHaveCount(0);
    const drawer = await editor.drawer("Presets");
    await expect(drawer.getByRole("button", { name: /^Without a trainer/ })).toBeVisible();
    await page.reload();
    await expect(editor.command("Train")).toBeVisible();
    await page
      .locator(".drawer")
      .getByRole("button", { name: /^Without a trainer/ })
      .click();
    await expect(page.getByText("34 parameters · 9 nodes")).toBeVisible();
    expect(await editor.evaluate()).toBeGreaterThanOrEqual(0.99);
  });
});
