/** Before training: two units cannot free the inner ring. The page says why, shows it, and offers one unit more. */
import { expect, test } from "@playwright/test";
import { expectCleanInBothThemes } from "./axe";
import { Editor } from "./editor";
import { sharedPage } from "./shared-page";

test.describe.configure({ mode: "serial" });
const shared = sharedPage(Editor.open);

test("the wall is said, shown and taken away, and undo brings it back, light and dark", async () => {
  const editor = shared();
  const { page } = editor;
  await page.emulateMedia({ reducedMotion: "reduce" });
  await expect(editor.verdict()).toContainText("nothing wrong");
  const drawer = await editor.drawer("Presets");
  await drawer.getByRole("button", { name: /All of width two/ }).click();
  await expect(editor.verdict()).toContainText("1 hint");
  await expect(editor.problemsAt("hidden1")).toContainText("“inner ring” lies inside “outer ring”");

  await editor.verdict().click();
  const popup = page.locator(".problems");
  await expect(popup).toContainText("Give “hidden1” 3 units, or bend with sin.");
  await expect(popup.getByRole("img")).toHaveCount(3);
  await expectCleanInBothThemes(page, "the wall");

  const offer = popup.getByRole("button", { name: "Set 3 units" });
  await offer.focus();
  await page.keyboard.press("Enter");
  await expect(editor.verdict()).toContainText("nothing wrong");
  await expect(page.locator(".canvas-counts")).toContainText("29 parameters");
  await page.getByRole("button", { name: "Close Problems" }).click();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(editor.verdict()).toContainText("1 hint");
});

test("the inspector offers it too, and sin is a way out", async () => {
  const editor = shared();
  const { page } = editor;
  await editor.choose("hidden1");
  await expect(page.locator(".node-panel").getByRole("button", { name: "Set 3 units" })).toBeVisible();
  await editor.choose("tanh2");
  await editor.select("Function", "sin");
  await expect(editor.verdict()).toContainText("nothing wrong");
});
