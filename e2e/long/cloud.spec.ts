/** A million points: the page shows them where they fall. */
import { expect, type Locator, test } from "@playwright/test";
import { Editor } from "../editor";

/** Red, green, blue in the middle of a picture, shifted by shares of its side. */
async function colourAt(picture: Locator, across: number, up: number): Promise<readonly number[]> {
  return picture.locator("canvas").evaluate(
    (canvas, shift) => {
      const context = canvas instanceof HTMLCanvasElement ? canvas.getContext("2d") : undefined;
      if (!context) throw new Error("there is no picture");
      const { width, height } = context.canvas;
      const x = Math.round(width * (0.5 + (shift.across ?? 0)));
      const y = Math.round(height * (0.5 - (shift.up ?? 0)));
      // The mean of a patch, for single cells vary by chance.
      const { data } = context.getImageData(x - 2, y - 2, 5, 5);
      return [0, 1, 2].map(
        (channel) => data.filter((_, at) => at % 4 === channel).reduce((sum, value) => sum + value, 0) / 25,
      );
    },
    { across, up },
  );
}

const near = (colour: readonly number[], expected: readonly number[]) =>
  colour.every((channel, index) => Math.abs(channel - (expected[index] ?? 0)) <= 8);

test("the page shows a million points as density, on the input plane ×1 everywhere, and the examples again", async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: "light" });
  const editor = await Editor.open(page);
  await page.getByRole("switch", { name: "One scale" }).click();
  await editor.show("A million points");
  const input = editor.node("input").getByRole("img");
  // A fifth of the way from ×0.1 to ×10⁴, over the picture's ground: 0.12 + 0.88 / 5 of the class's hue.
  const tinted = (hue: readonly number[]) =>
    [246, 245, 241].map((ground, index) => ground + ((hue[index] ?? 0) - ground) * 0.296);
  await expect.poll(async () => near(await colourAt(input, 0.12, 0.12), tinted([11, 111, 174]))).toBe(true);
  expect(near(await colourAt(input, 0.36, 0.36), tinted([200, 84, 10]))).toBe(true);
  // Training goes on with it, and the pictures come to rest on the weights of the end.
  await editor.train();
  await expect(page.getByTestId("accuracy")).toHaveText(/%/);
  await editor.show("A million points");
  await expect.poll(async () => near(await colourAt(input, 0.12, 0.12), tinted([11, 111, 174]))).toBe(false);
  // It is remembered on this device.
  await editor.show("A million points");
  await page.reload();
  await expect.poll(async () => near(await colourAt(input, 0.12, 0.12), tinted([11, 111, 174]))).toBe(true);
});
