/** A page that the browser translates while it trains goes on working; and a page that breaks all the same comes up again. */
import { expect, test } from "@playwright/test";
import { expectClean } from "./axe";
import { Editor } from "./editor";
import { translate } from "./translator";

test("a translator that replaces every text node while it trains breaks nothing, and numbers stay live", async ({
  page,
}) => {
  const editor = await Editor.open(page);
  // Slow enough that the run does not end before the journey.
  await editor.select("Pace", "60 steps a second");
  await translate(page, { way: "replaces", polite: false });
  await editor.command("Train").click();
  const epoch = page.getByTestId("epoch");
  await expect(epoch).toHaveText(/^([2-9]|\d\d+) \/ 150$/);
  await expect(page.locator(".progress-line")).toContainText(/epoch ([2-9]|\d\d+) of 150 · step \d+/);
  for (const drawer of ["Presets", "Data", "Summary"] as const) {
    const before = await epoch.textContent();
    await editor.drawer(drawer);
    await expect(epoch).not.toHaveText(before!);
  }
  await editor.node("hidden2").locator(".node-header").click();
  await expect(page.getByRole("textbox", { name: "Name of the node" })).toHaveValue("hidden2");
  await editor.settings();
  await editor.command("Pause").click();
  await expect(page.locator(".progress-line")).toContainText("paused");
  await editor.menu("Clear the canvas");
  await expect(editor.nodes()).toHaveCount(0);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(editor.nodes()).toHaveCount(9);
  await page.getByRole("button", { name: "Matrix lab" }).click();
  await expect(page.getByRole("heading", { name: "Matrix" }).first()).toBeVisible();
  await editor.drawer("Presets");
  await expect(editor.nodes()).toHaveCount(9);
});

test("one that wraps them breaks nothing either; live numbers are not for translating", async ({ page }) => {
  const editor = await Editor.open(page);
  await translate(page, { way: "wraps", polite: true });
  await editor.command("Epoch").click();
  const epoch = page.getByTestId("epoch");
  await expect(epoch).toHaveText("1 / 150");
  await editor.node("hidden1").locator(".node-header").click();
  await expect(page.locator(".weights td").first()).toHaveText(/\d/);
  const live = page.locator(".run-numbers dd, .curve-chart, .weights td, .progress-line span span");
  expect(await live.count()).toBeGreaterThan(10);
  await expect(live.locator("font")).toHaveCount(0);
  await expect(page.locator(".run-numbers dt font font").first()).toBeVisible();
  await editor.drawer("Presets");
  await editor.drawer("Summary");
  await editor.menu("Clear the canvas");
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(editor.nodes()).toHaveCount(9);
});

test("“Try to go on” is a page mounted afresh, whatever has become of the one before", async ({ page }) => {
  await page.goto("/");
  const editor = new Editor(page);
  await expect(editor.nodes()).toHaveCount(9);
  // As extensions do: one element away, and what holds the whole page in another.
  await page.evaluate(() => {
    const whole = document.querySelector(".page") as Element;
    whole.querySelector("main")?.remove();
    const wrapper = document.createElement("div");
    whole.before(wrapper);
    wrapper.append(whole);
  });
  await page.getByRole("button", { name: "Matrix lab" }).click();
  await expect(page.getByRole("heading", { name: "Something in the page broke" })).toBeVisible();
  await expectClean(page, "crash screen");
  await page.getByRole("button", { name: "Try to go on" }).click();
  await expect(editor.nodes()).toHaveCount(9);
  await editor.command("Epoch").click();
  await expect(page.getByTestId("epoch")).toHaveText("1 / 150");
  await page.keyboard.press("Control+z");
});
