/** What a hand does on the canvas, and how many frames the page drew of it. */
import type { Page } from "@playwright/test";
import { wait } from "./built-page";

export type Gesture = "drag a node" | "move the view";

export interface Frames {
  /** Places that the pointer came to, each after the page had drawn the one before. */
  readonly steps: number;
  /** Frames a second on the wall, by the median of the times between them. */
  readonly perSecond: number;
  /** Milliseconds on the wall between one frame and the next, of which 95 % took no longer. */
  readonly slowest: number;
  /** Whether the hand had hold of what it was to move. */
  readonly isHeld: boolean;
}

/** Places of the pointer in one gesture. */
const STEPS = 60;
const STEP = { x: 3, y: 1 } as const;

/** Does it, a step a frame. */
export async function gestureOn(page: Page, kind: Gesture): Promise<Frames> {
  const before = await transformOf(page);
  const begin = kind === "drag a node" ? await placeOfNode(page) : await placeOfNothing(page);
  await page.mouse.move(begin.x, begin.y);
  // Nodes that are seen from afar become elements under the pointer.
  await wait(300);
  await page.mouse.down();
  await page.evaluate(() => {
    const frames: number[] = [];
    Object.assign(window, { frames });
    const count = (at: number) => {
      frames.push(at);
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
  for (let step = 1; step <= STEPS; step++) {
    await page.mouse.move(begin.x + STEP.x * step, begin.y + STEP.y * step);
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
  }
  await page.mouse.up();
  const frames = await page.evaluate(() => (window as unknown as { frames: number[] }).frames);
  const between = frames
    .slice(1)
    .map((at, index) => at - (frames[index] ?? at))
    .sort((one, other) => one - other);
  const [median = Number.NaN, slowest = Number.NaN] = [0.5, 0.95].map(
    (share) => between[Math.floor(share * (between.length - 1))],
  );
  const after = await transformOf(page);
  const isHeld =
    kind === "move the view"
      ? after.x !== before.x
      : (await page.getByRole("button", { name: "Undo move", exact: true }).count()) > 0;
  return { steps: STEPS, perSecond: 1000 / median, slowest, isHeld };
}

interface Transform {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Where the canvas's origin is on the page, and how large a unit of it. */
function transformOf(page: Page): Promise<Transform> {
  return page.evaluate(() => {
    const { a, e, f } = new DOMMatrix(
      getComputedStyle(document.querySelector(".react-flow__viewport") as Element).transform,
    );
    const { x, y } = (document.querySelector(".react-flow") as Element).getBoundingClientRect();
    return { x: x + e, y: y + f, zoom: a };
  });
}

/** Whether a place of the canvas, in its units, is to be seen. */
export async function nodeInView(
  page: Page,
  place: { readonly x: number; readonly y: number },
): Promise<boolean> {
  const { x, y, zoom } = await transformOf(page);
  const box = await page.locator(".react-flow").boundingBox();
  if (!box) return false;
  const at = { x: x + place.x * zoom, y: y + place.y * zoom };
  return at.x >= box.x && at.y >= box.y && at.x <= box.x + box.width && at.y <= box.y + box.height;
}

/** The middle of a node near the canvas's own. */
async function placeOfNode(page: Page): Promise<{ readonly x: number; readonly y: number }> {
  const { x, y, zoom } = await transformOf(page);
  const box = await page.locator(".react-flow").boundingBox();
  if (!box) throw new Error("placeOfNode: there is no canvas");
  // The nodes lie on a grid, a hundred in a row.
  const column = Math.max(0, Math.round(((box.x + box.width / 2 - x) / zoom - 62) / 144));
  const row = Math.max(0, Math.round(((box.y + box.height / 2 - y) / zoom - 14) / 206));
  return { x: x + (column * 144 + 62) * zoom, y: y + (row * 206 + 14) * zoom };
}

/** A place between two nodes, below the wire. */
async function placeOfNothing(page: Page): Promise<{ readonly x: number; readonly y: number }> {
  const { zoom } = await transformOf(page);
  const { x, y } = await placeOfNode(page);
  // A column further to the left than the node that is dragged.
  return { x: x - 72 * zoom, y: y + 110 * zoom };
}
