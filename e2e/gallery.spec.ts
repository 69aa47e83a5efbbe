/** Photographs of the development gallery: the pictures as they are drawn, from fixed numbers. */
import { expect, test } from "@playwright/test";

const light = [
  "kit-marks",
  "plane-thumbnail-fitted-2",
  "plane-strip-fitted-4",
  "plane-large-fitted-5",
  "plane-large-shared-5",
  "plane-large-fitted-8",
  "plane-line",
  "plane-trace",
  "plane-nan",
  "plane-huge",
  "plane-far",
  "prediction-trained",
  "prediction-half",
  "prediction-nan",
  "density-held-back",
  "film-over-late",
  "film-flat",
  "film-relu",
  "film-gelu",
  "film-batch-norm",
  "film-layer-norm-two-way",
  "film-layer-norm-three",
  "film-space-bent",
  "film-m2-four-rest",
  "film-softmax-three",
  "film-add",
  "film-area-over",
  "film-cut",
  "neurons-m2",
  "neurons-wide",
  "matrix-two-by-four",
  "matrix-nan",
  "area-fold",
  "area-relu",
  "area-scale",
  "area-nan",
  "untangling-four-units",
  "untangling-two-units",
  "wall-three-220",
  "cloud-hidden",
  "cloud-empty",
  "lab-preset-mirror",
  "lab-preset-no-eigen",
  "lab-preset-collapse",
  "lab-preset-eigen",
  "lab-preset-singular",
  "lab-preset-untangle-bent",
  "lab-film-turn-over",
  "lab-strip-singular",
  "lab-zero",
] as const;
const dark = [
  "plane-large-fitted-5",
  "plane-ten-classes",
  "prediction-trained",
  "prediction-ten-classes",
  "density-rings",
  "film-m2-over",
  "neurons-unit",
  "matrix-wide",
  "lab-preset-mirror",
  "lab-everything",
] as const;

for (const [theme, cells] of [
  ["light", light],
  ["dark", dark],
] as const) {
  test(`the pictures are drawn as they were, ${theme}`, async ({ page }) => {
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    await page.goto(`/gallery.html?theme=${theme}`);
    await page.locator("html[data-ready]").waitFor();
    for (const cell of cells) {
      const address = await page
        .locator(`canvas[data-cell="${cell}-${theme}"]`)
        .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
      // The canvas's own pixels: where it stands on the page is no part of the picture.
      const picture = Buffer.from(address.slice(address.indexOf(",") + 1), "base64");
      // A few edge pixels may fall differently in another build of Chromium; a missing label is more than that.
      expect.soft(picture).toMatchSnapshot(`${cell}-${theme}.png`, { maxDiffPixelRatio: 0.0005 });
    }
    expect(faults).toEqual([]);
  });
}

test("the gallery draws every picture and state without a fault", async ({ page }) => {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await page.goto("/gallery.html");
  await page.locator("html[data-ready]").waitFor();
  expect(faults).toEqual([]);
  const blank = await page.locator("canvas").evaluateAll((canvases) =>
    canvases
      .filter((canvas): canvas is HTMLCanvasElement => canvas instanceof HTMLCanvasElement)
      .filter((canvas) => {
        const pixels = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
        return new Set(new Uint32Array(Uint8ClampedArray.from(pixels).buffer)).size < 3;
      })
      .map((canvas) => canvas.dataset.cell),
  );
  expect(blank).toEqual([]);
});
