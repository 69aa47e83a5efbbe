/** Frames around nodes: made, named, moved by pointer and by keys with what they hold, copied, arranged, undone, taken away. */
import { expect, test } from "@playwright/test";
import { expectCleanInBothThemes } from "./axe";
import { Editor } from "./editor";

test("a frame around two nodes moves them along, is framed anew by Arrange, saved, and taken away without them", async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const editor = await Editor.open(page);
  await page.keyboard.press("Alt+1");
  await editor.choose("hidden2");
  await page.keyboard.down("Shift");
  await editor.node("tanh2").locator(".node-header").click();
  await page.keyboard.up("Shift");
  await page.keyboard.press("Control+g");
  const title = page.getByRole("textbox", { name: "Title of the frame" });
  await expect(title).toBeFocused();
  await page.keyboard.type("Bends <b>");
  await page.keyboard.press("Enter");
  const frame = page.getByRole("region", { name: "Frame: Bends <b>" });
  await expect(frame).toBeFocused();
  const box = async (locator: typeof frame) => (await locator.boundingBox())!;
  const holds = async (name: string) => {
    const [outer, inner] = [await box(frame), await box(editor.node(name))];
    return (
      inner.x >= outer.x &&
      inner.y >= outer.y &&
      inner.x + inner.width <= outer.x + outer.width &&
      inner.y + inner.height <= outer.y + outer.height
    );
  };
  expect([await holds("hidden2"), await holds("tanh2"), await holds("tanh1")]).toEqual([true, true, false]);

  // By keys, and undone.
  const start = await box(editor.node("hidden2"));
  await page.keyboard.press("ArrowDown");
  await expect.poll(async () => (await box(editor.node("hidden2"))).y).toBeGreaterThan(start.y + 5);
  await page.keyboard.press("Control+z");
  await expect.poll(async () => (await box(editor.node("hidden2"))).y).toBeCloseTo(start.y, 0);

  // By a pointer, which the nodes follow while it holds; other nodes stay.
  const other = await box(editor.node("tanh1"));
  const bar = await box(frame.locator(".frame-title"));
  await page.mouse.move(bar.x + bar.width / 2, bar.y + bar.height / 2);
  await page.mouse.down();
  await page.mouse.move(bar.x + bar.width / 2 + 10, bar.y + bar.height / 2 + 60, { steps: 4 });
  await expect.poll(async () => (await box(editor.node("hidden2"))).y).toBeGreaterThan(start.y + 40);
  await page.mouse.up();
  await expect(page.getByRole("button", { name: "Undo move frame" })).toBeVisible();
  expect((await box(editor.node("hidden2"))).y).toBeGreaterThan(start.y + 40);
  expect(await box(editor.node("tanh1"))).toEqual(other);
  await expectCleanInBothThemes(page, "a frame");

  await page.getByRole("button", { name: "Arrange" }).click();
  await expect.poll(() => holds("hidden2")).toBe(true);
  expect([await holds("tanh2"), await holds("tanh1"), await holds("hidden3")]).toEqual([true, false, false]);
  const saved = JSON.parse(await editor.savedFile());
  expect(saved.notes).toMatchObject([{ text: "Bends <b>", frame: true }]);

  await frame.focus();
  await page.keyboard.press("Delete");
  await expect(frame).toHaveCount(0);
  await expect(editor.node("hidden2")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(frame).toBeVisible();

  // Ctrl and a press on its title add it to what is chosen; cut, it takes along what it holds, and what is pasted is chosen.
  await editor.node("input").locator(".node-header").click();
  await frame.locator(".frame-title").click({ modifiers: ["Control"], position: { x: 120, y: 8 } });
  await expect(frame).toHaveAttribute("data-chosen", "true");
  await expect(page.locator(".react-flow__node.selected")).toHaveCount(1);
  await frame.focus();
  await page.keyboard.press("Control+x");
  await expect(frame).toHaveCount(0);
  await expect(editor.nodes()).toHaveCount(7);
  await expect(page.locator("[data-canvas]")).toBeFocused();
  await page.keyboard.press("Control+v");
  await expect(frame).toHaveAttribute("data-chosen", "true");
  await expect(page.locator(".react-flow__node.selected")).toHaveCount(2);
  // The outline lists it too, with what it holds.
  await editor.drawer("Outline");
  const line = page.getByRole("region", { name: "Frames and notes" }).getByRole("button");
  await expect(line).toHaveText(/Bends <b>Frame.*hidden2.*tanh2/);
  await page.locator("[data-canvas]").focus();
  await page.keyboard.press("Escape");
  await line.click();
  await expect(line).toHaveAttribute("aria-pressed", "true");
  await expect(page.locator(".react-flow__node.selected")).toHaveCount(2);
});
