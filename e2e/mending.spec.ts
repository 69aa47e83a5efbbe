/** Every problem in one list and beside its node: going there, and mending it in one press. */
import { expect, test } from "@playwright/test";
import { saveNetwork } from "../src/core/network/file";
import { largeNetworks } from "../src/core/testing/large-networks";
import { expectCleanInBothThemes } from "./axe";
import { Editor } from "./editor";
import { sharedPage } from "./shared-page";

test.describe.configure({ mode: "serial" });
const shared = sharedPage(async (page) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  return Editor.open(page);
});

test("a broken network is mended by keys alone: F8 goes to the problem, Alt+Enter mends it", async () => {
  const editor = shared();
  const { page } = editor;
  await editor.choose("softmax");
  await page.locator("[data-canvas]").focus();
  await page.keyboard.press("Delete");
  await expect(editor.problemsAt("scores")).toContainText("Put a Softmax at the end");
  await page.keyboard.press("F8");
  await expect(page.locator(".react-flow__node.selected")).toContainText("scores");
  await page.keyboard.press("Alt+Enter");
  const popup = page.getByRole("dialog", { name: "What to mend at “scores”" });
  await expect(popup.getByRole("button", { name: "Set the loss to mean squared error" })).toBeVisible();
  await expectCleanInBothThemes(page, "what to mend at a node");
  await popup.getByRole("button", { name: "Add a Softmax" }).focus();
  await page.keyboard.press("Enter");
  await expect(popup).toHaveCount(0);
  await expect(editor.verdict()).toHaveText("nothing wrong");
  await expect(page.getByText("Done: add a Softmax. Nothing is wrong any more.")).toBeAttached();
  await expect(page.locator("[data-canvas]")).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(editor.problemsAt("scores")).toHaveCount(1);
  await page.keyboard.press("Control+z");
  await expect(editor.verdict()).toHaveText("nothing wrong");
});

test("the list says everything, a press goes to the node, its button mends it, and the focus stays in the list", async () => {
  const editor = shared();
  const { page } = editor;
  await editor.choose("scores");
  await editor.setNumber("Units", 3);
  await editor.drag("Dropout", 500, 130);
  await editor.verdict().click();
  const list = page.getByRole("complementary", { name: "Problems" });
  await expect(list.locator(".problem-line")).toHaveCount(2);
  await list.getByRole("button", { name: /gives 3 numbers/ }).click();
  await expect(page.locator(".react-flow__node.selected")).toContainText("softmax");
  await expect(page.locator("[data-canvas]")).toBeFocused();
  await list.getByRole("button", { name: "Set 2 units" }).focus();
  await page.keyboard.press("Enter");
  await expect(list.locator(".problem-line")).toHaveCount(1);
  await expect(list.locator(".problem-line")).toBeFocused();
  await list.getByRole("button", { name: "Delete “dropout”" }).click();
  await expect(list.getByText("Nothing is wrong.")).toBeVisible();
  await expect(page.locator(".problems")).toBeFocused();
  await page.getByRole("button", { name: /^Undo delete “dropout”/ }).click();
  await page.getByRole("button", { name: /^Undo set 2 units/ }).click();
  await expect(list.locator(".problem-line")).toHaveCount(2);
});

test("ten thousand problems are a list by kinds that answers", async () => {
  const editor = shared();
  const { page } = editor;
  await editor.openFile(saveNetwork(largeNetworks["as many bad params as nodes"](10_000)));
  await expect(editor.verdict()).toContainText("10,0");
  const list = page.getByRole("complementary", { name: "Problems" });
  await expect(list.getByRole("heading", { name: /Values that cannot be 10,000/ })).toBeVisible();
  await expect(list.locator(".problem-line")).toHaveCount(23);
  await list
    .getByRole("button", { name: /^Units is -1/ })
    .nth(19)
    .click();
  await expect(page.locator(".react-flow__node.selected")).toHaveCount(1);
  await expect(page.locator(".react-flow__node.selected")).toBeInViewport();
});
