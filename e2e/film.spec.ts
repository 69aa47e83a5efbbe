/** The film of a trained network: played, scrubbed and stepped by mouse and by keyboard, and saved as files. */
import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { Editor } from "./editor";

const scrubber = (page: Page) => page.getByRole("slider", { name: "Moment of the film" });
const moment = async (page: Page) => (await scrubber(page).getAttribute("aria-valuetext")) ?? "";
const STOPS = ["input", "hidden1", "tanh1", "hidden2", "tanh2", "hidden3", "tanh3", "scores", "softmax"];

async function trained(page: Page): Promise<Editor> {
  const editor = await Editor.open(page);
  await editor.train();
  return editor;
}

test("by keyboard: from the input plane through every layer to the probabilities, and back", async ({
  page,
}) => {
  await trained(page);
  await scrubber(page).focus();
  await page.keyboard.press("Home");
  expect(await moment(page)).toBe("at input");
  for (const name of STOPS.slice(1)) {
    await page.keyboard.press("PageDown");
    await expect(scrubber(page)).toHaveAttribute("aria-valuetext", `at ${name}`);
    await expect(page.locator(".pane-layers .pane-about")).toHaveText(`after ${name}`);
  }
  await page.keyboard.press("Shift+ArrowLeft");
  await expect(scrubber(page)).toHaveAttribute("aria-valuetext", "at scores");
  // A few arrow presses back are in the middle of a phase, which says what it does.
  await page.keyboard.press("Home");
  await page.keyboard.press("PageDown");
  for (let press = 0; press < 4; press++) await page.keyboard.press("ArrowLeft");
  await expect(scrubber(page)).toHaveAttribute("aria-valuetext", /^hidden1: .+/);
  await page.keyboard.press("Home");
  await page.keyboard.press(" ");
  await expect(page.getByRole("button", { name: "Pause the film" })).toBeVisible();
  await expect(scrubber(page)).toHaveAttribute("aria-valuetext", /hidden1/);
  await page.keyboard.press(" ");
  const still = await moment(page);
  await page.waitForTimeout(400);
  expect(await moment(page)).toBe(still);
});

test("by mouse: played to its end, scrubbed, and gone to from a layer's picture", async ({ page }) => {
  await trained(page);
  await page.getByRole("combobox", { name: "Speed of the film" }).click();
  await page.getByRole("option", { name: "×4" }).click();
  await page.getByRole("button", { name: "To the input plane" }).click();
  await page.getByRole("button", { name: "Play the film" }).click();
  await expect(scrubber(page)).toHaveAttribute("aria-valuetext", "at softmax", { timeout: 60_000 });
  await expect(page.getByRole("button", { name: "Play the film" })).toBeVisible({ timeout: 20_000 });
  const box = (await scrubber(page).boundingBox())!;
  await page.mouse.move(box.x + box.width - 4, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 8 });
  await page.mouse.up();
  const middle = Number(await scrubber(page).inputValue());
  const length = Number(await scrubber(page).getAttribute("max"));
  expect(middle / length).toBeGreaterThan(0.4);
  expect(middle / length).toBeLessThan(0.6);
  await page.locator(".strip-item", { hasText: "tanh2" }).click();
  await expect(scrubber(page)).toHaveAttribute("aria-valuetext", "at tanh2");
  await page.getByRole("button", { name: "The layer after, in the film" }).click();
  await expect(scrubber(page)).toHaveAttribute("aria-valuetext", "at hidden3");
});

test("the view of four units turns by its handles, and goes back", async ({ page }) => {
  const editor = await trained(page);
  await editor.choose("tanh1");
  const handle = page.getByRole("button", { name: /^Axis of/ }).first();
  await handle.focus();
  const before = await handle.boundingBox();
  for (let press = 0; press < 3; press++) await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("combobox", { name: "Seen along" })).toHaveText("Turned by hand");
  expect((await handle.boundingBox())!.y).toBeLessThan(before!.y);
  await editor.select("Seen along", "The layer’s own axes");
  await expect.poll(async () => Math.round((await handle.boundingBox())!.y)).toBe(Math.round(before!.y));
  await editor.select("Seen along", "Most spread (PCA)");
  await expect(page.locator(".large-words")).toContainText("4 units, principal axes: 9");
  await editor.select("Seen along", "Units 1 and 3");
  await expect(page.locator(".large-words")).toContainText("4 units, two of them");
});

test("a frame is saved as PNG and SVG, the whole film as a WebM that plays", async ({ page }) => {
  test.setTimeout(180_000);
  const editor = await trained(page);
  await editor.choose("tanh2");
  const save = async (item: string) => {
    const download = page.waitForEvent("download", { timeout: 120_000 });
    await page.getByRole("button", { name: "Save the picture or the film" }).click();
    await page.getByRole("menuitem", { name: item }).click();
    return readFile(await (await download).path());
  };
  const png = await save("This frame as PNG");
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1920, 1440]);
  await test.info().attach("frame.png", { body: png, contentType: "image/png" });

  const svg = (await save("This frame as SVG")).toString();
  await test.info().attach("frame.svg", { body: svg, contentType: "image/svg+xml" });
  const drawn = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
    return {
      broken: parsed.querySelector("parsererror") !== null,
      paths: parsed.querySelectorAll("path").length,
      words: parsed.querySelectorAll("text").length,
    };
  }, svg);
  expect(drawn.broken).toBe(false);
  expect(drawn.paths).toBeGreaterThan(100);
  expect(drawn.words).toBeGreaterThan(3);

  await page.getByRole("combobox", { name: "Speed of the film" }).click();
  await page.getByRole("option", { name: "×4" }).click();
  const length = Number(await scrubber(page).getAttribute("max")) / 4;
  const webm = await save("The whole film as video");
  await test.info().attach("film.webm", { body: webm, contentType: "video/webm" });
  expect(webm.subarray(0, 4).toString("hex")).toBe("1a45dfa3");
  const played = await page.evaluate(async (base64) => {
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
  expect([played.width, played.height]).toEqual([1280, 960]);
  expect(played.seconds).toBeGreaterThan(length);
  expect(played.seconds).toBeLessThan(length + 4);
  expect(played.colours).toBeGreaterThan(20);
});

test("with less motion there is no playing; a chapter is a strip of stills", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const editor = await trained(page);
  await editor.choose("hidden2");
  await expect(page.getByRole("button", { name: "Play the film" })).toHaveCount(0);
  const stills = page.getByRole("list", { name: "hidden2, step by step" }).getByRole("listitem");
  expect(await stills.count()).toBeGreaterThanOrEqual(3);
  await expect(stills.first()).toContainText("before");
});
