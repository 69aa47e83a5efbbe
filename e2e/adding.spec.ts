/** Nodes are added where one points, from a list by their words: by mouse, by finger and by keyboard alone. */
import { expect, type Page, test } from "@playwright/test";
import { expectCleanInBothThemes } from "./axe";
import { Editor } from "./editor";
import { sharedPage } from "./shared-page";

test.describe.configure({ mode: "serial" });
const shared = sharedPage(async (page) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  return Editor.open(page);
});

const field = (page: Page) => page.getByRole("combobox", { name: "Add a node" });
const middleOf = async (editor: Editor, name: string) => {
  const box = (await editor.node(name).boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};
const ends = async (editor: Editor) =>
  (await editor.wires().evaluateAll((wires) => wires.map((wire) => wire.getAttribute("aria-label")))).sort();

test("the first node on an empty canvas stays where it was dropped", async () => {
  const editor = shared();
  await editor.newNetwork();
  await expect(editor.page.getByText("Drag an Input here to begin")).toBeVisible();
  await editor.drag("Input", 520, 250);
  await expect(editor.nodes()).toHaveCount(1);
  await editor.drawer("Summary"); // The canvas gets another size.
  await editor.drawer("Summary");
  await editor.page.getByRole("button", { name: "Close Summary" }).click();
  await editor.frames(3);
  const { x, y } = await middleOf(editor, "input");
  expect(Math.hypot(x - 520, y - 250)).toBeLessThan(2);
});

test("by keyboard alone: / and Ctrl+Enter build a network that trains, one behind the other", async () => {
  const editor = shared();
  const { page } = editor;
  // The list's program is on its way still when the first letters are typed.
  let come = () => {};
  const isComing = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route(/AddSearch-.*\.js$/, async (route) => {
    await isComing;
    await route.continue();
  });
  await editor.node("input").locator(".node-header").click();
  await expect(page.locator("[data-canvas]")).toBeFocused();
  await page.keyboard.press("/");
  await page.keyboard.type("dem");
  await page.keyboard.press("Backspace");
  come();
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue("de");
  await field(page).clear();
  await expectCleanInBothThemes(page, "the list of nodes");
  for (const [index, word] of ["dense", "relu", "dense"].entries()) {
    await page.keyboard.type(word);
    await page.keyboard.press("Control+Enter");
    await expect(editor.nodes()).toHaveCount(2 + index);
    await expect(field(page)).toHaveValue("");
  }
  await page.keyboard.type("softm");
  await page.keyboard.press("Enter");
  await expect(field(page)).toHaveCount(0);
  await expect(page.locator("[data-canvas]")).toBeFocused();
  await expect(editor.nodes()).toHaveCount(5);
  await expect(editor.wires()).toHaveCount(4);
  await expect(editor.node("activation").locator(".node-kind")).toHaveText("relu");
  await expect(editor.command("Train")).toBeEnabled();
  await expect(editor.node("softmax")).toBeInViewport();
});

test("a wire let go over empty ground asks what it leads to; Escape leaves nothing behind", async () => {
  const editor = shared();
  const { page } = editor;
  await page.keyboard.press("1");
  const before = await ends(editor);
  const from = editor.node("dense").locator(".react-flow__handle.source");
  const { x } = await middleOf(editor, "dense");
  const bottom = (await page.locator(".canvas-field").boundingBox())!;
  // Between two cards, below the wire.
  const ground = { x: x + 71, y: bottom.y + bottom.height - 20 };
  await editor.dragFrom(from, ground.x, ground.y);
  await expect(field(page)).toBeFocused();
  await expect(page.getByRole("option", { name: /^Input/ })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(field(page)).toHaveCount(0);
  expect(await ends(editor)).toEqual(before);
  await editor.dragFrom(from, ground.x, ground.y);
  await page.keyboard.type("concat");
  await page.keyboard.press("Enter");
  expect(await ends(editor)).toContain("Wire from dense to concatenate");
  await page.keyboard.press("Control+z");
  await expect(editor.nodes()).toHaveCount(5);
  expect(await ends(editor)).toEqual(before);
});

test("double-click and right-click open the list at the pointer, and the node lands there", async () => {
  const editor = shared();
  const { page } = editor;
  const canvas = (await page.locator(".canvas-field").boundingBox())!;
  const place = { x: canvas.x + canvas.width - 160, y: canvas.y + canvas.height - 40 };
  for (const button of ["double", "right"] as const) {
    if (button === "double") await page.mouse.dblclick(place.x, place.y);
    else {
      await page.mouse.click(place.x, place.y, { button: "right" });
      await page.getByRole("menuitem", { name: "Add a node here" }).click();
    }
    await expect(field(page)).toBeFocused();
    await page.keyboard.type("dropout");
    await page.keyboard.press("Enter");
    const { x, y } = await middleOf(editor, "dropout");
    expect(Math.hypot(x - place.x, y - place.y)).toBeLessThan(2);
    await page.keyboard.press("Control+z");
    await expect(editor.nodes()).toHaveCount(5);
  }
});

test("a node goes into the wire that lights up under it, and is taken out without a gap", async () => {
  const editor = shared();
  const { page } = editor;
  await page.keyboard.press("1");
  await editor.frames(3);
  const item = page.getByRole("toolbar", { name: "Add a node" }).getByRole("button", { name: "Dropout" });
  const from = (await item.boundingBox())!;
  const dot = (await editor.node("dense").locator(".react-flow__handle.source").boundingBox())!;
  const end = (await editor.node("activation").locator(".react-flow__handle.target").boundingBox())!;
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move((dot.x + end.x + end.width) / 2, dot.y + dot.height / 2, { steps: 8 });
  const taking = page.locator(".react-flow__edge.taking");
  await expect(taking).toHaveAttribute("aria-label", "Wire from dense to activation");
  await page.mouse.up();
  await expect(taking).toHaveCount(0);
  expect(await ends(editor)).toContain("Wire from dense to dropout");
  expect(await ends(editor)).toContain("Wire from dropout to activation");
  await page.locator("[data-canvas]").focus();
  await page.keyboard.press("Control+Delete");
  await expect(editor.nodes()).toHaveCount(5);
  expect(await ends(editor)).toContain("Wire from dense to activation");
});
