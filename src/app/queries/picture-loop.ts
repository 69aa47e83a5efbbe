/**
 * Asks the trainer for pictures: up to 25 times a second while it runs, finer when it stands still. Where the page draws
 * slowly, or a picture takes the trainer long, it asks less often.
 */
import type { Checkpoint } from "../../core/network/checkpoint";
import type { PictureAnswer, PictureRequest } from "../../engine/protocol";
import { isMoving } from "../run/looking-back";
import type { RunStore } from "../run/run-store";
import type { SessionStore } from "../session/session-store";
import type { TrainerClient } from "../trainer/trainer-door";
import { unlessStopped } from "../trainer/trainer-stopped";
import { createFollower } from "./follower";
import { filmRequest, pictureDetail } from "./picture-detail";
import { createWatchers } from "./watchers";

/** Milliseconds between two pictures, at least. */
const INTERVAL = 40;
/** Milliseconds after which a moment that is looked at is drawn as finely as what stands still. */
const RESTS_AFTER = 150;
/** Milliseconds between two renewals of the small views while training, or while one goes from moment to moment: there are many, and one looks at the large one. */
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
const SHOWN_UNITS = 12;

export interface PictureLoopParts {
  readonly client: Pick<TrainerClient, "picture" | "weights">;
  readonly run: RunStore;
  readonly session: SessionStore;
  /** The square of the plane that pictures show. */
  readonly domain: () => readonly [number, number];
  readonly parameters: () => number;
}

export interface PictureLoop {
  /** Whatever is shown has changed: steps were taken, or weights set. */
  readonly request: () => void;
  /** Asks for maps of single units too, until the function it gives back is called. */
  readonly showUnitMaps: () => () => void;
}

/**
 * Milliseconds from one picture to the next, by how long the last took the trainer and the page.
 * @internal
 */
export function pictureInterval({ took, drawn }: { readonly took: number; readonly drawn: number }): number {
  return Math.max(INTERVAL, TRAINER_REST * took, PAGE_REST * drawn);
}

/** What follows from a new state is drawn before the next task. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Pictures are always looked at: the nodes on the canvas show them. */
export function createPictureLoop(parts: PictureLoopParts): PictureLoop {
  const { client, run, session } = parts;
  const mapViewers = createWatchers({ came: () => follower.request() });
  let interval = INTERVAL;
  let shownStep = -1;
  let overviewAt = Number.NEGATIVE_INFINITY;
  /** Whether one goes from moment to moment of the run just now. */
  let isDragged = false;

  async function show(answer: PictureAnswer, request: PictureRequest): Promise<number> {
    if (!answer.ok) {
      const weights = request.weights ? await bareWeights(client, run) : undefined;
      if (answer.run === run.getState().progress.run)
        run.setState({ picture: undefined, overview: undefined, pictureRefusal: answer.text, weights });
      return interval;
    }
    const { weights, took, progress, moment } = answer;
    const isTraining = progress.state === "running" && !moment;
    const shown = { ...answer, shape: request.sheet, samples: request.samples };
    const begun = performance.now();
    run.setState({ picture: shown, weights, pictureRefusal: undefined });
    await nextTask();
    const drawn = performance.now() - begun;
    // In a task of its own, so that neither holds up the page for long.
    if ((!isTraining && !isDragged) || begun - overviewAt >= OVERVIEW_INTERVAL) {
      overviewAt = begun;
      run.setState({ overview: shown });
      await nextTask();
    }
    // While steps are taken there is always something new to show; news of the run come too seldom for that.
    if (isTraining && progress.step !== shownStep) follower.request();
    shownStep = moment ? -1 : progress.step;
    interval = pictureInterval({ took, drawn });
    return interval;
  }

  const follower = createFollower({
    isWatched: () => true,
    isHurried: () => isDragged,
    interval: INTERVAL,
    run: () => run.getState().progress.run,
    async ask() {
      const request = requestOf(parts, mapViewers.isWatched(), isDragged);
      const answer = await client.picture(request);
      return { run: answer.run, answer, request };
    },
    show: ({ answer, request }) => show(answer, request),
  });

  let rests: ReturnType<typeof setTimeout> | undefined;
  run.subscribe(({ lookedAt }, { lookedAt: before }) => {
    if (lookedAt === before) return;
    isDragged = true;
    clearTimeout(rests);
    rests = setTimeout(() => {
      isDragged = false;
      follower.request();
    }, RESTS_AFTER);
  });
  session.subscribe((state, previous) => {
    if (state.preferences.raster !== previous.preferences.raster) follower.request();
  });
  return { request: follower.request, showUnitMaps: mapViewers.watch };
}

/** As much as can be asked for at this moment. */
function requestOf(
  { run, session, domain, parameters }: PictureLoopParts,
  withMaps: boolean,
  isDragged: boolean,
): PictureRequest {
  const { progress, data, engine } = run.getState();
  const { raster } = session.getState().preferences;
  const running = isDragged || isMoving(run.getState());
  const examples = data?.features === 2 ? data.count : 0;
  const detail = pictureDetail({ parameters: parameters(), running, engine, raster, examples });
  return {
    ...filmRequest(detail, domain(), examples),
    weights: parameters() <= (running ? LIVE_PARAMETERS : SHOWN_PARAMETERS),
    ...(withMaps && { maps: { size: Math.min(MAP_SIZE, detail.raster), most: SHOWN_UNITS } }),
    // The last node of an unfinished network is no prediction.
    ...(progress.state !== "empty" && { raster: detail.raster }),
  };
}

/** The weights of a network that has no plane to picture; undefined where there are none, or no longer these. */
async function bareWeights(
  client: Pick<TrainerClient, "weights">,
  run: RunStore,
): Promise<Checkpoint | undefined> {
  const { run: id } = run.getState().progress;
  const weights = await unlessStopped(() => client.weights());
  return weights && weights.size > 0 && run.getState().progress.run === id ? weights : undefined;
}
