/** Looking back at moments of the run, and a run that goes on from one. Fetched when something of it is first asked for. */
import type { Network } from "../../core/network/network";
import { sameComputation } from "../../core/network/same-computation";
import type { MomentMark } from "../../core/training/moments";
import type { Turns } from "../../core/turns";
import {
  sayEditOfNow,
  sayForked,
  sayGoesOnFromNow,
  sayMoment,
  sayPastIsFixed,
} from "../../core/words/moment-words";
import type { MomentPlace } from "../../engine/protocol";
import { notifyOfEdit } from "../network/edit-notices";
import type { NetworkStore } from "../network/network-store";
import { createFollower } from "../queries/follower";
import { createWatchers } from "../queries/watchers";
import type { SessionStore } from "../session/session-store";
import type { TrainerClient } from "../trainer/trainer-door";
import { noTrainer, unlessStopped } from "../trainer/trainer-stopped";
import { type Checkpoints, untrained } from "./checkpoints";
import type { HeldRun } from "./held-run";
import type { RunStore } from "./run-store";

/** Milliseconds between two lists of moments while epochs pass. */
const INTERVAL = 250;

export interface TimeMachineParts {
  readonly network: NetworkStore;
  readonly session: SessionStore;
  readonly run: RunStore;
  readonly checkpoints: Checkpoints;
  readonly client: Pick<TrainerClient, "moments" | "lookAt" | "fork">;
  readonly held: HeldRun;
  readonly turns: Turns;
  /** Weights that are shown are others. */
  readonly showRun: () => void;
}

export interface TimeMachine {
  /** Keeps `run.moments` up to date until the function it gives back is called. */
  readonly watch: () => () => void;
  /** Shows everything as it was at a moment; as it is now where none is given. The run goes on all the same. */
  readonly lookAt: (moment: MomentPlace | undefined) => Promise<void>;
  /**
   * Puts a run in the place of the present one that begins at this moment, with the settings of now; undo brings the other
   * back. It trains on where the other did.
   */
  readonly fork: (moment: MomentPlace) => Promise<void>;
  /** The same from the kept moment with the lowest loss: on the part held back, where there is one. */
  readonly restoreBest: () => Promise<void>;
  /** Steps are about to be taken: everything is of now again, which is said. */
  readonly goOnFromNow: () => Promise<void>;
  /** Why no weight is set by hand; undefined where one can be. */
  readonly refusal: () => { readonly ok: false; readonly text: string } | undefined;
}

/** Nothing is asked before somebody watches. */
export function createTimeMachine(parts: TimeMachineParts): TimeMachine {
  const { run, session, client, turns, showRun } = parts;
  const { isWatched, watch } = createWatchers({ came: () => follower.request() });
  const follower = createFollower({
    isWatched,
    isHurried: () => run.getState().progress.state !== "running",
    interval: INTERVAL,
    run: () => run.getState().progress.run,
    ask: () => client.moments(),
    show(moments) {
      run.setState({ moments });
      return INTERVAL;
    },
  });
  run.subscribe(({ progress, moments, lookedAt }, { progress: before, lookedAt: looked }) => {
    // One might take it for an edit of what was looked at. Another document begins to count from nothing.
    if (looked && !lookedAt && progress.run > before.run) {
      session.getState().notify(sayEditOfNow(looked));
    }
    const isSame = progress.run === before.run && progress.epoch === before.epoch;
    if (!isSame || progress.state !== before.state || !moments) follower.request();
  });

  async function lookAt(moment: MomentPlace | undefined): Promise<void> {
    run.setState({ lookedAt: moment, evaluation: undefined });
    const answered = unlessStopped(() => client.lookAt(moment?.id));
    showRun();
    const there = await answered;
    // It may have been thinned away since the list was made.
    const isLatest = run.getState().lookedAt === moment;
    if (isLatest && there?.id !== moment?.id) run.setState({ lookedAt: there });
  }

  return {
    watch,
    lookAt,
    fork: (moment) => turns.take(() => fork(parts, moment)),
    restoreBest: () => turns.take(() => restoreBest(parts)),
    async goOnFromNow() {
      const { lookedAt, progress } = run.getState();
      if (!lookedAt) return;
      session.getState().notify(sayGoesOnFromNow(lookedAt, progress.epoch));
      await lookAt(undefined);
    },
    refusal() {
      const { lookedAt } = run.getState();
      return lookedAt && { ok: false, text: sayPastIsFixed(lookedAt) };
    },
  };
}

async function restoreBest(parts: TimeMachineParts): Promise<void> {
  const { client, run, session } = parts;
  const kept = await unlessStopped(() => client.moments());
  const marked = (mark: MomentMark) => kept?.moments.find(({ marks }) => marks.includes(mark));
  const best = marked("bestValidation") ?? marked("best");
  const { step } = run.getState().progress;
  if (best && best.step !== step) return fork(parts, best);
  session.getState().notify(best ? NOW_IS_BEST : NONE_KEPT);
}

const NOW_IS_BEST = "The weights of now are the best ones of this run.";
const NONE_KEPT = "No moment of this run is kept. Train for an epoch first.";

async function fork(parts: TimeMachineParts, place: MomentPlace): Promise<void> {
  const { network, session, run, checkpoints, client, held } = parts;
  const { notify } = session.getState();
  const present = network.getState().history.present;
  const { loaded } = held;
  if (!loaded || !sameComputation(loaded, present)) {
    notify("The network is just being loaded. Fork once it is.", "error");
    return;
  }
  // What undo brings back is kept as it is now.
  await unlessStopped(() => held.keepAllWeights());
  const next: Network = { ...present };
  const answer = await unlessStopped(() => client.fork(place.id, checkpoints.historyOf(next)), noTrainer);
  if (!answer.ok) {
    notify(answer.text, "error");
    return;
  }
  if (network.getState().history.present !== present) return;
  const { moment, weights, state } = answer;
  const { records, progress } = run.getState();
  const { epoch, step, isExact } = moment;
  const shared = records.filter((record) => record.epoch <= epoch);
  const before = checkpoints.get(loaded) ?? untrained;
  checkpoints.set(next, { ...before, weights, state, epoch, step, records: shared });
  run.setState({ lookedAt: undefined });
  network.getState().change(`fork from ${sayMoment(moment)}`, () => next);
  if (network.getState().history.present === next)
    notifyOfEdit({ session, network }, sayForked(moment, progress.epoch, isExact));
}
