/** Kept runs: two with another rate, what is another said in words, their curves over one another, and side by side, and both there after a reload. */
import { expect, test } from "@playwright/test";
import { expectClean } from "./axe";
import { Editor } from "./editor";

test("two runs of another rate: the table says the difference, the chart has both, a reload keeps them", async ({
  page,
}) => {
  const editor = await Editor.open(page);
  await editor.settings();
  await editor.setNumber("Epochs", 20);
  await editor.train();
  await editor.command("Reset").click();
  await editor.setNumber("Learning rate", 0.03);
  await editor.train();
  const open = page.getByRole("navigation", { name: "Drawers" }).getByRole("button", { name: "Runs" });
  await open.click();
  const rows = page.locator(".run-row");
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText("Run 2");
  await expect(rows.first()).toContainText("Learning rate 0.001 → 0.03 (against Run 1)");
  const loss = page.getByRole("figure", { name: /^loss by epoch: / });
  await expect(loss).toHaveAccessibleName(/Run 1, best [^;]+ at epoch \d+; Run 2, best [^;]+ at epoch \d+$/);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await expectClean(page, "the runs");
  await page.getByRole("button", { name: "The last two side by side" }).click();
  const beside = page.getByRole("dialog", { name: "Two runs side by side" });
  await expect(beside).toContainText("Run 2: Learning rate 0.001 → 0.03");
  await expect(beside.getByRole("img", { name: "The plane after scores" })).toHaveCount(2);
  await beside.getByRole("slider", { name: "Epoch" }).fill("1");
  await expect(beside.getByText(/^epoch 1 · these weights: loss/)).toHaveCount(2);
  await beside.getByRole("button", { name: "To the next layer" }).click();
  await expect(beside.getByRole("img", { name: "The plane after softmax" })).toHaveCount(2);
  await expectClean(page, "two runs side by side");
  await page.keyboard.press("Escape");
  await expect(beside).toHaveCount(0);
  await page.getByRole("checkbox", { name: "Run 1 in the chart" }).uncheck();
  await expect(loss).toHaveAccessibleName(/^loss by epoch: Run 2, best [^;]+$/);
  await page.getByRole("button", { name: "More of Run 1" }).click();
  await page.getByRole("menuitem", { name: "Make it the baseline" }).click();
  await expect(rows.last()).toContainText("baseline");

  await page.reload();
  await expect(rows).toHaveCount(2);
  await expect(rows.last()).toContainText(/Run 1.*baseline/);
  await expect(rows.first()).toContainText("Learning rate 0.001 → 0.03 (against Run 1)");
});
