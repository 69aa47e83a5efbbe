/**
 * Asks the trainer for pictures: never two at once, a few times a second while it runs, finer when it stands
 * still. A page that draws slowly asks less often; the trainer is never flooded.
 */
import { namedPoints } from "../core/data/named-points";
import type { PictureRequest } from "../engine/protocol";
import type { EngineClient } from "./engine-client";
import { pictureDetail } from "./picture-detail";
import type { RunStore } from "./run-store";
import type { SessionStore } from "./session-store";

/** Milliseconds between two pictures while training. */
const INTERVAL = 80;
/** With more parameters than this, weights are fetched only once the run stands still. */
const LIVE_PARAMETERS = 20_000;
/** With more than this they are not fetched for showing at all. */
const SHOWN_PARAMETERS = 5_000_000;
/** The widest node whose whole values come along, for the film; a wider one is shown by its principal axes alone. */
const WIDEST_WHOLE = 64;

export interface PictureLoopParts {
  readonly client: EngineClient;
  readonly run: RunStore;
  readonly session: SessionStore;
  /** The square of the plane that pictures show. */
  readonly domain: () => readonly [number, number];
  readonly parameters: () => number;
}

/** Evenly spread examples, all of them where `shown` is their count. */
export function sampleIndices(count: number, shown: number): Int32Array {
  return Int32Array.from({ length: shown }, (_, index) => Math.floor((index * count) / shown));
}

export function createPictureLoop({ client, run, session, domain, parameters }: PictureLoopParts) {
  let underWay = false;
  let wanted = false;
  let last = 0;

  function requestOf(): PictureRequest {
    const { progress, data, engine } = run.getState();
    const { raster } = session.getState().preferences;
    const examples = data?.features === 2 ? data.count : 0;
    const detail = pictureDetail({
      parameters: parameters(),
      running: progress.state === "running",
      fast: engine?.startsWith("fast") ?? false,
      raster,
      examples,
    });
    return {
      sheet: { domain: domain(), lines: detail.lines, refine: detail.refine },
      samples: sampleIndices(examples, detail.samples),
      points: namedPoints(domain()),
      whole: WIDEST_WHOLE,
      weights: parameters() <= (progress.state === "running" ? LIVE_PARAMETERS : SHOWN_PARAMETERS),
      // The last node of an unfinished network is no prediction.
      ...(progress.state !== "empty" && { raster: detail.raster }),
    };
  }

  async function take(): Promise<void> {
    const request = requestOf();
    const picture = await client.picture(request);
    if (!picture.ok) {
      run.setState({ picture: undefined, weights: undefined, pictureRefusal: picture.text });
      return;
    }
    // A picture of an older run must not come back after a newer one has loaded.
    if (picture.progress.run !== run.getState().progress.run) return;
    const { sheet, samples } = request;
    const { weights } = picture;
    run.setState({ picture: { ...picture, shape: sheet, samples }, weights, pictureRefusal: undefined });
  }

  async function ask(): Promise<void> {
    underWay = true;
    try {
      while (wanted) {
        wanted = false;
        const pause = last + INTERVAL - performance.now();
        if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
        last = performance.now();
        await take();
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
