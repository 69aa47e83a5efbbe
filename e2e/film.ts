/** Drives the film: its slider, and what it saves. */
import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page, test } from "@playwright/test";

export const scrubber = (page: Page): Locator => page.getByRole("slider", { name: "Moment of the film" });

/** The file that an item of the film's Save menu hands over. */
export async function savedFromFilm(page: Page, item: string): Promise<Buffer> {
  const download = page.waitForEvent("download", { timeout: 120_000 });
  await page.getByRole("button", { name: "Save the picture or the film" }).click();
  await page.getByRole("menuitem", { name: item }).click();
  return readFile(await (await download).path());
}

/**
 * Saves the film at four times its speed and plays the file: as long as it should be, and with pictures in it.
 * @param leastShare of the film's length: a busy machine's recorder begins late, up to a second was seen
 */
export async function expectFilmThatPlays(page: Page, leastShare = 1): Promise<void> {
  await page.getByRole("combobox", { name: "Speed of the film" }).click();
  await page.getByRole("option", { name: "×4" }).click();
  const length = Number(await scrubber(page).getAttribute("max")) / 4;
  const webm = await savedFromFilm(page, "The whole film as video");
  await test.info().attach("film.webm", { body: webm, contentType: "video/webm" });
  expect(webm.subarray(0, 4).toString("hex")).toBe("1a45dfa3");
  // The page itself may play no media: a page of its own does.
  const player = await page.context().newPage();
  const played = await player.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const video = document.createElement("video");
    video.muted = true;
    video.src = URL.createObjectURL(new Blob([bytes], { type: "video/webm" }));
    await new Promise((resolve, reject) => {
      video.onloadeddata = resolve;
      video.onerror = () => reject(new Error(video.error?.message));
    });
    // A recording has no length in its head until it has been sought through.
    const seek = async (to: number) => {
      const sought = new Promise((resolve) => {
        video.onseeked = resolve;
      });
      video.currentTime = to;
      await sought;
    };
    await seek(1e6);
    await seek(video.duration - 0.5);
    const canvas = document.createElement("canvas");
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    const context = canvas.getContext("2d")!;
    context.drawImage(video, 0, 0);
    const pixels = context.getImageData(0, 0, canvas.width, canvas.height).data;
    const colours = new Set<number>();
    for (let at = 0; at < pixels.length; at += 4) {
      colours.add((pixels[at]! << 16) | (pixels[at + 1]! << 8) | pixels[at + 2]!);
    }
    return {
      seconds: video.duration,
      width: video.videoWidth,
      height: video.videoHeight,
      colours: colours.size,
    };
  }, webm.toString("base64"));
  await player.close();
  expect([played.width, played.height]).toEqual([1280, 960]);
  expect(played.seconds).toBeGreaterThan(leastShare * length);
  expect(played.seconds).toBeLessThan(length + 4);
  expect(played.colours).toBeGreaterThan(20);
}
