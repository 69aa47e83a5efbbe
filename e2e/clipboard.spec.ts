/** Copy, cut and paste by the keys of every program, across documents and tabs; refactorings from the node's panel. */
import { expect, test } from "@playwright/test";
import { expectCleanInBothThemes } from "./axe";
import { Editor } from "./editor";
import { sharedPage } from "./shared-page";

test.describe.configure({ mode: "serial" });
const shared = sharedPage(async (page) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  return Editor.open(page);
});

test("two nodes go from one document to another, with the wire between them, to where the pointer is", async () => {
  const editor = shared();
  const { page } = editor;
  await editor.node("hidden1").locator(".node-header").click();
  await editor
    .node("tanh1")
    .locator(".node-header")
    .click({ modifiers: ["Shift"] });
  await page.keyboard.press("Control+c");
  await editor.newNetwork();
  const canvas = (await page.locator(".canvas-field").boundingBox())!;
  const place = { x: canvas.x + 500, y: canvas.y + 150 };
  await page.mouse.click(place.x, place.y);
  await page.keyboard.press("Control+v");
  await expect(editor.nodes()).toHaveCount(2);
  await expect(editor.wires()).toHaveCount(1);
  const [left, right] = [
    (await editor.node("hidden1").boundingBox())!,
    (await editor.node("tanh1").boundingBox())!,
  ];
  expect(Math.abs((left.x + right.x + right.width) / 2 - place.x)).toBeLessThan(2);
  await page.keyboard.press("Control+x");
  await expect(editor.nodes()).toHaveCount(0);
  await page.keyboard.press("Control+v");
  await expect(editor.nodes()).toHaveCount(2);
  await page.keyboard.press("Control+z");
  await expect(editor.nodes()).toHaveCount(0);
});

test("another tab takes it too, and other text is refused in a sentence", async () => {
  const { page } = shared();
  const other = await Editor.open(await page.context().newPage());
  await other.newNetwork();
  await other.page.locator(".canvas-field").click({ position: { x: 500, y: 150 } });
  await other.page.keyboard.press("Control+v");
  await expect(other.nodes()).toHaveCount(2);
  const name = other.page.getByRole("textbox", { name: "Name of the network" });
  await name.fill("only words");
  await name.press("Control+a");
  await name.press("Control+c");
  await other.page.locator(".canvas-field").click({ position: { x: 120, y: 150 } });
  await other.page.keyboard.press("Control+v");
  await expect(other.notice("What was copied is no part of a network")).toBeVisible();
  await expect(other.nodes()).toHaveCount(2);
  await other.page.close();
});

test("a layer is widened from its panel, told in a sentence, and one undo takes it back", async () => {
  const editor = shared();
  const { page } = editor;
  await page.getByRole("button", { name: /^Undo/ }).click();
  await editor.newNetwork();
  await page.locator(".empty-canvas").getByRole("button", { name: "Two rings" }).click();
  await editor.choose("hidden1");
  await page.getByRole("button", { name: "Refactor…" }).click();
  const dialog = page.getByRole("dialog", { name: "Refactor “hidden1”" });
  await expect(dialog.getByText("“tanh1” comes next and is no Dense")).toBeVisible();
  await expectCleanInBothThemes(page, "refactorings");
  await dialog.getByRole("spinbutton", { name: "Units, Widen and keep the function" }).fill("6");
  await dialog.getByRole("button", { name: "Do it: Widen and keep the function" }).click();
  await expect(editor.notice("“hidden1” has 6 units instead of 4")).toBeVisible();
  await expect(editor.node("hidden1").locator(".node-kind")).toHaveText("Dense 6");
  await page.keyboard.press("Control+z");
  await expect(editor.node("hidden1").locator(".node-kind")).toHaveText("Dense 4");
});
