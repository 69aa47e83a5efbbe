/** The film of a trained network: played, scrubbed and stepped by mouse and by keyboard, and saved as files. */
import { expect, type Page, test } from "@playwright/test";
import { Editor } from "./editor";
import { expectFilmThatPlays, savedFromFilm, scrubber } from "./film";
import { sharedPage } from "./shared-page";

const moment = async (page: Page) => (await scrubber(page).getAttribute("aria-valuetext")) ?? "";
const STOPS = ["input", "hidden1", "tanh1", "hidden2", "tanh2", "hidden3", "tanh3", "scores", "softmax"];

/** The names of chapters that are seen and of which the current one's covers a part. */
const namesOnCurrent = (page: Page) =>
  page.locator(".film-chapter-name").evaluateAll((names) => {
    const seen = names.filter((name) => name.checkVisibility({ visibilityProperty: true }));
    const current = seen.find((name) => name.closest(".current"))?.getBoundingClientRect();
    return seen
      .filter((name) => {
        const { left, right } = name.getBoundingClientRect();
        return current && !name.closest(".current") && left < current.right && right > current.left;
      })
      .map((name) => name.textContent);
  });

const shared = sharedPage(async (page) => {
  const editor = await Editor.open(page);
  await editor.train();
  return editor;
});

test("by keyboard: from the input plane through every layer to the probabilities, and back", async () => {
  const editor = shared();
  const { page } = editor;
  await scrubber(page).focus();
  await page.keyboard.press("Home");
  await expect(scrubber(page)).toHaveAttribute("aria-valuetext", "at input");
  for (const name of STOPS.slice(1)) {
    await page.keyboard.press("PageDown");
    await expect(scrubber(page)).toHaveAttribute("aria-valuetext", `at ${name}`);
    await expect(page.locator(".stage-words strong")).toHaveText(`After ${name}`);
    expect(await namesOnCurrent(page), `names under ${name} on the time bar`).toEqual([]);
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
  await editor.frames(20);
  expect(await moment(page)).toBe(still);
});

test("by mouse: played to its end, scrubbed, and gone to from a layer's picture", async () => {
  const editor = shared();
  const { page } = editor;
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
  const length = Number(await scrubber(page).getAttribute("max"));
  const share = async () => Number(await scrubber(page).inputValue()) / length;
  await expect.poll(share).toBeLessThan(0.6);
  expect(await share()).toBeGreaterThan(0.4);
  await expect(editor.node("tanh2").getByTitle(/^×: how much larger/)).toBeVisible();
  await editor.node("tanh2").locator(".node-picture").click();
  await expect(scrubber(page)).toHaveAttribute("aria-valuetext", "at tanh2");
  await page.getByRole("button", { name: "The layer after, in the film" }).click();
  await expect(scrubber(page)).toHaveAttribute("aria-valuetext", "at hidden3");
});

test("the view of four units turns by its handles, and goes back", async () => {
  const editor = shared();
  const { page } = editor;
  await editor.choose("tanh1");
  await expect(scrubber(page)).toHaveAttribute("aria-valuetext", "at tanh1");
  const handle = page.getByRole("button", { name: /^Axis of/ }).first();
  await handle.focus();
  const before = await handle.boundingBox();
  for (let press = 0; press < 3; press++) await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("combobox", { name: "Seen along" })).toHaveText("Turned by hand");
  await expect.poll(async () => (await handle.boundingBox())!.y).toBeLessThan(before!.y);
  await editor.select("Seen along", "What shows most");
  // The plane is the same one; how it is turned in itself follows the view of before.
  await expect.poll(async () => Math.abs((await handle.boundingBox())!.y - before!.y)).toBeLessThan(6);
  await expect(page.locator(".stage-words")).toContainText("4 units, principal axes: 9");
  await editor.select("Seen along", "What the next layer uses");
  await expect(page.locator(".stage-words")).toContainText("4 units, SVD axes");
  await editor.select("Seen along", "Units 1 and 3");
  await expect(page.locator(".stage-words")).toContainText("4 units, two of them");
});

test("a frame is saved as PNG and SVG", async () => {
  const editor = shared();
  const { page } = editor;
  await editor.choose("tanh2");
  const png = await savedFromFilm(page, "This frame as PNG");
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1920, 1440]);
  await test.info().attach("frame.png", { body: png, contentType: "image/png" });

  const svg = (await savedFromFilm(page, "This frame as SVG")).toString();
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
});

test("a whole film is saved as a WebM that plays", async () => {
  const editor = shared();
  const { page } = editor;
  const drawer = await editor.drawer("Presets");
  await drawer.getByRole("button", { name: /One straight line/ }).click();
  await expect(editor.nodes()).toHaveCount(3);
  await expectFilmThatPlays(page, 0.4);
  await page.keyboard.press("Control+Shift+o");
  await expect(editor.nodes()).toHaveCount(9);
});

test("with less motion there is no playing; a chapter is a strip of stills", async () => {
  const editor = shared();
  const { page } = editor;
  await expect(page.locator(".kept")).toHaveText("kept");
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.reload();
  await editor.choose("hidden2");
  const stills = page.getByRole("list", { name: "hidden2, step by step" }).getByRole("listitem");
  await expect(stills.first()).toContainText("before");
  expect(await stills.count()).toBeGreaterThanOrEqual(3);
  await expect(page.getByRole("button", { name: "Play the film" })).toHaveCount(0);
});
