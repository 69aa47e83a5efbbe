/** A network that trains on the page for minutes: what its thread does, what it holds, and whether a trainer was taken for dead. */
import type { Page } from "@playwright/test";
import { wait } from "./built-page";
import { recordPage } from "./recording";

export interface Soaked {
  readonly steps: number;
  /** Milliseconds of work of each of the page's tasks that took a millisecond or longer. */
  readonly work: readonly number[];
  /** Workers that were started meanwhile: each took the place of a trainer that was taken for dead. */
  readonly restarts: number;
  /** Bytes that the page's scripts hold after a collection, at the beginning and at the end. */
  readonly heap: readonly [before: number, after: number];
}

/** Seconds of one recording: the browser keeps no more in memory. */
const PIECE = 15;
/** Seconds in which what a page needs but once is there: from then on its memory counts. */
const WARM = 10;

/** @param page with a network that is ready to train */
export async function soak(page: Page, minutes: number): Promise<Soaked> {
  await keepTraining(page, WARM);
  let restarts = 0;
  page.on("worker", () => {
    restarts += 1;
  });
  const before = await heapOf(page);
  const work: number[] = [];
  let steps = 0;
  for (const end = Date.now() + 60_000 * minutes; Date.now() < end; ) {
    const recording = await recordPage(page);
    steps += await keepTraining(page, PIECE);
    work.push(...(await recording.stop()).tasks.map(({ cpu }) => cpu));
  }
  return { steps, work, restarts, heap: [before, await heapOf(page)] };
}

/** Presses Train whenever a run has come to its end. @returns steps that were taken */
async function keepTraining(page: Page, seconds: number): Promise<number> {
  const from = await stepOf(page);
  for (let second = 0; second < seconds; second++) {
    const begin = page.getByRole("button", { name: /^(Train|Keep training)$/ });
    if ((await begin.count()) > 0) await begin.click();
    await wait(1000);
  }
  return (await stepOf(page)) - from;
}

/** The step that the page says. */
export async function stepOf(page: Page): Promise<number> {
  const text = (await page.locator(".progress-line").textContent()) ?? "";
  return Number(/step (\d+)/.exec(text)?.[1] ?? 0);
}

async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize;
}
