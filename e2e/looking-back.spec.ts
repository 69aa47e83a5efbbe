/** The time machine: one looks back at the training, every picture follows, and a run is forked from there. */
import { expect, type Page, test } from "@playwright/test";
import { Editor } from "./editor";
import { sharedPage } from "./shared-page";

const shared = sharedPage((page) => Editor.open(page));
const bar = (page: Page) => page.getByRole("slider", { name: "Moment in training" });

/** The prediction's picture once it is as fine as at rest, and the figures. How far the others are zoomed depends on those before them. */
async function shown(page: Page): Promise<readonly string[]> {
  const pane = page.locator("[data-pane=prediction]");
  // Until then it says on how many cells it is drawn.
  await expect(pane).not.toContainText("cells");
  const picture = await pane
    .locator("canvas")
    .first()
    .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  const figures = await page.locator(".run-numbers dd").allTextContents();
  return [picture, ...figures];
}

test("scrubbed back, every picture is that of a fresh run stopped there; a fork goes on from it, and undo takes it back", async () => {
  const editor = shared();
  const { page } = editor;
  const epoch = page.getByTestId("epoch");
  await editor.command("Epoch").click();
  await expect(epoch).toHaveText("1 / 150");
  await editor.command("Epoch").click();
  await expect(epoch).toHaveText("2 / 150");
  const fresh = await shown(page);
  await editor.train();
  await expect(async () => {
    await bar(page).press("Home");
    await bar(page).press("ArrowRight");
    await bar(page).press("ArrowRight");
    await expect(epoch).toHaveText("2 / 150", { timeout: 1000 });
  }).toPass();
  await expect(bar(page)).toHaveAttribute("aria-valuetext", "epoch 2 of 150, looked back at");
  await expect(async () => expect(await shown(page)).toEqual(fresh)).toPass();
  await page.getByRole("button", { name: "Fork from here" }).click();
  await expect(page.locator(".progress-line")).toContainText("epoch 2 of 150 · step 64");
  await expect(page.getByText("Forked from epoch 2")).toBeVisible();
  // Its button went with the line that it stood in.
  await expect(bar(page)).toBeFocused();
  await editor.command("Epoch").click();
  await expect(epoch).toHaveText("3 / 150");
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(epoch).toHaveText("150 / 150");
});
