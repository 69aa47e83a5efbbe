/** Weights by hand: by mouse and by keyboard, seen in the prediction, undone, restored, saved; and the layer's matrix. */
import { expect, type Page, test } from "@playwright/test";
import { Matrix, SingularValueDecomposition } from "ml-matrix";
import { expectCleanInBothThemes } from "./axe";
import { Editor } from "./editor";
import { floats, forward, type SavedFile } from "./forward";
import { sharedPage } from "./shared-page";

const cursor = (page: Page) => page.locator(".picture-cursor");
const field = (page: Page) => page.locator(".weight-editor").getByRole("spinbutton");
const note = (page: Page) => page.locator(".neurons-note");

async function show(page: Page, view: "Plane" | "Neurons" | "Matrix"): Promise<void> {
  await page.getByRole("group", { name: "What is shown large" }).getByRole("button", { name: view }).click();
}

async function saved(editor: Editor): Promise<SavedFile> {
  return JSON.parse(await editor.savedFile()) as SavedFile;
}

/** [inputs, units] row-major, as the file has it. */
function kernelOf(file: SavedFile, name: string): number[] {
  const id = file.nodes.find((node) => node.name === name)?.id ?? "";
  return floats(file.checkpoint?.[id]?.find((array) => array.name === "kernel")?.values ?? "");
}

/** The prediction as the page draws it, as a number that changes with every pixel. */
const prediction = (page: Page) =>
  page.locator(".prediction-frame canvas").evaluate((element) => {
    const canvas = element as HTMLCanvasElement;
    const pixels = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    let hash = 7;
    for (const value of pixels) hash = (Math.imul(hash, 31) + value) | 0;
    return hash;
  });

/**
 * The same of the present weights, at rest: it has all its cells, as while training it never has, and is another one
 * than `before`. The canvas is drawn anew when its pane or its data come, so it has to stay the same for a while.
 */
async function restingPrediction(editor: Editor, before?: number): Promise<number> {
  const { page } = editor;
  await expect(page.locator(".prediction-frame[data-cells='200']")).toBeVisible({ timeout: 30_000 });
  for (let earlier = before; ; ) {
    await editor.frames(10);
    const now = await prediction(page);
    if (now === earlier && now !== before) return now;
    earlier = now;
  }
}

/** Opens the field for what the keyboard's cursor is on, which is a weight as soon as there are any. */
async function openByKey(page: Page): Promise<void> {
  await expect(cursor(page)).toHaveAttribute("aria-label", /^weight from/);
  await cursor(page).focus();
  await page.keyboard.press("Enter");
  await expect(field(page)).toBeFocused();
}

/** "weight from input, unit 1, to hidden1, unit 2: −0.683" → −0.683 */
function numberIn(name: string | null): number {
  return Number(/: (?:bias )?(\S+?)\.?$/.exec(name ?? "")?.[1]?.replace("−", "-"));
}

test.describe.configure({ mode: "serial" });
const shared = sharedPage(async (page) => {
  const editor = await Editor.open(page);
  const untrained = await restingPrediction(editor);
  await editor.train();
  /** Of the trained weights. */
  const picture = await restingPrediction(editor, untrained);
  return { editor, picture };
});

test("a weight set by keyboard changes the prediction, is saved, and undo brings the old one back", async () => {
  const { editor, picture } = shared();
  const { page } = editor;
  await show(page, "Neurons");
  const before = await saved(editor);

  await cursor(page).focus();
  const name = await cursor(page).getAttribute("aria-label");
  expect(name).toMatch(/^weight from input, unit 1, to hidden1, unit 1: /);
  const kernel = kernelOf(before, "hidden1");
  expect(numberIn(name)).toBeCloseTo(kernel[0] ?? Number.NaN, 3);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await openByKey(page);
  await page.keyboard.type("-4.25");
  await expect(page.locator(".weight-response")).toContainText("→");
  await page.keyboard.press("Enter");
  await expect(page.locator(".weight-editor")).toHaveCount(0);
  await expect(cursor(page)).toBeFocused();
  await expect(cursor(page)).toHaveAttribute("aria-label", /: −4.25$/);
  await expect.poll(() => prediction(page)).not.toBe(picture);

  const after = await saved(editor);
  expect(kernelOf(after, "hidden1")).toEqual([-4.25, ...kernel.slice(1)]);
  expect(forward(after, [1, 1]).get("softmax")).not.toEqual(forward(before, [1, 1]).get("softmax"));

  await page.getByRole("button", { name: "Undo set a weight of hidden1" }).click();
  await expect.poll(() => prediction(page), { timeout: 15_000 }).toBe(picture);
  expect((await saved(editor)).checkpoint).toEqual(before.checkpoint);
  await page.getByRole("button", { name: "Redo set a weight of hidden1" }).click();
  await expect(cursor(page)).toHaveAttribute("aria-label", /: −4.25$/);
  await expect(page.getByTestId("epoch")).toHaveText("150 / 150");
});

