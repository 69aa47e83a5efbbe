/** Shortcuts on layouts that are not the US one, and keys that mean something to the browser too. */
import { expect, type Page, test } from "@playwright/test";
import { Editor } from "./editor";
import { sharedPage } from "./shared-page";

const shared = sharedPage(Editor.open);

/** A press as the layout of another keyboard makes it. */
async function press(page: Page, key: string, code: string): Promise<void> {
  await page.evaluate(
    ([key, code]) =>
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent("keydown", { key, code, ctrlKey: true, bubbles: true, cancelable: true }),
      ),
    [key, code] as const,
  );
}

test("Ctrl+Z undoes where Z is printed, and at its place where no Latin letter is", async () => {
  const { page } = shared();
  const editor = shared();
  for (const [layout, key, code] of [
    ["QWERTZ", "z", "KeyY"],
    ["AZERTY", "z", "KeyW"],
    ["Cyrillic", "я", "KeyZ"],
    ["Greek", "ζ", "KeyZ"],
    ["Hebrew", "ז", "KeyZ"],
    ["Arabic", "ئ", "KeyZ"],
  ] as const) {
    await editor.menu("Clear the canvas");
    await expect(editor.nodes()).toHaveCount(0);
    await press(page, key, code);
    await expect(editor.nodes(), layout).toHaveCount(9);
  }
  await press(page, "y", "KeyZ");
  await expect(editor.nodes(), "QWERTZ prints Y there: redo").toHaveCount(0);
  await press(page, "я", "KeyZ");
  await expect(editor.nodes()).toHaveCount(9);
});

test("Ctrl+A chooses all nodes on the canvas, in a field its text, and elsewhere no text of the page", async () => {
  const editor = shared();
  const { page } = editor;
  const selected = () => page.evaluate(() => getSelection()?.toString() ?? "");
  await page.getByRole("tab", { name: "Settings" }).click();
  await page.keyboard.press("Control+a");
  expect(await selected()).toBe("");
  await expect(page.locator(".react-flow__node.selected")).toHaveCount(0);
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Control+a");
  expect(await selected()).toBe("");
  await page.keyboard.press("Escape");
  const name = page.getByRole("textbox", { name: "Name of the network" });
  await name.focus();
  await page.keyboard.press("Control+a");
  expect(await name.evaluate((field: HTMLInputElement) => field.selectionEnd)).toBeGreaterThan(3);
  await editor.node("hidden1").locator(".node-header").click();
  await page.keyboard.press("Control+a");
  await expect(page.locator(".react-flow__node.selected")).toHaveCount(9);
});

test("Ctrl that was held while the window lost the focus is not held any more", async () => {
  const editor = shared();
  const { page } = editor;
  const chosen = page.locator(".react-flow__node.selected");
  await page.keyboard.press("Escape");
  await editor.node("hidden1").locator(".node-header").click();
  await page.keyboard.down("Control");
  await editor.node("hidden2").locator(".node-header").click();
  await expect(chosen).toHaveCount(2);
  // The key comes up in another window, which this one never hears of.
  await page.evaluate(() => {
    window.addEventListener("keyup", (event) => event.stopImmediatePropagation(), {
      capture: true,
      once: true,
    });
    window.dispatchEvent(new Event("blur"));
  });
  await page.keyboard.up("Control");
  await editor.node("hidden3").locator(".node-header").click();
  await expect(chosen).toHaveCount(1);
});

test("a swipe neither leaves the page nor reloads it", async () => {
  const { page } = shared();
  for (const element of ["html", "body"])
    await expect(page.locator(element)).toHaveCSS("overscroll-behavior", "none");
  for (const scrolling of await page.locator(".scrolls").all())
    await expect(scrolling).toHaveCSS("overscroll-behavior", "contain");
});
