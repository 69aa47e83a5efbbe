/** Notes beside the network: by a pointer and by keys, in the file, copied, undone. */
import { expect, type Locator, test } from "@playwright/test";
import { expectCleanInBothThemes } from "./axe";
import { Editor } from "./editor";

test("a note is added where one points, written, moved, resized, copied, saved and taken away", async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const editor = await Editor.open(page);
  await page.keyboard.press("Alt+1");
  const ground = (await page.locator(".canvas-field").boundingBox())!;
  const place = { x: ground.x + ground.width - 290, y: ground.y + 280 };
  await page.mouse.click(place.x, place.y, { button: "right" });
  await page.getByRole("menuitem", { name: /^Add a note here/ }).click();
  const text = page.getByRole("textbox", { name: "Text of the note" });
  await expect(text).toBeFocused();
  await page.keyboard.type("Watch the <b>ring</b>");
  await page.keyboard.press("Escape");
  const note = page.getByRole("region", { name: "Note: Watch the <b>ring</b>" });
  await expect(note).toBeFocused();
  const corner = async () => {
    const box = (await note.first().boundingBox())!;
    return { x: box.x, y: box.y, width: box.width };
  };
  const start = await corner();
  expect(Math.hypot(start.x - place.x, start.y - place.y)).toBeLessThan(2);

  await page.keyboard.press("ArrowRight");
  await expect.poll(async () => (await corner()).x).toBeGreaterThan(start.x + 5);
  await page.keyboard.press("Shift+ArrowRight");
  await expect.poll(async () => (await corner()).width).toBeGreaterThan(start.width + 5);
  const grip = (await note.locator(".note-grip").boundingBox())!;
  await page.mouse.move(grip.x + 30, grip.y + 10);
  await page.mouse.down();
  await page.mouse.move(grip.x - 70, grip.y + 10, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await corner()).x).toBeLessThan(start.x - 40);
  await expectCleanInBothThemes(page, "a note");
  await page.getByRole("button", { name: "Undo move note" }).click();
  await expect.poll(async () => (await corner()).x).toBeGreaterThan(start.x);

  await note.focus();
  await page.keyboard.press("Control+c");
  await page.keyboard.press("Control+v");
  await expect(note).toHaveCount(2);
  await note.last().focus();
  await page.keyboard.press("Delete");
  await expect(note).toHaveCount(1);
  await expect(page.locator("[data-canvas]")).toBeFocused();
  const saved = JSON.parse(await editor.savedFile());
  expect(saved.notes).toMatchObject([{ text: "Watch the <b>ring</b>" }]);
  await expect(page.locator(".canvas-counts")).toContainText("34 parameters · 9 nodes");
});

test("a box and Ctrl+A choose notes and frames with the nodes: copied, moved and deleted as one", async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const editor = await Editor.open(page);
  await page.keyboard.press("Alt+1");
  await editor.choose("hidden2");
  await page.keyboard.press("Control+g");
  await page.keyboard.type("Bend");
  await page.keyboard.press("Enter");
  const frame = page.getByRole("region", { name: /^Frame: Bend/ });
  const place = async (locator: Locator) => (await locator.boundingBox())!;
  const start = await place(frame);
  const node = await place(editor.node("hidden2"));
  // From the ground below it up to its right: all of the frame, and with it its one node.
  await page.keyboard.down("Shift");
  await page.mouse.move(start.x - 4, start.y + start.height + 4);
  await page.mouse.down();
  await page.mouse.move(start.x + start.width + 5, start.y - 5, { steps: 6 });
  await page.mouse.up();
  await page.keyboard.up("Shift");
  await expect(page.getByRole("region", { name: "Frame: Bend, chosen" })).toBeVisible();
  await page.keyboard.press("Control+ArrowDown");
  await expect(page.getByRole("button", { name: "Undo move hidden2 and 1 frame" })).toBeVisible();
  const [moved, movedNode] = [await place(frame), await place(editor.node("hidden2"))];
  expect(moved.y).toBeGreaterThan(start.y + 5);
  expect(movedNode.y - node.y).toBeCloseTo(moved.y - start.y, 1);
  // By the node's own handle: the frame follows the hand.
  const grip = await place(editor.node("hidden2").locator(".node-header"));
  await page.mouse.move(grip.x + 20, grip.y + 8);
  await page.mouse.down();
  await page.mouse.move(grip.x + 20, grip.y + 48, { steps: 5 });
  await expect.poll(async () => (await place(frame)).y).toBeGreaterThan(moved.y + 30);
  await page.mouse.up();
  await page.keyboard.press("Control+c");
  await page.keyboard.press("Control+v");
  await expect(frame).toHaveCount(2);
  await page.getByRole("button", { name: /^Undo paste/ }).click();
  await expect(frame).toHaveCount(1);

  await page.locator("[data-canvas]").focus();
  await page.keyboard.press("Control+a");
  await expect(page.getByRole("region", { name: "Frame: Bend, chosen" })).toBeVisible();
  await page.keyboard.press("Delete");
  await expect(frame).toHaveCount(0);
  await expect(editor.nodes()).toHaveCount(0);
  await page.getByRole("button", { name: "Undo delete 9 nodes and 1 frame" }).click();
  await expect(frame).toBeVisible();
  await expect(editor.nodes()).toHaveCount(9);
});
