/** Normalisations on the page: put into a chain, trained on the fast engine, looked at in the film, kept. */
import { expect, type Page, test } from "@playwright/test";
import { Editor } from "../editor";

const scrubber = (page: Page) => page.getByRole("slider", { name: "Moment of the film" });

/** Puts a kind from the palette behind a node. */
async function addBehind(editor: Editor, name: string, title: string): Promise<void> {
  await editor.choose(name);
  await editor.page.getByRole("toolbar", { name: "Add a node" }).getByRole("button", { name: title }).click();
}

test("a BatchNorm in the chain trains on the fast engine, plays as a stretch and a shift, and is kept", async ({
  page,
}) => {
  const editor = await Editor.open(page);
  await addBehind(editor, "hidden2", "BatchNorm");
  await expect(editor.node("batchnorm")).toBeVisible();
  await expect(editor.verdict()).toHaveText("nothing wrong");
  // Two units: two scales and shifts to train, two means and variances to keep.
  await expect(page.getByText("42 parameters · 10 nodes")).toBeVisible();
  await expect(page.getByText("fast engine, 1 thread").first()).toBeVisible();
  await expect(page.locator(".inspector .sentence")).toContainText("Scales unit 1 ×1 and unit 2 ×1");
  await editor.train();
  expect(await editor.evaluate()).toBeGreaterThanOrEqual(0.95);

  await editor.choose("batchnorm");
  const weights = page.locator("table.weights");
  await expect(weights.getByRole("row")).toHaveCount(5);
  // The averages have left where they start, at 1.
  const variances = weights.getByRole("row", { name: "moving variance" }).getByRole("cell");
  for (const variance of await variances.allTextContents()) expect(variance).not.toBe("1");

  await scrubber(page).focus();
  await page.keyboard.press("Home");
  for (let press = 0; press < 4; press++) await page.keyboard.press("PageDown");
  await expect(scrubber(page)).toHaveAttribute("aria-valuetext", "at batchnorm");
  await expect(page.locator(".inspector")).toContainText("determinant");
  for (let press = 0; press < 4; press++) await page.keyboard.press("ArrowLeft");
  await expect(scrubber(page)).toHaveAttribute("aria-valuetext", /^batchnorm: /);
  await expect(page.locator(".stage-words strong")).toHaveText(
    /shift by|by the spread that training has kept/,
  );

  const drawer = await editor.drawer("Summary");
  await expect(drawer).toContainText("BatchNormalization");
  await expect(drawer.locator("tfoot")).toContainText("Trainable38");
  await expect(drawer.locator("tfoot")).toContainText("statistics that training keeps4");

  // Saved and opened again it is the same network, averages included.
  const accuracy = await page.getByTestId("evaluation").textContent();
  const saved = await editor.savedFile();
  await editor.command("Reset").click();
  await editor.openFile(saved);
  await expect(page.getByRole("textbox", { name: "Name of the network" })).toHaveValue("Two rings");
  await editor.command("Evaluate").click();
  await expect(page.getByTestId("evaluation")).toHaveText(accuracy ?? "");
});

test("a LayerNorm of two units falls onto a line, which the page says; of one it hints that nothing is left", async ({
  page,
}) => {
  const editor = await Editor.open(page);
  await addBehind(editor, "hidden2", "LayerNorm");
  await expect(page.locator(".inspector .sentence")).toContainText("lands near (1, −1) or (−1, 1)");
  await scrubber(page).focus();
  await page.keyboard.press("Home");
  for (let press = 0; press < 4; press++) await page.keyboard.press("PageDown");
  await expect(scrubber(page)).toHaveAttribute("aria-valuetext", "at layernorm");
  await editor.choose("hidden2");
  await editor.setNumber("Units", 1);
  await expect(editor.problemsAt("layernorm")).toContainText("LayerNorm gets one unit");
});
