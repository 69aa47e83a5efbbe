/**
 * Asks the trainer how far the classes are untangled: only while somebody looks, at most twice a second while it trains,
 * and of wide networks seldom enough that training gets most of the time. Where the weights stand still it goes on asking
 * for better lines until no better ones are to be expected.
 */
import type { LinearProbeAnswer } from "../../engine/protocol";
import { isMoving } from "../run/looking-back";
import type { RunStore } from "../run/run-store";
import type { TrainerClient } from "../trainer/trainer-door";
import { createFollower } from "./follower";
import { sampleIndices } from "./picture-detail";
import { createWatchers } from "./watchers";

/** Milliseconds between the beginnings of two answers while it trains. */
const INTERVAL = 500;
/** An answer is followed by a pause of so many times what it took. */
const REST = 2;
/** The most examples that lines are fitted to. */
const MAX_SAMPLES = 2000;
/** Lines of the sheet in each direction, for the level curves. */
const LINES = 41;

export interface LinearProbeLoopParts {
  readonly client: Pick<TrainerClient, "linearProbe">;
  readonly run: RunStore;
  /** The square of the plane that pictures show. */
  readonly domain: () => readonly [number, number];
}

export interface LinearProbeLoop {
  /** Keeps `run.linearProbes` up to date until the function it gives back is called. */
  readonly watch: () => () => void;
}

/** Nothing is asked before somebody watches. */
export function createLinearProbeLoop({ client, run, domain }: LinearProbeLoopParts): LinearProbeLoop {
  const { isWatched, watch } = createWatchers({ came: () => follower.request() });
  const isTraining = () => isMoving(run.getState());
  const follower = createFollower({
    isWatched,
    interval: INTERVAL,
    run: () => run.getState().progress.run,
    async ask(): Promise<LinearProbeAnswer | undefined> {
      const { data } = run.getState();
      if (!data) return undefined;
      return client.linearProbe({
        samples: sampleIndices(data.count, Math.min(MAX_SAMPLES, data.count)),
        ...(data.features === 2 && { sheet: { domain: domain(), lines: LINES, refine: 1 } }),
        ...(!isTraining() && { longer: true }),
      });
    },
    show(answer, roundTrip) {
      const isSearching = answer.ok && answer.mayImprove && !isTraining();
      run.setState({ linearProbes: answer.ok ? { ...answer, isSearching } : undefined });
      if (isSearching) {
        follower.request();
        return 0;
      }
      return Math.max(INTERVAL, (1 + REST) * roundTrip);
    },
  });

  run.subscribe(({ progress, data, picture, lookedAt }, previous) => {
    const { run: id, step, state } = previous.progress;
    const isSame = progress.run === id && progress.step === step && progress.state === state;
    // Weights that were set by hand are seen by their picture, and so is a moment that is looked at.
    const isOther = !isMoving(previous) && picture !== previous.picture;
    if ((!isSame && !lookedAt) || data !== previous.data || isOther) follower.request();
  });
  return { watch };
}
