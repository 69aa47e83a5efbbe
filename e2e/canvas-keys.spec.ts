/** The canvas by keys alone: one stop of Tab, arrows along the graph, into the settings and back, moving, deleting. */
import { expect, test } from "@playwright/test";
import { expectCleanInBothThemes } from "./axe";
import { Editor } from "./editor";
import { sharedPage } from "./shared-page";

test.describe.configure({ mode: "serial" });
const shared = sharedPage(Editor.open);

test("Tab comes to the canvas once, arrows go along the wires, the ring is where the keys are", async () => {
  const editor = shared();
  const { page } = editor;
  await page.emulateMedia({ reducedMotion: "reduce" });
  const canvas = page.getByRole("application", { name: "Network canvas" });
  await page.getByRole("button", { name: "Fill the page with Network" }).focus();
  await page.keyboard.press("Tab");
  await expect(canvas).toBeFocused();
  await expect(canvas).toHaveAccessibleDescription(/^Arrow keys go along the wires/);
  await expect.poll(() => editor.pointedAt()).toBe("Input input, 2");
  // What is pointed at is not chosen yet: nobody's inspector changes because Tab came by.
  await expect(editor.nodes().and(page.locator(".selected"))).toHaveCount(0);
  const ring = (name: string) =>
    editor
      .node(name)
      .locator(".node-card")
      .evaluate((card) => getComputedStyle(card).outlineStyle);
  expect(await ring("input")).toBe("solid");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => editor.pointedAt()).toBe("Activation tanh1, 4, tanh");
  await expect(page.getByRole("textbox", { name: "Name of the node" })).toHaveValue("tanh1");
  expect([await ring("input"), await ring("tanh1")]).toEqual(["none", "solid"]);
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByTestId("said")).toContainText("“softmax” feeds nothing.");
  // After a moment's rest the words about the picture that the keys are at, and about no other.
  await expect(page.locator(".tooltip")).toHaveCount(1);
  await expectCleanInBothThemes(page, "the keys on the canvas");
  await page.mouse.move(700, 30);
  await page.mouse.move(720, 30);
  await expect(page.locator(".tooltip"), "gone when the mouse is taken up").toHaveCount(0);
  await page.keyboard.press("Tab");
  await expect(canvas).not.toBeFocused();
  expect(await page.evaluate(() => document.activeElement?.closest(".react-flow"))).toBeNull();
  await page.keyboard.press("Shift+Tab");
  await expect(canvas).toBeFocused();
});

test("Enter goes to the settings, Escape back; Ctrl and arrows move, one undo takes it back", async () => {
  const editor = shared();
  const { page } = editor;
  const canvas = page.getByRole("application", { name: "Network canvas" });
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  const units = page.getByRole("spinbutton", { name: "Units" });
  await expect(units).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(units).toHaveValue("5");
  await page.keyboard.press("Escape");
  await expect(canvas).toBeFocused();
  const place = () => editor.node("hidden1").evaluate((node) => (node as HTMLElement).style.transform);
  const before = await place();
  await page.keyboard.press("Control+ArrowDown");
  await page.keyboard.press("Alt+ArrowLeft");
  await page.keyboard.press("Alt+Shift+ArrowDown");
  await expect(page.getByTestId("said")).toContainText(/^hidden1 at -?\d+, -?\d+/);
  expect(await place()).not.toBe(before);
  await page.keyboard.press("Control+z");
  expect(await place()).toBe(before);
  await page.keyboard.press("F2");
  await expect(
    page.getByRole("textbox", { name: "Name of the node" }).and(page.locator(".rename-field")),
  ).toBeFocused();
  await page.keyboard.type("wider");
  await page.keyboard.press("Enter");
  await expect(canvas).toBeFocused();
  await page.keyboard.press("Delete");
  await expect(editor.nodes()).toHaveCount(8);
  await page.keyboard.press("ArrowRight");
  await expect(editor.node("input")).toHaveClass(/selected/);
});

test("C wires by a list, with the reasons for what cannot be; what is wired is cut there", async () => {
  const editor = shared();
  const { page } = editor;
  const canvas = page.getByRole("application", { name: "Network canvas" });
  await expect(editor.problemsAt("tanh1")).toContainText("Nothing is wired into “tanh1”");
  await page.keyboard.press("c");
  const list = page.getByRole("dialog", { name: "Wires of input" });
  await expect(list.getByRole("combobox", { name: "Wire “input” to" })).toBeFocused();
  await expectCleanInBothThemes(page, "the list of wires");
  await page.keyboard.press("Enter");
  await expect(list).toHaveCount(0);
  await expect(page.getByTestId("said")).toContainText("“input” feeds “tanh1”.");
  await expect(canvas).toBeFocused();
  await expect(editor.wires()).toHaveCount(7);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("c");
  await expect(page.getByRole("combobox", { name: "Wire “tanh1” to" })).toBeFocused();
  await page.keyboard.type("input");
  await expect(page.getByRole("option", { name: /^input/ })).toContainText("nothing can be wired into it");
  await page.keyboard.press("Escape");
  // The list gives the focus back once it is gone.
  await expect(canvas).toBeFocused();
  await page.keyboard.press("Shift+C");
  await expect(page.getByRole("combobox", { name: "Wire into “tanh1”" })).toBeFocused();
  await page.keyboard.type("input");
  await expect(page.getByRole("option", { name: /^input \(wired\)/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(editor.problemsAt("tanh1")).toContainText("Nothing is wired into “tanh1”");
  await page.keyboard.press("Control+z");
  await expect(editor.wires()).toHaveCount(7);
});
