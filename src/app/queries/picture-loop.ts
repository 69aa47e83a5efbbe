/**
 * Asks the trainer for pictures: never two at once, up to 25 times a second while it runs, finer when it stands
 * still. A page that draws slowly, or a trainer whom pictures take long, is asked less often.
 */

import { namedPoints } from "../../core/data/named-points";
import { MAX_WHOLE_UNITS } from "../../core/film/types";
import type { Checkpoint } from "../../core/network/checkpoint";
import type { PictureRequest } from "../../engine/protocol";
import type { EngineClient } from "../run/engine-client";
import type { RunStore } from "../run/run-store";
import type { SessionStore } from "../session/session-store";
import { pictureDetail } from "./picture-detail";

/** Milliseconds between two pictures, at least. */
const INTERVAL = 40;
/** Milliseconds between two renewals of the small views while training: there are many, and one looks at the large one. */
const OVERVIEW_INTERVAL = 120;
/** Drawing leaves the page as long again for everything else. */
const PAGE_REST = 2;
/** Pictures take a sixth of the trainer's time at most. */
const TRAINER_REST = 6;
/** With more parameters than this, weights are fetched only once the run stands still. */
const LIVE_PARAMETERS = 20_000;
/** With more than this they are not fetched for showing at all. */
const SHOWN_PARAMETERS = 5_000_000;

/** Cells a side of a single unit's map. */
const MAP_SIZE = 24;
/** Units of a wide layer that are shown one by one. */
export const SHOWN_UNITS = 12;

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

/** Milliseconds from one picture to the next, by how long the last took the trainer and the page. */
export function pictureInterval({ took, drawn }: { readonly took: number; readonly drawn: number }): number {
  return Math.max(INTERVAL, TRAINER_REST * took, PAGE_REST * drawn);
}

/** What follows from a new state is drawn before the next task. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

export function createPictureLoop({ client, run, session, domain, parameters }: PictureLoopParts) {
  let underWay = false;
  let wanted = false;
  let last = 0;
  /** How many show maps of single units just now. */
  let mapViewers = 0;
  let interval = INTERVAL;
  let shownStep = -1;
  let overviewAt = 0;

  function requestOf(): PictureRequest {
    const { progress, data, engine } = run.getState();
    const { raster } = session.getState().preferences;
    const examples = data?.features === 2 ? data.count : 0;
    const detail = pictureDetail({
      parameters: parameters(),
      running: progress.state === "running",
      engine,
      raster,
      examples,
    });
    return {
      sheet: { domain: domain(), lines: detail.lines, refine: detail.refine },
      samples: sampleIndices(examples, detail.samples),
      points: namedPoints(domain()),
      whole: MAX_WHOLE_UNITS,
      weights: parameters() <= (progress.state === "running" ? LIVE_PARAMETERS : SHOWN_PARAMETERS),
      ...(mapViewers > 0 && { maps: { size: Math.min(MAP_SIZE, detail.raster), most: SHOWN_UNITS } }),
      // The last node of an unfinished network is no prediction.
      ...(progress.state !== "empty" && { raster: detail.raster }),
    };
  }

  async function take(): Promise<void> {
    const request = requestOf();
    const picture = await client.picture(request);
    if (!picture.ok) {
      run.setState({
        picture: undefined,
        overview: undefined,
        pictureRefusal: picture.text,
        weights: await bareWeights(request),
      });
      return;
    }
    // A picture of an older run must not come back after a newer one has loaded.
    if (picture.progress.run !== run.getState().progress.run) return;
    const { sheet, samples } = request;
    const { weights, took, progress } = picture;
    const shown = { ...picture, shape: sheet, samples };
    const begun = performance.now();
    run.setState({ picture: shown, weights, pictureRefusal: undefined });
    await nextTask();
    const drawn = performance.now() - begun;
    // In a task of its own, so that neither holds up the page for long.
    if (progress.state !== "running" || begun - overviewAt >= OVERVIEW_INTERVAL) {
      overviewAt = begun;
      run.setState({ overview: shown });
      await nextTask();
    }
    interval = pictureInterval({ took, drawn });
    // While steps are taken there is always something new to show; news of the run come too seldom for that.
    if (progress.state === "running" && progress.step !== shownStep) wanted = true;
    shownStep = progress.step;
  }

  /** The weights of a network that has no plane to picture. */
  async function bareWeights({ weights: wanted }: PictureRequest): Promise<Checkpoint | undefined> {
    if (!wanted) return undefined;
    const id = run.getState().progress.run;
    const weights = await client.weights();
    return weights.size > 0 && run.getState().progress.run === id ? weights : undefined;
  }

  async function ask(): Promise<void> {
    underWay = true;
    try {
      while (wanted) {
        wanted = false;
        const pause = last + interval - performance.now();
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

  /** Asks for maps of single units too, until the answer is called. */
  function showUnitMaps(): () => void {
    mapViewers += 1;
    request();
    return () => {
      mapViewers -= 1;
    };
  }

  return { request, showUnitMaps };
}
