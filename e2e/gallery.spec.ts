/** Photographs of the development gallery, loaded once: the pictures as they are drawn, from fixed numbers. */
import { expect, type Page, test } from "@playwright/test";
import { sharedPage } from "./shared-page";

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

const gallery = sharedPage(async (page) => {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await page.goto("/gallery.html");
  await page.locator("html[data-ready]").waitFor();
  return { page, faults };
});

test("the gallery draws every picture and state without a fault", async () => {
  const { page, faults } = gallery();
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

/** The canvases' own pixels as PNG: where they stand on the page is no part of the pictures. */
async function picturesOf(
  page: Page,
  names: readonly string[],
): Promise<readonly (readonly [string, Buffer])[]> {
  const addresses = await page.evaluate(
    (cells) =>
      cells.map((cell) => {
        const canvas = document.querySelector<HTMLCanvasElement>(`canvas[data-cell="${cell}"]`);
        if (!canvas) throw new Error(`there is no picture ${cell}`);
        return canvas.toDataURL();
      }),
    names,
  );
  return addresses.map((address, index) => [
    names[index]!,
    Buffer.from(address.slice(address.indexOf(",") + 1), "base64"),
  ]);
}

for (const [theme, cells] of [
  ["light", light],
  ["dark", dark],
] as const) {
  test(`the pictures are drawn as they were, ${theme}`, async () => {
    const { page, faults } = gallery();
    for (const [name, picture] of await picturesOf(
      page,
      cells.map((cell) => `${cell}-${theme}`),
    )) {
      // A few edge pixels may fall differently in another build of Chromium; a missing label is more than that.
      expect.soft(picture).toMatchSnapshot(`${name}.png`, { maxDiffPixelRatio: 0.0005 });
    }
    expect(faults).toEqual([]);
  });

  test(`WebGL2 and ImageData paint the same cloud, ${theme}`, async () => {
    const { page } = gallery();
    const hasWebgl = await page.evaluate(() => new OffscreenCanvas(1, 1).getContext("webgl2") !== null);
    test.skip(!hasWebgl, "this Chromium has no WebGL2");
    const { size, coloured, furthest } = await page.evaluate((name) => {
      const pixelsOf = (cell: string) => {
        const canvas = document.querySelector<HTMLCanvasElement>(`canvas[data-cell="${cell}-${name}"]`);
        const context = canvas?.getContext("2d");
        if (!canvas || !context) throw new Error(`there is no picture ${cell}`);
        return context.getImageData(0, 0, canvas.width, canvas.height).data;
      };
      const byShader = pixelsOf("cloud-webgl");
      const byArithmetic = pixelsOf("cloud-hidden-fitted");
      const bare = pixelsOf("cloud-empty");
      let furthest = 0;
      let coloured = 0;
      // The legend of the empty cloud differs, the picture above it only by the cloud.
      const above = 4 * 380 * 340;
      for (let at = 0; at < byArithmetic.length; at++) {
        furthest = Math.max(furthest, Math.abs((byShader[at] ?? 0) - (byArithmetic[at] ?? 0)));
        if (at < above && byArithmetic[at] !== bare[at]) coloured++;
      }
      return { size: byShader.length - byArithmetic.length, coloured, furthest };
    }, theme);
    expect(size).toBe(0);
    // There is something to compare: a good part of the picture is cloud.
    expect(coloured).toBeGreaterThan(50_000);
    expect(furthest).toBeLessThanOrEqual(2);
  });
}
