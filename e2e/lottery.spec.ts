/** The lottery: many seeds of the network on the canvas, and many networks from the same seeds; of each one becomes the network and ends as it did there. */
import { expect, type Locator, type Page, test } from "@playwright/test";
import { expectCleanInBothThemes } from "./axe";
import { Editor } from "./editor";
import { sharedPage } from "./shared-page";

test.describe.configure({ mode: "serial" });

const EPOCHS = 20;

const shared = sharedPage(async (page) => {
  const editor = await Editor.open(page);
  await editor.settings();
  await editor.setNumber("Epochs", EPOCHS);
  await editor.select("Pace", "as fast as it goes");
  return editor;
});

async function openLottery(page: Page): Promise<Locator> {
  await page.getByRole("navigation", { name: "Drawers" }).getByRole("button", { name: "Lottery" }).click();
  return page.getByRole("complementary", { name: "Lottery" });
}

test("16 seeds; the unluckiest becomes the network's and ends as the lottery said; an edit makes them old", async () => {
  const editor = shared();
  const { page } = editor;
  const drawer = await openLottery(page);
  await editor.select("Seeds", "1 to 16");
  await drawer.getByRole("button", { name: "Start", exact: true }).click();
  await expect(drawer.getByText(/^16 seeds in [\d.]+ s$/)).toBeVisible({ timeout: 60_000 });
  // Of 1,000 examples each: what these seeds come to is the same on every machine.
  await expect(drawer.getByTestId("lottery-sentence")).toHaveText(/^(\d+|None) of 16 seeds reach 100 %/);
  await expectCleanInBothThemes(page, "the lottery");

  // By keys: the first is the unluckiest.
  const seeds = drawer.getByRole("region", { name: "Every seed" });
  await seeds.getByRole("button", { name: /^Seed \d+: / }).focus();
  const words = (await seeds.locator(".lottery-looked").textContent())!;
  const [, seed, share] = /^Seed (\d+): ([\d.]+) % right/.exec(words)!;
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("epoch")).toHaveText(`${EPOCHS} / ${EPOCHS}`, { timeout: 60_000 });
  await expect(
    page.getByText(new RegExp(`these weights.*${share!.replace(".", "\\.")} %`)).first(),
  ).toBeVisible();
  expect(JSON.parse(await editor.savedFile()).training.seed).toBe(Number(seed));

  await editor.choose("hidden1");
  await editor.setNumber("Units", 5);
  await openLottery(page);
  await expect(drawer.getByText(/^These answers are of the network as it was before/)).toBeVisible();
  await editor.command(/^Undo/).click();
  await expect(drawer.getByText(/^These answers are of the network as it was before/)).toHaveCount(0);
});

test("a sweep of 2 rates × 3 widths × 8 seeds answers whether it was luck; a cell becomes the network and ends as it said", async () => {
  const editor = shared();
  const { page } = editor;
  const drawer = page.getByRole("complementary", { name: "Lottery" });
  await drawer.getByRole("button", { name: "Sweep", exact: true }).click();
  await drawer
    .getByRole("group", { name: "Values of Learning rate" })
    .getByRole("button", { pressed: true })
    .first()
    .click();
  await editor.select("And another setting", "Units");
  await expect(drawer.getByText("2 × 3 × 8 = 48 runs")).toBeVisible();
  await drawer.getByRole("button", { name: "Start", exact: true }).click();
  await expect(drawer.getByText(/^48 runs in [\d.]+ s$/)).toBeVisible({ timeout: 60_000 });
  await expect(drawer.getByTestId("sweep-sentence")).toHaveText(
    /^Is the difference larger than luck\? (Yes|In part|These 8 seeds cannot tell): /,
  );
  await expectCleanInBothThemes(page, "a sweep");

  const medians = drawer.getByRole("application", { name: /^Recipes by their medians/ });
  await medians.getByRole("button").focus();
  await page.keyboard.press("End");
  await expect(drawer.locator(".sweep-looked")).toHaveText(
    /^learning rate 0\.003 with units 3: half of 8 seeds reach/,
  );
  await page.keyboard.press("Enter");
  const notice = editor.notice(/^The network has learning rate 0\.003 with units 3 and seed \d+ now/);
  await expect(notice).toBeVisible();
  const [, share] = /it ends with ([\d.]+) %/.exec((await notice.textContent())!)!;
  await expect(page.getByTestId("epoch")).toHaveText(`${EPOCHS} / ${EPOCHS}`, { timeout: 60_000 });
  await expect(
    page.getByText(new RegExp(`these weights.*${share!.replace(".", "\\.")} %`)).first(),
  ).toBeVisible();
  await expect(editor.node("hidden1").getByText("Dense 3")).toBeVisible();
  await editor.command(/^Undo/).click();
  await expect(editor.node("hidden1").getByText("Dense 4")).toBeVisible();
});
