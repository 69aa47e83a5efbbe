/** The outline: everything that can be done on the canvas, in a list. */
import { expect, test } from "@playwright/test";
import { saveNetwork } from "../src/core/network/file";
import { largeNetworks } from "../src/core/testing/large-networks";
import { expectCleanInBothThemes } from "./axe";
import { Editor } from "./editor";
import { sharedPage } from "./shared-page";

test.describe.configure({ mode: "serial" });
const shared = sharedPage(Editor.open);

test("layers are gone through, opened, changed, added, put in another order and deleted by keys", async () => {
  const editor = shared();
  const { page } = editor;
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page
    .getByRole("navigation", { name: "Drawers" })
    .getByRole("button", { name: "Outline" })
    .press("Enter");
  const list = page.getByRole("list", { name: "Layers in order" });
  const row = (name: RegExp) =>
    list
      .getByRole("button", { name, expanded: false })
      .or(list.getByRole("button", { name, expanded: true }));
  await expect(list.getByRole("listitem")).toHaveCount(9);
  await page.getByRole("textbox", { name: "Find a layer" }).press("Tab");
  await page.keyboard.press("Tab");
  await expect(row(/^Input input, 2/)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(row(/^Dense hidden1, 2 to 4, 12 parameters$/)).toBeFocused();
  await expect(editor.node("hidden1")).toHaveClass(/selected/);
  await page.keyboard.press("Enter");
  await expectCleanInBothThemes(page, "the outline with a layer open");
  await editor.setNumber("Units", 6);
  await expect(row(/^Dense hidden1, 2 to 6/)).toBeVisible();
  await page.getByRole("spinbutton", { name: "Units" }).press("Escape");
  await expect(row(/^Dense hidden1/)).toBeFocused();
  await page.keyboard.press("/");
  await expect(page.getByRole("combobox", { name: "Add behind “hidden1”" })).toBeFocused();
  await page.keyboard.type("drop");
  await page.keyboard.press("Enter");
  await expect(row(/^Dropout dropout, 6, 0.5/)).toBeFocused();
  await expect(list.getByRole("listitem").nth(2)).toContainText("dropout");
  await page.keyboard.press("Alt+ArrowDown");
  await expect(list.getByRole("listitem").nth(3)).toContainText("dropout");
  await expect(row(/^Dropout/)).toBeFocused();
  await page.keyboard.press("F2");
  await page.keyboard.type("thin");
  await expect(row(/^Dropout thin/)).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Delete");
  await expect(list.getByRole("listitem")).toHaveCount(9);
  // The keys go on at what fed it.
  await expect(row(/^Activation tanh1/)).toBeFocused();
  await page.keyboard.press("Shift+C");
  await expect(page.getByRole("combobox", { name: "Wire into “tanh1”" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(row(/^Activation tanh1/)).toBeFocused();
  // What is chosen on the canvas is chosen here, and the outline stays.
  await editor.node("scores").locator(".node-header").click();
  await expect(row(/^Dense scores/)).toHaveAttribute("aria-current", "true");
});

test("branches say what feeds them; of ten thousand layers one page stands there", async () => {
  const editor = shared();
  const { page } = editor;
  const list = page.getByRole("list", { name: "Layers in order" });
  await editor.drawer("Presets");
  await page
    .getByRole("button", { name: /residual/i })
    .first()
    .click();
  await page.getByRole("navigation", { name: "Drawers" }).getByRole("button", { name: "Outline" }).click();
  await expect(list.getByText(/^from .*, /).first()).toBeVisible();
  await editor.openFile(saveNetwork(largeNetworks["a chain that trains"](10_000)));
  await expect(page.getByText("parameters · 10,000 nodes")).toBeVisible();
  await expect(list.getByRole("listitem")).toHaveCount(100);
  await list.getByRole("button").first().focus();
  await page.keyboard.press("End");
  await expect(list.getByRole("button", { name: /^Softmax/ })).toBeFocused();
  await expect(page.getByRole("button", { name: "Before: 9,801 to 9,900 of 10,000" })).toBeVisible();
  // Seen from afar, where nodes are no elements, the canvas's keys go along the wires all the same.
  const canvas = page.getByRole("application", { name: "Network canvas" });
  await canvas.focus();
  await page.keyboard.press("1");
  await expect(page.getByRole("img", { name: "All 10,000 nodes from afar" })).toBeVisible();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => editor.pointedAt()).toMatch(/^Dense /);
});

test("on a phone it is what one edits with", async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
  const editor = await Editor.open(await context.newPage());
  const { page } = editor;
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.getByRole("button", { name: "Outline" }).tap();
  await page.getByRole("button", { name: /^Dense hidden2/ }).tap();
  await editor.setNumber("Units", 3);
  await page.getByRole("button", { name: "Add…" }).tap();
  await page.getByRole("option", { name: /^Dropout/ }).tap();
  await expect(page.getByRole("button", { name: /^Dropout dropout, 3, 0.5/ })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await expectCleanInBothThemes(page, "the outline on a phone");
  await context.close();
});
