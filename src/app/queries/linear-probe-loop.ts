/**
 * Asks the trainer how far the classes are untangled: only while somebody looks, never twice at once, at most twice
 * a second while it trains, and of wide networks seldom enough that training gets most of the time.
 */
import type { EngineClient } from "../run/engine-client";
import type { RunStore } from "../run/run-store";
import { sampleIndices } from "./picture-loop";

/** Milliseconds between the beginnings of two answers. */
const INTERVAL = 500;
/** An answer is followed by a pause of so many times what it took. */
const REST = 2;
/** The most examples that lines are fitted to. */
const MAX_SAMPLES = 2000;
/** Lines of the sheet in each direction, for the level curves. */
const LINES = 41;

export interface LinearProbeLoopParts {
  readonly client: Pick<EngineClient, "linearProbe">;
  readonly run: RunStore;
  /** The square of the plane that pictures show. */
  readonly domain: () => readonly [number, number];
}

export interface LinearProbeLoop {
  /** Keeps `run.linearProbes` up to date until the function it gives back is called. */
  readonly watch: () => () => void;
}

export function createLinearProbeLoop({ client, run, domain }: LinearProbeLoopParts): LinearProbeLoop {
  let watchers = 0;
  let underWay = false;
  let wanted = false;
  /** When the next answer may be asked for. */
  let due = 0;

  async function take(): Promise<void> {
    const { data } = run.getState();
    if (!data) return;
    const begun = performance.now();
    const answer = await client.linearProbe({
      samples: sampleIndices(data.count, Math.min(MAX_SAMPLES, data.count)),
      ...(data.features === 2 && { sheet: { domain: domain(), lines: LINES, refine: 1 } }),
    });
    const took = performance.now() - begun;
    due = begun + Math.max(INTERVAL, (1 + REST) * took);
    if (!answer.ok) run.setState({ linearProbes: undefined });
    // An answer of an older run must not come back after a newer one has loaded.
    else if (answer.progress.run === run.getState().progress.run) run.setState({ linearProbes: answer });
  }

  async function ask(): Promise<void> {
    underWay = true;
    try {
      while (wanted && watchers > 0) {
        const pause = due - performance.now();
        if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
        if (watchers === 0) return;
        wanted = false;
        await take();
      }
    } finally {
      underWay = false;
    }
  }

  function request(): void {
    wanted = true;
    if (!underWay && watchers > 0) void ask();
  }

  run.subscribe((state, previous) => {
    const { progress, data } = state;
    if (
      progress.run !== previous.progress.run ||
      progress.step !== previous.progress.step ||
      progress.state !== previous.progress.state ||
      data !== previous.data
    ) {
      request();
    }
  });

  return {
    watch() {
      watchers++;
      request();
      let over = false;
      return () => {
        if (!over) watchers--;
        over = true;
      };
    },
  };
}
