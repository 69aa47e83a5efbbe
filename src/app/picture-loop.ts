/**
 * Asks the trainer for pictures: never two at once, a few times a second while it runs, finer when it stands
 * still. A page that draws slowly asks less often; the trainer is never flooded.
 */
import { namedPoints } from "../core/data/named-points";
import { SHEET_LINES } from "../core/math/sheet";
import type { PictureRequest } from "../engine/protocol";
import type { EngineClient } from "./engine-client";
import type { RunStore } from "./run-store";
import type { SessionStore } from "./session-store";

/** Milliseconds between two pictures while training. */
const INTERVAL = 80;
/** Cells a side of the coloured plane while training. */
const RUNNING_RASTER = 64;
/** Examples carried along in pictures, at most. */
const MOST_SAMPLES = 2000;
/** How much finer lines are drawn once the run stands still. */
const STILL_REFINE = 4;

export interface PictureLoopParts {
  readonly client: EngineClient;
  readonly run: RunStore;
  readonly session: SessionStore;
  /** The square of the plane that pictures show. */
  readonly domain: () => readonly [number, number];
  readonly parameters: () => number;
}

/** With more parameters than this, weights are fetched only once the run stands still. */
const LIVE_PARAMETERS = 20_000;
/** With more than this they are not fetched for showing at all. */
const SHOWN_PARAMETERS = 5_000_000;

/** The examples that pictures carry along: all, or evenly spread ones where there are very many. */
export function sampleIndices(count: number): Int32Array {
  const shown = Math.min(count, MOST_SAMPLES);
  return Int32Array.from({ length: shown }, (_, index) => Math.floor((index * count) / shown));
}

export function createPictureLoop({ client, run, session, domain, parameters }: PictureLoopParts) {
  let underWay = false;
  let wanted = false;
  let last = 0;

  function requestOf(): PictureRequest {
    const { progress, data } = run.getState();
    const running = progress.state === "running";
    const { raster } = session.getState().preferences;
    return {
      sheet: { domain: domain(), lines: SHEET_LINES, refine: running ? 1 : STILL_REFINE },
      samples: sampleIndices(data?.count ?? 0),
      points: namedPoints(domain()),
      // The last node of an unfinished network is no prediction.
      ...(progress.state !== "empty" && { raster: running ? Math.min(RUNNING_RASTER, raster) : raster }),
    };
  }

  async function ask(): Promise<void> {
    underWay = true;
    try {
      while (wanted) {
        wanted = false;
        const pause = last + INTERVAL - performance.now();
        if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
        last = performance.now();
        const picture = await client.picture(requestOf());
        // A picture of an older run must not come back after a newer one has loaded.
        const running = run.getState().progress.state === "running";
        const weights =
          parameters() <= (running ? LIVE_PARAMETERS : SHOWN_PARAMETERS) ? await client.weights() : undefined;
        if (picture.ok && picture.progress.run === run.getState().progress.run)
          run.setState({ picture, weights });
        else if (!picture.ok) run.setState({ picture: undefined, weights: undefined });
      }
    } finally {
      underWay = false;
    }
  }

  session.subscribe((state, previous) => {
    if (state.preferences.raster !== previous.preferences.raster) request();
  });

  function request(): void {
    wanted = true;
    if (!underWay) void ask();
  }

  return { request };
}