test("a weight set by mouse: what is no number is refused, and the one of before is offered back", async () => {
  const { editor, picture } = shared();
  const { page } = editor;
  await page.getByRole("button", { name: "Undo set a weight of hidden1" }).click();
  await expect.poll(() => prediction(page)).toBe(picture);
  // The line from the lower input to the lowest unit lies alone; a little above it there is none.
  const surface = await page.locator(".picture-cursor-surface").boundingBox();
  if (!surface) throw new Error("no neurons");
  let found = false;
  for (let share = 0.2; share < 0.95 && !found; share += 0.02) {
    await page.mouse.move(surface.x + surface.width * 0.17, surface.y + surface.height * share);
    found = ((await note(page).textContent()) ?? "").startsWith("Weight from input");
  }
  expect(found).toBe(true);
  const before = numberIn(((await note(page).textContent()) ?? "").replace(" Click or Enter sets it.", ""));
  await page.mouse.down();
  await page.mouse.up();
  await field(page).fill("a lot");
  await expect(page.locator(".weight-editor").getByRole("alert")).toHaveText(
    /“a” at character 1 is not known\. .* Weight stays -?[\d.]+\./,
  );
  await field(page).fill("1e60");
  await expect(page.locator(".weight-editor").getByRole("alert")).toHaveText(/weights are 32-bit numbers/);
  await field(page).fill("7");
  await expect(page.locator(".weight-editor").getByRole("alert")).toHaveCount(0);
  await expect.poll(() => prediction(page)).not.toBe(picture);
  await page.locator(".weight-editor").getByRole("button", { name: "Back to" }).click();
  await expect.poll(() => prediction(page)).toBe(picture);
  await expect.poll(async () => Number(await field(page).inputValue())).toBeCloseTo(before, 2);
  // Escape takes back what was set meanwhile.
  await field(page).fill("-9");
  await expect.poll(() => prediction(page)).not.toBe(picture);
  await page.keyboard.press("Escape");
  await expect(page.locator(".weight-editor")).toHaveCount(0);
  await expect.poll(() => prediction(page)).toBe(picture);
});

test("the matrix of a layer: its numbers are those of the exported weights, and can be set", async () => {
  const { editor } = shared();
  const { page } = editor;
  await show(page, "Matrix");
  await editor.choose("hidden3");
  const file = await saved(editor);
  const [a = 0, b = 0, c = 0, d = 0] = kernelOf(file, "hidden3");
  const numbers = page.getByRole("region", { name: "hidden3 in numbers" });
  const { diagonal } = new SingularValueDecomposition(
    new Matrix([
      [a, b],
      [c, d],
    ]),
  );
  const words = (await numbers.textContent()) ?? "";
  for (const value of [...diagonal, Math.abs(a * d - b * c)]) {
    expect(words).toContain(`×${Number(value.toPrecision(3))}`);
  }
  const table = page.getByRole("region", { name: "Every layer in numbers" });
  await expect(table.getByRole("row")).toHaveCount(5);

  await cursor(page).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await expect(cursor(page)).toHaveAttribute("aria-label", /^weight from input 2 to unit 2: /);
  await openByKey(page);
  await page.keyboard.type("0.5");
  await page.keyboard.press("Enter");
  await expect(numbers).toContainText(`×${Number(Math.abs(a * 0.5 - b * c).toPrecision(3))}`);

  await editor.choose("tanh3");
  await expect(
    page.getByText("tanh3 has no matrix of its own. This is hidden3, the Dense before it."),
  ).toBeVisible();
  await editor.choose("input");
  await expect(page.getByText("input has no matrix, and no Dense stands before it.")).toBeVisible();
});

test("a weight set while training: the run goes on from it", async () => {
  const { editor } = shared();
  const { page } = editor;
  await show(page, "Neurons");
  await editor.command("Reset").click();
  await editor.settings();
  await editor.setNumber("Epochs", 100_000);
  await editor.select("Pace", "10 steps a second");
  await editor.command("Train").click();
  await expect(editor.command("Pause")).toBeVisible();
  await openByKey(page);
  await page.keyboard.type("30");
  await page.keyboard.press("Enter");
  await expect(page.locator(".weight-editor")).toHaveCount(0);
  await expect(cursor(page)).toHaveAttribute("aria-label", /: (2[5-9]|3[0-5])/);
  await expect(editor.command("Pause")).toBeVisible();
  await editor.command("Pause").click();
});

test("neurons and matrix are clean, light and dark", async () => {
  const { editor } = shared();
  const { page } = editor;
  await page.emulateMedia({ reducedMotion: "reduce" });
  await editor.choose("hidden1");
  for (const view of ["Neurons", "Matrix"] as const) {
    await show(page, view);
    await openByKey(page);
    await page.keyboard.type("x");
    await expect(page.locator(".weight-editor").getByRole("alert")).toBeVisible();
    await expectCleanInBothThemes(page, view);
    await page.keyboard.press("Escape");
    await expect(cursor(page)).toBeFocused();
  }
});

test("on a phone the units are in reach, and the page is no wider than the screen", async () => {
  const { page } = shared().editor;
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("navigation", { name: "Panes" }).getByRole("button", { name: "Layers" }).click();
  for (const view of ["Neurons", "Matrix"] as const) {
    await show(page, view);
    await expect(page.locator(".picture-cursor-surface")).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  }
});
