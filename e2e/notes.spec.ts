/** Notes beside the network: by a pointer and by keys, in the file, copied, undone. */
import { expect, test } from "@playwright/test";
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
