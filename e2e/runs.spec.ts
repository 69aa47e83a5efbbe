/** Kept runs: two with another rate, what is another said in words, their curves over one another, and both there after a reload. */
import { expect, test } from "@playwright/test";
import { expectClean } from "./axe";
import { Editor } from "./editor";

test("two runs of another rate: the table says the difference, the chart has both, a reload keeps them", async ({
  page,
}) => {
  const editor = await Editor.open(page);
  await editor.train();
  await editor.command("Reset").click();
  await editor.settings();
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
