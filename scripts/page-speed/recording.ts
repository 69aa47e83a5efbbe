/**
 * What the thread of a page does, task by task, seen from outside: a trace of Chromium says how long each task took and how much of
 * that the thread itself worked; a profile beside it says in which functions. Other programs stretch the first, hardly the second.
 */
import type { Page } from "@playwright/test";
import { type Naming, type Profile, placesIn } from "./places";

export interface PageTask {
  /** Milliseconds from the beginning of the recording. */
  readonly at: number;
  /** Milliseconds by the clock on the wall. */
  readonly wall: number;
  /** Milliseconds that the thread worked. */
  readonly cpu: number;
  /** The functions it was in longest, with milliseconds; empty of short tasks and without a profile. */
  readonly places: readonly string[];
}

export interface Recorded {
  /** Every task that took a millisecond or longer, in order. */
  readonly tasks: readonly PageTask[];
  /** The functions that the thread was in longest, over all of it; empty without a profile. */
  readonly places: readonly string[];
}

export interface PageRecording {
  /** Ends it. */
  readonly stop: () => Promise<Recorded>;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of the machine's steady clock, which the profile counts by too. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
}

const MARK = "unfold: the page's thread";
const TASK = "ThreadControllerImpl::RunTask";
/** Microseconds between two looks of the profiler. */
const SAMPLING = 1000;
/** Milliseconds of a task from which on its functions are named. */
const NAMED = 30;

/** @param naming undefined for no profile, which takes some of the page's time itself */
export async function recordPage(page: Page, naming?: Naming): Promise<PageRecording> {
  const browser = page.context().browser();
  if (!browser) throw new Error("recordPage: a page without a browser");
  const tracing = await browser.newBrowserCDPSession();
  const events: TraceEvent[] = [];
  tracing.on("Tracing.dataCollected", ({ value }) => {
    for (const event of value as unknown as readonly TraceEvent[]) if (isWanted(event)) events.push(event);
  });
  await tracing.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["toplevel", "blink.user_timing"], excludedCategories: ["*"] },
  });
  const stopProfiler = naming && (await startProfiler(page));
  await page.evaluate((mark) => void performance.mark(mark), MARK);
  return {
    async stop() {
      const profile = await stopProfiler?.();
      const complete = new Promise<void>((resolve) =>
        tracing.once("Tracing.tracingComplete", () => resolve()),
      );
      await tracing.send("Tracing.end");
      await complete;
      await tracing.detach();
      const mark = events.find(({ name }) => name === MARK);
      if (!mark) throw new Error("recordPage: the trace does not say which thread is the page's");
      const ofPage = events.filter(
        ({ name, pid, tid }) => name === TASK && pid === mark.pid && tid === mark.tid,
      );
      // Before the mark lies what the recording itself takes.
      const tasks = ofPage
        .filter(({ ts }) => ts >= mark.ts)
        .sort((one, other) => one.ts - other.ts)
        .map(({ ts, dur = 0, tdur = 0 }) => ({
          at: (ts - mark.ts) / 1000,
          wall: dur / 1000,
          cpu: tdur / 1000,
          places: naming && profile && dur > 1000 * NAMED ? placesIn(profile, ts, ts + dur, naming) : [],
        }));
      const { ts } = mark;
      const places = naming && profile ? placesIn(profile, ts, Number.POSITIVE_INFINITY, naming, 24) : [];
      return { tasks, places };
    },
  };
}

function isWanted({ name, dur = 0 }: TraceEvent): boolean {
  return name === MARK || (name === TASK && dur >= 1000);
}

async function startProfiler(page: Page): Promise<() => Promise<Profile>> {
  const session = await page.context().newCDPSession(page);
  await session.send("Profiler.enable");
  await session.send("Profiler.setSamplingInterval", { interval: SAMPLING });
  await session.send("Profiler.start");
  return async () => {
    const { profile } = await session.send("Profiler.stop");
    await session.detach();
    return profile;
  };
}
