/** All of MNIST, trained on the page. */
import { expect, test } from "@playwright/test";
import { dropMnist, needsFastEngine } from "../dropped-files";
import { Editor } from "../editor";

test("two epochs on all of MNIST, judged on its test part", async ({ page }) => {
  const editor = await Editor.open(page);
  await dropMnist(editor);
  await needsFastEngine(page);
  await editor.select("Pace", "as fast as it goes");
  await editor.command("Epoch").click();
  await expect(page.locator(".progress-line")).toContainText("epoch 1 of 20", { timeout: 60_000 });
  await editor.command("Epoch").click();
  await expect(page.locator(".progress-line")).toContainText("epoch 2 of 20", { timeout: 60_000 });
  await editor.command("Evaluate").click();
  const line = page.getByTestId("evaluation");
  await expect(line).toContainText("test (10", { timeout: 60_000 });
  const accuracies = [...((await line.textContent()) ?? "").matchAll(/accuracy ([\d.]+) %/g)].map(percentOf);
  expect(accuracies).toHaveLength(2);
  expect(Math.min(...accuracies)).toBeGreaterThan(95);
});

function percentOf(match: RegExpMatchArray): number {
  return Number(match[1]);
}
