/** The command palette: everything that can be done, by its words and from the keyboard alone. */
import { expect, test } from "@playwright/test";
import { expectCleanInBothThemes } from "./axe";
import { Editor } from "./editor";
import { sharedPage } from "./shared-page";

test.describe.configure({ mode: "serial" });
const shared = sharedPage(async (page) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  return Editor.open(page);
});

test("Ctrl+K, a few letters, Enter: a command is done, and is the first one next time", async () => {
  const editor = shared();
  const { page } = editor;
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox", { name: "Find a command" });
  await expect(field).toBeFocused();
  await page.keyboard.type("summ");
  const lines = page.getByRole("dialog").getByRole("option");
  await expect(lines).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Summary" })).toBeVisible();
  await page.keyboard.press("Control+k");
  await expect(lines.first()).toContainText("Summary");
  await expect(page.getByRole("dialog").getByText("Recent")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Summary" })).toHaveCount(0);
});

test("what cannot be done says why and does nothing; Escape leaves", async () => {
  const { page } = shared();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("redo");
  const redo = page.getByRole("option", { name: /^Redo/ });
  await expect(redo).toContainText("There is nothing to redo");
  await expect(redo).toHaveAttribute("aria-disabled", "true");
  await expectCleanInBothThemes(page, "the palette");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.getByRole("combobox", { name: "Find a command" }).fill("no such words");
  await expect(page.getByText("No command is called like that.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("what a key opens has the focus, and gives it back to the canvas when it closes", async () => {
  const editor = shared();
  const { page } = editor;
  const canvas = page.locator("[data-canvas]");
  await editor.node("hidden1").click();
  await expect(canvas).toBeFocused();
  await page.keyboard.press("Control+k");
  await page.keyboard.press("Escape");
  await expect(canvas).toBeFocused();
  // From whatever had the focus: what is done on the canvas goes on there, and no hint keeps Escape to itself.
  await editor.command("Train").focus();
  await expect(page.locator(".tooltip")).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("select all");
  await page.keyboard.press("Enter");
  await expect(page.locator(".react-flow__node.selected")).toHaveCount(9);
  await expect(canvas).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.locator(".react-flow__node.selected")).toHaveCount(0);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("summ");
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("complementary", { name: "Summary" });
  await expect(drawer).toBeFocused();
  await drawer.getByRole("button", { name: "Close Summary" }).press("Enter");
  await expect(canvas).toBeFocused();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("outline");
  await page.keyboard.press("Enter");
  await expect(page.locator(".outline-row[tabindex='0']")).toBeFocused();
});
