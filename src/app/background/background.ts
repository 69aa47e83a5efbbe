/**
 * Work beside the page: one worker for one piece of work, ended with it, so that whatever it took in memory is free again
 * and nothing that a file does to it lasts.
 */
import { wrap } from "comlink";
import { type BackgroundWork, backgroundWork } from "./work";

/** The work as it is asked for: every answer comes later. */
export type Background = {
  readonly [Name in keyof BackgroundWork]: (
    ...request: Parameters<BackgroundWork[Name]>
  ) => Promise<Awaited<ReturnType<BackgroundWork[Name]>>>;
};

/** Milliseconds in which a worker has to answer for the first time; a browser that forbids workers may say nothing at all. */
const STARTING = 10_000;

/**
 * Does a piece of work in a worker of its own; on the page where there can be none (Node, a sandboxed frame).
 * @param seconds after which it is given up
 * @returns undefined where it was given up
 * @throws what the work throws, and where the worker ends for want of memory
 */
export async function inBackground<T>(
  work: (background: Background) => Promise<T>,
  seconds: number,
): Promise<T | undefined> {
  const worker = newWorker();
  if (!worker) return work(onPage);
  const background = wrap<BackgroundWork>(worker) as Background;
  const failure = failureOf(worker);
  try {
    const begun = background.isThere();
    const isThere = await Promise.race([begun, failure.then(() => false), later(STARTING, false)]);
    if (!isThere) return await work(onPage);
    const failed = failure.then((text): never => {
      throw new Error(text);
    });
    return await Promise.race([work(background), failed, later(seconds * 1000, undefined)]);
  } finally {
    worker.terminate();
  }
}

/** The same functions here; awaited, it is the same that they answer at once. */
const onPage = backgroundWork as unknown as Background;

function newWorker(): Worker | undefined {
  if (typeof Worker === "undefined") return undefined;
  try {
    return new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "unfold-background" });
  } catch {
    return undefined;
  }
}

function failureOf(worker: Worker): Promise<string> {
  return new Promise((resolve) => {
    worker.addEventListener("error", ({ message }) => resolve(message || "The worker failed."));
  });
}

function later<T>(milliseconds: number, value: T): Promise<T> {
  return new Promise((resolve) => setTimeout(() => resolve(value), milliseconds));
}
