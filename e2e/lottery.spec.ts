/** The lottery: many seeds of the network on the canvas, and one of them made the network's, which ends as it did there. */
import { expect, test } from "@playwright/test";
import { expectCleanInBothThemes } from "./axe";
import { Editor } from "./editor";

test("32 seeds of the two rings; the unluckiest becomes the network's and ends as the lottery said; an edit makes them old", async ({
  page,
}) => {
  const editor = await Editor.open(page);
  await page.getByRole("navigation", { name: "Drawers" }).getByRole("button", { name: "Lottery" }).click();
  const drawer = page.getByRole("complementary", { name: "Lottery" });
  await editor.select("Seeds", "1 to 32");
  await drawer.getByRole("button", { name: "Start", exact: true }).click();
  await expect(drawer.getByText(/^32 seeds in [\d.]+ s$/)).toBeVisible({ timeout: 60_000 });
  // Of 1,000 examples each: what these seeds come to is the same on every machine.
  await expect(drawer.getByTestId("lottery-sentence")).toHaveText(
    /^\d+ of 32 seeds reach 100 %, half of them by epoch \d+/,
  );
  await expectCleanInBothThemes(page, "the lottery");

  // By keys: the first is the unluckiest.
  const seeds = drawer.getByRole("region", { name: "Every seed" });
  await seeds.getByRole("button", { name: /^Seed \d+: / }).focus();
  const words = (await seeds.locator(".lottery-looked").textContent())!;
  const [, seed, share] = /^Seed (\d+): ([\d.]+) % right/.exec(words)!;
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("epoch")).toHaveText("150 / 150", { timeout: 60_000 });
  await expect(
    page.getByText(new RegExp(`these weights.*${share!.replace(".", "\\.")} %`)).first(),
  ).toBeVisible();
  expect(JSON.parse(await editor.savedFile()).training.seed).toBe(Number(seed));

  await editor.choose("hidden1");
  await editor.setNumber("Units", 5);
  await page.getByRole("navigation", { name: "Drawers" }).getByRole("button", { name: "Lottery" }).click();
  await expect(drawer.getByText(/^These answers are of the network as it was before/)).toBeVisible();
});
