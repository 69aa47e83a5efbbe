/** M takes a node out of the computation and leaves it on the canvas; M again uses it. */
import { expect, test } from "@playwright/test";
import { expectCleanInBothThemes } from "./axe";
import { Editor } from "./editor";
import { sharedPage } from "./shared-page";

test.describe.configure({ mode: "serial" });
const shared = sharedPage(async (page) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  return Editor.open(page);
});

test("a bypassed node is drawn and said as such, counts for nothing, and is used again by M", async () => {
  const editor = shared();
  const { page } = editor;
  await editor.choose("hidden2");
  await page.locator("[data-canvas]").focus();
  await page.keyboard.press("m");
  await expect(editor.node("hidden2").getByText("bypassed", { exact: true })).toBeVisible();
  await expect(page.getByLabel(/^Dense hidden2, .*bypassed/)).toBeVisible();
  await expect(page.getByText("hidden2 is bypassed.")).toBeAttached();
  await expect(page.locator(".node-panel .sentence")).toContainText("it passes on what enters it");
  // 34 less 4 × 2 + 2, and 4 numbers for 2 enter the next one: 2 × 2 more.
  await expect(page.locator(".canvas-counts")).toContainText("28 parameters");
  await expectCleanInBothThemes(page, "a bypassed node");
  const summary = await editor.drawer("Summary");
  await expect(summary.getByRole("row", { name: /hidden2/ })).toHaveCount(0);
  await page.getByRole("button", { name: "Close Summary" }).click();
  expect(
    JSON.parse(await editor.savedFile()).nodes.filter((node: object) => "bypassed" in node),
  ).toHaveLength(1);
  await editor.node("hidden2").locator(".node-header").click({ button: "right" });
  await page.getByRole("menuitem", { name: /^Use again M/ }).click();
  await expect(page.locator(".canvas-counts")).toContainText("34 parameters");
  await page.getByRole("button", { name: "Undo use hidden2 again" }).click();
  await page.getByRole("button", { name: "Undo bypass hidden2" }).click();
  await expect(page.getByLabel(/^Dense hidden2, .*bypassed/)).toHaveCount(0);
});

test("without its Softmax the network says what is bypassed, and one press uses it again; an Input says why not", async () => {
  const editor = shared();
  const { page } = editor;
  await editor.choose("softmax");
  await page.locator("[data-canvas]").focus();
  await page.keyboard.press("m");
  await expect(editor.problemsAt("scores")).toContainText("“softmax” is bypassed.");
  await editor.problemsAt("scores").getByRole("button").click();
  await page.getByRole("dialog").getByRole("button", { name: "Use “softmax” again" }).click();
  await expect(editor.verdict()).toHaveText("nothing wrong");
  await editor.node("input").locator(".node-header").click({ button: "right" });
  await expect(page.getByRole("menuitem", { name: /bypassed, nothing would/ })).toBeVisible();
  await page.keyboard.press("Escape");
});
