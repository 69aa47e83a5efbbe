/** What the curves say beside their lines: where settings changed, and where a loss of exactly 0 has no place. */
import { expect, test } from "@playwright/test";
import { expectClean } from "./axe";
import { Editor } from "./editor";
import { sharedPage } from "./shared-page";

test.describe.configure({ mode: "serial" });
const shared = sharedPage(Editor.open);

test("settings that change in mid-run are marked on both curves and said in words", async () => {
  const editor = shared();
  const { page } = editor;
  const marks = page.locator(".setting-mark line");
  const words = page.getByRole("list", { name: "Settings changed while training" }).getByRole("listitem");
  await editor.settings();
  await editor.setNumber("Learning rate", 0.02);
  await editor.command("Epoch").click();
  await editor.command("Epoch").click();
  await expect(page.getByTestId("epoch")).toHaveText("2 / 150");
  await expect(words).toHaveCount(0);
  await editor.setNumber("Learning rate", 0.05);
  await expect(words).toHaveText(["1 · after epoch 2: learning rate 0.02 → 0.05"]);
  await editor.command("Epoch").click();
  await expect(page.getByTestId("epoch")).toHaveText("3 / 150");
  await editor.select("Optimizer", "SGD");
  await expect(words).toHaveText([
    "1 · after epoch 2: learning rate 0.02 → 0.05",
    "2 · after epoch 3: optimizer Adam → SGD",
  ]);
  await expect(marks).toHaveCount(4);
  await expect(
    page.getByRole("figure", { name: /^loss by epoch, now .+, settings changed after epoch 2, 3$/ }),
  ).toBeVisible();
  await page.emulateMedia({ reducedMotion: "reduce" });
  await expectClean(page, "marked curves");
  await editor.setNumber("Epochs", 2);
  await expect(page.getByTestId("epoch")).toHaveText("3 / 4");
  await editor.command("Reset").click();
  await expect(words).toHaveCount(0);
});

test("a loss of exactly 0 leaves a gap on the log axis, with a mark and words", async () => {
  const editor = shared();
  const { page } = editor;
  const drawer = await editor.drawer("Presets");
  await drawer.getByRole("button", { name: /^Two rings/ }).click();
  await expect(page.getByTestId("epoch")).toHaveText("0 / 150");
  const file = JSON.parse(await editor.savedFile());
  file.dataset.params.samples = 20;
  file.training.epochs = 600;
  await editor.openFile(JSON.stringify(file));
  await expect(page.getByTestId("epoch")).toHaveText("0 / 600");
  await editor.train();
  // Every example is on its side; with such weights the probabilities are 0 and 1 to the last bit.
  const trained = JSON.parse(await editor.savedFile());
  const scores = trained.nodes.find(({ name }: { name: string }) => name === "scores").id;
  for (const array of trained.checkpoint[scores]) {
    const bytes = Uint8Array.from(Buffer.from(array.values, "base64"));
    const scaled = new Float32Array(bytes.buffer).map((value) => 3000 * value);
    array.values = Buffer.from(scaled.buffer).toString("base64");
  }
  await editor.openFile(JSON.stringify(trained));
  await editor.command("Epoch").click();
  await expect(page.getByTestId("loss")).toHaveText("0");
  const said = page.getByText("loss exactly 0, for which a logarithmic axis has no place");
  await expect(said).toHaveCount(0);
  await page.getByLabel("Scale of the loss").getByText("log", { exact: true }).click();
  await expect(said).toBeVisible();
  await expect(page.locator(".zero-mark")).toHaveCount(1);
  await expect(page.getByRole("figure", { name: /^loss by epoch, now 0, for which/ })).toBeVisible();
});
