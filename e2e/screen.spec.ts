/** The screen that tells the story: how large what matters is, one place seen on every picture, layouts, and a room to present to. */
import { expect, type Locator, test } from "@playwright/test";
import { Editor } from "./editor";
import { sharedPage } from "./shared-page";

// What one journey has trained the next one presents.
test.describe.configure({ mode: "serial" });
const shared = sharedPage(Editor.open);

/** CSS pixels of text as it is seen on the screen, the canvas's zoom included. */
const seenSizes = (texts: Locator) =>
  texts.evaluateAll((elements) =>
    elements.map((element) => {
      const node = element.closest<HTMLElement>(".react-flow__node");
      const zoom = node ? node.getBoundingClientRect().width / node.offsetWidth : 1;
      return Number.parseFloat(getComputedStyle(element).fontSize) * zoom;
    }),
  );

test("the stage is the hero at every size, and the nodes can be read", async () => {
  const editor = shared();
  const { page } = editor;
  const stage = page.locator("[data-part=stage]");
  for (const [width, height, least] of [
    [1280, 800, 300],
    [1440, 900, 400],
    [1920, 1080, 560],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect
      .poll(async () => (await stage.boundingBox())!.height, `${width}`)
      .toBeGreaterThanOrEqual(least);
    expect((await stage.boundingBox())!.width, `${width}`).toBeGreaterThanOrEqual(least);
    // The network's name is read whole.
    const name = page.getByRole("textbox", { name: "Name of the network" });
    expect(await name.evaluate((field) => field.scrollWidth - field.clientWidth), `${width}`).toBe(0);
    // All nine in view.
    for (const name of ["input", "softmax"]) await expect(editor.node(name)).toBeInViewport({ ratio: 0.95 });
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect
    .poll(async () => Math.min(...(await seenSizes(page.locator(".node-card span, .node-meter span")))))
    .toBeGreaterThanOrEqual(11);
  expect((await editor.node("tanh1").locator(".node-picture").boundingBox())!.width).toBeGreaterThanOrEqual(
    96,
  );
});

test("a place that is pointed at on one picture is marked on every other, with what the network says of it", async () => {
  const editor = shared();
  const { page } = editor;
  await editor.train();
  const box = (await page.locator(".prediction-frame").boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.3);
  await expect(page.locator(".react-flow__node .place-mark")).toHaveCount(9);
  await expect(page.locator("[data-part=stage] .place-mark")).toHaveCount(1);
  await expect(page.locator("[data-pane=prediction]")).toContainText(/P\(inner ring\) = [\d.]+ at \(/);
  // From the stage as well: over the middle of the input plane.
  await page.getByRole("button", { name: "To the input plane" }).click();
  const stage = (await page.locator("[data-part=stage]").boundingBox())!;
  await page.mouse.move(stage.x + stage.width / 2, stage.y + stage.height / 2);
  await expect(page.locator(".prediction-frame .place-mark")).toHaveCount(1);
  await page.mouse.move(5, 5);
  await expect(page.locator(".place-mark")).toHaveCount(0);
});

test("one switch of scales for all pictures; switched back, the same state is the same picture", async () => {
  const editor = shared();
  const { page } = editor;
  const pixels = () =>
    editor
      .node("hidden2")
      .locator("canvas")
      .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  const fitted = await pixels();
  const scale = page.getByRole("switch", { name: "One scale" });
  await scale.click();
  await expect.poll(pixels).not.toBe(fitted);
  await scale.click();
  await expect.poll(pixels).toBe(fitted);
});

/** In the page: the words and controls of a presentation that are not in sight as a whole. */
const cutParts = () => {
  const parts = [
    ...document.querySelectorAll(".present-words, .present-words > *, .present-run, .present button"),
  ];
  return parts
    .filter((part) => {
      const { left, top, right, bottom } = part.getBoundingClientRect();
      const isIn = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
      return !isIn || part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1;
    })
    .map((part) => `${part.className || part.tagName}: ${part.textContent}`);
};

test("to build, long chains lie in rows; to present, one sentence and a clicker; what fills the page stays over a reload", async () => {
  const editor = shared();
  const { page } = editor;
  await page.mouse.click(300, 420);
  await page.keyboard.press("Alt+1");
  await expect(page.getByRole("separator", { name: "Height of Network" })).toBeVisible();
  await page.getByRole("button", { name: "Arrange" }).click();
  const top = async (name: string) => Math.round((await editor.node(name).boundingBox())!.y);
  await expect.poll(async () => (await top("softmax")) - (await top("input"))).toBeGreaterThan(100);
  await page.getByRole("button", { name: "Undo arrange" }).click();
  await page.keyboard.press("Alt+2");

  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.keyboard.press("Alt+3");
  const words = page.getByRole("region", { name: "What is seen" });
  await page.keyboard.press("Home");
  await expect(words).toContainText("input");
  await page.keyboard.press("PageDown");
  await expect(words.getByRole("heading")).toHaveText("hidden1");
  // Pressed again it is there at once.
  for (let press = 0; press < 3; press++) await page.keyboard.press("PageDown");
  await expect(words.getByRole("heading")).toHaveText("tanh1");
  await expect(words).toContainText("A straight line parts");
  await page.keyboard.press("PageUp");
  await expect(words.getByRole("heading")).toHaveText("hidden1");
  // Neither a button that was pressed by the pointer nor one that the Tab key came to takes the presenter's keys away.
  await page.getByRole("button", { name: "tanh1", exact: true }).click();
  await page.keyboard.press("ArrowLeft");
  await expect(words.getByRole("heading")).toHaveText("hidden1");
  await page.getByRole("button", { name: "Room", exact: true }).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(words.getByRole("heading")).toHaveText("input");
  await page.keyboard.press("Space");
  await page.keyboard.press("Space");
  await expect(words.getByRole("heading")).toHaveText("hidden1");
  await page.keyboard.press("Home");
  await page.keyboard.press("p");
  await expect(page.getByRole("button", { name: "Pause the film" })).toBeVisible();
  await page.keyboard.press("p");
  await expect(page.getByRole("button", { name: "Play the film" })).toBeVisible();
  await page.getByRole("button", { name: "hidden1", exact: true }).click();
  const sizes = await words
    .locator("h2, p")
    .evaluateAll((elements) =>
      elements.map(
        (element) => Number.parseFloat(getComputedStyle(element).fontSize) * element.currentCSSZoom,
      ),
    );
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
  // How far the run is stands there too, with which pair of figures it is, and is not read aloud.
  const run = page.getByText(/^epoch \d+ \/ \d+ · these weights: [\d.]+ % right$/);
  await expect(run).toBeVisible();
  expect(await run.evaluate((line) => line.closest("[aria-live]"))).toBeNull();
  // Whatever the page's size and the room's, all of it is in sight.
  for (const [width, height] of [
    [1024, 768],
    [1280, 800],
    [1920, 1080],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const room of ["Table", "Hall", "Room"]) {
      await page.getByRole("button", { name: room, exact: true }).click();
      await expect.poll(() => page.evaluate(cutParts), `${width} × ${height}, ${room}`).toEqual([]);
      if (width < 1920) continue;
      expect(
        await run.evaluate((line) => Number.parseFloat(getComputedStyle(line).fontSize)),
        room,
      ).toBeGreaterThanOrEqual(24);
    }
  }
  await page.keyboard.press("Escape");
  await expect(editor.node("input")).toBeVisible();

  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole("button", { name: "Fill the page with Layers" }).click();
  await expect(editor.node("input")).toHaveCount(0);
  await expect(page.locator(".kept")).toHaveText("kept");
  await page.reload();
  await expect(page.getByRole("button", { name: "Back to the whole page" })).toBeVisible();
  await expect(editor.node("input")).toHaveCount(0);
  // What the keys do comes a moment after the first picture.
  await expect(async () => {
    await page.keyboard.press("Escape");
    await expect(editor.node("input")).toBeVisible({ timeout: 1000 });
  }).toPass();
});

test("a network without a plane is presented node by node, the controls below", async () => {
  const editor = shared();
  const { page } = editor;
  await (await editor.drawer("Presets")).locator("[data-preset=mnist]").click();
  await expect(editor.node("scores")).toBeVisible();
  await page.keyboard.press("Alt+3");
  const words = page.getByRole("region", { name: "What is seen" });
  await page.keyboard.press("Home");
  await expect(words).toContainText("The first 9 training examples");
  await expect(page.getByRole("img", { name: "The first 9 training examples" })).toBeVisible();
  await page.keyboard.press("PageDown");
  await expect(words.getByRole("heading")).toHaveText("hidden1");
  await expect(words).toContainText("each as an image of the input");
  await page.getByRole("button", { name: "scores", exact: true }).click();
  await page.keyboard.press("PageUp");
  await expect(words.getByRole("heading")).not.toHaveText("scores");
  await expect.poll(() => page.evaluate(cutParts)).toEqual([]);
  const leave = (await page.getByRole("button", { name: "Leave the presentation" }).boundingBox())!;
  expect(leave.y).toBeGreaterThan(0.9 * page.viewportSize()!.height);
});
