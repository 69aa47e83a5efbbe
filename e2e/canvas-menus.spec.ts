/** Menus of a right-click, names in place, shapes on wires, wires' ends, and many nodes at once. */
import { expect, test } from "@playwright/test";
import { expectCleanInBothThemes } from "./axe";
import { Editor } from "./editor";
import { sharedPage } from "./shared-page";

test.describe.configure({ mode: "serial" });
const shared = sharedPage(async (page) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  return Editor.open(page);
});

test("a double-click on a name and F2 rename in place; Escape keeps the old one", async () => {
  const editor = shared();
  const { page } = editor;
  const field = page
    .getByRole("dialog", { name: /^Rename/ })
    .getByRole("textbox", { name: "Name of the node" });
  await editor.node("tanh1").locator(".node-header").dblclick();
  await expect(field).toBeFocused();
  await page.keyboard.type("bend");
  await page.keyboard.press("Enter");
  await expect(field).toHaveCount(0);
  await expect(editor.node("bend")).toHaveCount(1);
  await expect(page.locator("[data-canvas]")).toBeFocused();
  // What is told of it has the new name too.
  await expect(page.locator("[data-pane=layers]").getByText("After bend")).toBeVisible();
  await page.keyboard.press("F2");
  await expect(field).toHaveValue("bend");
  // No two nodes are called the same: what it will be called instead is said while one types.
  await page.keyboard.type("hidden2");
  await expect(page.getByText("Another node is called “hidden2”, so this one is “hidden2_2”.")).toBeVisible();
  await page.keyboard.type("no");
  await page.keyboard.press("Escape");
  await expect(field).toHaveCount(0);
  await expect(editor.node("bend")).toHaveCount(1);
  await page.keyboard.press("Control+z");
  await expect(editor.node("tanh1")).toHaveCount(1);
});

test("a right-click on a node offers what can be done with it, and does it", async () => {
  const editor = shared();
  const { page } = editor;
  await editor.node("hidden2").locator(".node-header").click({ button: "right" });
  const menu = page.getByRole("menu", { name: "What is chosen" });
  await expect(menu.getByRole("menuitem", { name: /^Refactor/ })).toBeVisible();
  await expectCleanInBothThemes(page, "the menu of a node");
  await menu.getByRole("menuitem", { name: /^Take out and close the gap/ }).click();
  await expect(editor.nodes()).toHaveCount(8);
  await expect(editor.wires()).toHaveCount(7);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(editor.nodes()).toHaveCount(9);
});

test("a right-click on empty ground offers what the canvas can do, with its keys; Tab closes it and rests on nothing hidden", async () => {
  const editor = shared();
  const { page } = editor;
  const ground = (await page.locator(".canvas-field").boundingBox())!;
  const place = { x: ground.x + ground.width - 40, y: ground.y + ground.height - 20 };
  const menu = page.getByRole("menu", { name: "The canvas" });
  const open = () => page.mouse.click(place.x, place.y, { button: "right" });
  await open();
  await expect(menu.getByRole("menuitem", { name: /^Arrange Shift\+Alt\+T/ })).toBeVisible();
  await expectCleanInBothThemes(page, "the menu of the canvas");
  for (const key of ["Tab", "Shift+Tab", "Escape"]) {
    await page.keyboard.press(key);
    await expect(menu).toHaveCount(0);
    await expect(page.locator("[data-canvas]")).toBeFocused();
    if (key !== "Escape") await open();
  }
  await open();
  await menu.getByRole("menuitem", { name: /^Select all/ }).click();
  await expect(page.locator(".react-flow__node.selected")).toHaveCount(9);
  await open();
  await menu.getByRole("menuitem", { name: /^Add a node here/ }).click();
  await expect(page.getByRole("combobox", { name: "Add a node" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.locator("[data-canvas]")).toBeFocused();
  // By keys, beside what is chosen, or else of the canvas.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Shift+F10");
  await expect(menu).toBeVisible();
  await page.keyboard.press("Escape");
});

test("a wire shows its shape while the pointer is on it, and its end can be dragged to another node or into the empty", async () => {
  const editor = shared();
  const { page } = editor;
  const wire = page.getByLabel("Wire from tanh1 to hidden2");
  const box = (await wire.locator("path").first().boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await expect(wire.getByText("(·, 4)")).toBeVisible();
  const ground = (await page.locator(".canvas-field").boundingBox())!;
  // By the wire, and by the dot that it enters, which lies over it.
  const dot = editor.node("hidden2").locator(".react-flow__handle.target");
  for (const place of [wire.locator(".react-flow__edgeupdater-target"), dot]) {
    // Below the gap between two cards.
    await editor.dragFrom(place, box.x + box.width / 2, ground.y + ground.height - 6);
    await expect(wire).toHaveCount(0);
    await expect(page.getByRole("combobox", { name: "Add a node" })).toHaveCount(0);
    await page.keyboard.press("Control+z");
    await expect(wire).toHaveCount(1);
  }
  // On another input it is the same wire that enters there.
  const other = (await editor.node("hidden3").locator(".react-flow__handle.target").boundingBox())!;
  await editor.dragFrom(dot, other.x + other.width / 2, other.y + other.height / 2);
  await expect(page.getByLabel("Wire from tanh1 to hidden3")).toHaveCount(1);
  await expect(wire).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(wire).toHaveCount(1);
});

test("all nodes at once: Ctrl+A, aligned and distributed from the palette, one undo each", async () => {
  const editor = shared();
  const { page } = editor;
  await page.locator(".canvas-field").click({ position: { x: 600, y: 20 } });
  await page.keyboard.press("Control+a");
  await expect(page.locator(".react-flow__node.selected")).toHaveCount(9);
  const lefts = () =>
    editor
      .nodes()
      .evaluateAll((all) => new Set(all.map((one) => Math.round(one.getBoundingClientRect().x))).size);
  expect(await lefts()).toBe(9);
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Find a command" })).toBeFocused();
  await page.keyboard.type("align left");
  await page.keyboard.press("Enter");
  await expect.poll(lefts).toBe(1);
  await page.keyboard.press("Control+z");
  await expect.poll(lefts).toBe(9);
});

test("of several that are chosen a plain press chooses one", async () => {
  const editor = shared();
  await editor.node("hidden1").locator(".node-header").click();
  await editor.page.keyboard.press("Control+a");
  await expect(editor.page.locator(".react-flow__node.selected")).toHaveCount(9);
  await editor.node("tanh1").locator(".node-header").click();
  await expect(editor.page.locator(".react-flow__node.selected")).toHaveCount(1);
});
