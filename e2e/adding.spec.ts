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
  await editor.menu("New network");
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
  await editor.node("input").locator(".node-header").click();
  await page.keyboard.press("/");
  await expect(field(page)).toBeFocused();
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
  await expect(page.locator(".canvas-field")).toBeFocused();
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
  const ground = { x: x + 60, y: bottom.y + bottom.height - 20 };
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
    else await page.mouse.click(place.x, place.y, { button: "right" });
    await expect(field(page)).toBeFocused();
    await page.keyboard.type("dropout");
    await page.keyboard.press("Enter");
    const { x, y } = await middleOf(editor, "dropout");
    expect(Math.hypot(x - place.x, y - place.y)).toBeLessThan(2);
    await page.keyboard.press("Control+z");
    await expect(editor.nodes()).toHaveCount(5);
  }
});

test("a node that lies about goes into the wire that lights up under it, and is taken out without a gap", async () => {
  const editor = shared();
  const { page } = editor;
  const canvas = (await page.locator(".canvas-field").boundingBox())!;
  await editor.drag("Dropout", canvas.x + 200, canvas.y + canvas.height - 30);
  await expect(editor.wires()).toHaveCount(4);
  const header = (await editor.node("dropout").locator(".node-header").boundingBox())!;
  const hand = { x: header.x + 20, y: header.y + 8 };
  await page.mouse.move(hand.x, hand.y);
  await page.mouse.down();
  // The canvas moves along where the pointer is near its edge.
  await expect(async () => {
    await editor.frames(3);
    const middle = await middleOf(editor, "dropout");
    const [left, right] = [await middleOf(editor, "dense"), await middleOf(editor, "activation")];
    hand.x += (left.x + right.x) / 2 - middle.x;
    hand.y += left.y - 5 - middle.y;
    await page.mouse.move(hand.x, hand.y, { steps: 4 });
    const taking = page.locator(".react-flow__edge.taking");
    await expect(taking).toHaveAttribute("aria-label", "Wire from dense to activation", { timeout: 1000 });
  }).toPass();
  await page.mouse.up();
  await expect(page.locator(".react-flow__edge.taking")).toHaveCount(0);
  expect(await ends(editor)).toContain("Wire from dense to dropout");
  expect(await ends(editor)).toContain("Wire from dropout to activation");
  await page.keyboard.press("Control+Delete");
  await expect(editor.nodes()).toHaveCount(5);
  expect(await ends(editor)).toContain("Wire from dense to activation");
});
