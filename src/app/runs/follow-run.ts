/** From what is heard of the run on the canvas to what is to be kept of it: which run it is, where it began, how long it trained. */
import type { Network } from "../../core/network/network";
import { packCurves } from "../../core/runs/curves";
import type { KeptRun, RunEnd, RunOrigin } from "../../core/runs/kept-run";
import type { RunState } from "../run/run-store";
import type { KeptEpoch } from "../run/settings-of-epochs";
import { type Heard, hasGrown } from "./heard";

/** What a run has come to: all but what is the document's or somebody's to say. */
export interface RunNow
  extends Omit<KeptRun, "number" | "name" | "note" | "isBaseline" | "deleted" | "recipe" | "origin"> {
  readonly network: Network;
  /** The run that was on the canvas before, where this one goes on from it. */
  readonly origin: Omit<RunOrigin, "name"> | undefined;
  /** Seconds of training since it was told of last. */
  readonly seconds: number;
}

export interface RunFollowerParts {
  /** The run that curves are of. */
  readonly runOf: (records: readonly KeptEpoch[]) => string | undefined;
  /** @param isAtRest it has stopped, or is about to go: it is wanted in the storage now */
  readonly keep: (now: RunNow, isAtRest: boolean) => void;
}

/** Milliseconds between two tellings of a run that goes on. */
const TELLS_EVERY = 1000;

/** The run that was trained last, and what was heard of it last. */
interface Followed {
  readonly id: string;
  readonly document: string;
  readonly began: number;
  readonly origin: RunNow["origin"];
  readonly latest: Heard;
  /** By which its last epoch was trained. */
  readonly network: Network;
}

/** @returns what is to be told of every change of the run's store, in their order */
export function createRunFollower({ runOf, keep }: RunFollowerParts): (heard: Heard) => void {
  let followed: Followed | undefined;
  /** The one before. */
  let left: Followed | undefined;
  /** Since when it trains; undefined while it stands still. */
  let runsSince: number | undefined;
  /** Seconds of training that were not told of. */
  let seconds = 0;
  let toldAt = 0;
  let isTold = true;

  function tell(at: number, isAtRest: boolean): void {
    if (!followed || isTold) return;
    isTold = true;
    toldAt = at;
    keep(runNow(followed, seconds), isAtRest);
    seconds = 0;
  }

  /** Another run stands in its place, or none. */
  function leave(at: number): void {
    if (followed && isRunning(followed.latest)) {
      followed = { ...followed, latest: paused(followed.latest) };
      isTold = false;
    }
    tell(at, true);
    left = followed ?? left;
  }

  function clock({ state, at }: Heard): void {
    if (runsSince !== undefined) seconds += (at - runsSince) / 1000;
    runsSince = state.progress.state === "running" ? at : undefined;
    // What took no whole epoch is nobody's.
    if (runsSince === undefined && state.records.length === 0) seconds = 0;
  }

  function grow(heard: Heard): void {
    const { state, network, document, at } = heard;
    const id = runOf(state.records);
    if (!network || id === undefined) return;
    const isSame = followed?.id === id && followed.document === document;
    // Where one goes back to an earlier epoch of it, what came after stays in its record.
    if (isSame && state.records.length < (followed?.latest.state.records.length ?? 0)) return;
    if (!isSame) leave(at);
    followed = {
      id,
      document,
      began: isSame ? (followed?.began ?? at) : at,
      origin: isSame ? followed?.origin : originOf(heard, followed),
      latest: heard,
      network,
    };
    isTold = false;
  }

  /** The last epochs of a run that was reset meanwhile are told of when its curves are gone already: they are its own all the same. */
  function growLate({ state, at }: Heard): void {
    const { records } = left?.latest.state ?? {};
    if (!left || !records || records.at(-1)?.epoch !== (state.records[0]?.epoch ?? 0) - 1) return;
    const latest = {
      ...left.latest,
      state: { ...left.latest.state, records: [...records, ...state.records] },
    };
    followed = { ...left, latest };
    isTold = false;
    leave(at);
    followed = undefined;
  }

  return (heard) => {
    const { state, before, at } = heard;
    const { progress, records, start } = state;
    const isAtRest = !isRunning(heard);
    if (records[0] !== followed?.latest.state.records[0]) leave(at);
    clock(heard);
    // A run from its seed begins with its first epoch.
    const isLate = start.kind === "seed" && (records[0]?.epoch ?? 1) > 1;
    if (isLate) growLate(heard);
    else if (hasGrown(heard)) grow(heard);
    else if (followed?.latest.state.records === records && progress.state !== "empty") {
      // Steps that are no whole epoch, or it has come to rest.
      isTold &&=
        progress.step === followed.latest.state.progress.step && progress.state === before.progress.state;
      followed = { ...followed, latest: heard };
    }
    // Without a network on the canvas that was taught, the next run begins from nothing.
    if (records.length === 0 && start.kind === "seed") followed = undefined;
    if (isAtRest || at - toldAt >= TELLS_EVERY) tell(at, isAtRest);
  };
}

function isRunning({ state }: Heard): boolean {
  return state.progress.state === "running";
}

function paused(heard: Heard): Heard {
  const { state } = heard;
  return { ...heard, state: { ...state, progress: { ...state.progress, state: "paused" } } };
}

/** Where a run's first weights came from: another run whose first epochs are its own too, or the one before that an edit ended. */
function originOf({ state, document }: Heard, before: Followed | undefined): RunNow["origin"] {
  if (before?.document !== document) return undefined;
  const { records, start } = state;
  const { records: earlier } = before.latest.state;
  const epoch = sharedEpoch(records, earlier);
  if (epoch > 0) return { run: before.id, epoch };
  if (start.kind === "seed" || start.kind === "brought") return undefined;
  return { run: before.id, epoch: earlier.at(-1)?.epoch ?? 0 };
}

/** The last epoch that both have, as the same records. */
function sharedEpoch(one: readonly KeptEpoch[], other: readonly KeptEpoch[]): number {
  let shared = 0;
  for (const [index, record] of one.entries()) {
    if (other[index] !== record) break;
    shared = record.epoch;
  }
  return shared;
}

function runNow({ id, document, began, origin, latest, network }: Followed, seconds: number): RunNow {
  const { records, progress, engine, start, data } = latest.state;
  const settings = records.flatMap(({ epoch, settings: own }) => (own ? [{ epoch, settings: own }] : []));
  const changes = settings.map(({ epoch }) => epoch);
  return {
    ...{ id, document, began, origin, network, start, settings, seconds },
    ...(data && { examples: { training: data.training.length, heldBack: data.validation.length } }),
    engine: engine ?? "",
    end: endOf(progress.state),
    epoch: records.at(-1)?.epoch ?? 0,
    step: progress.step,
    at: latest.at,
    curves: packCurves(records, changes),
  };
}

function endOf(state: RunState["progress"]["state"]): RunEnd {
  return state === "running" || state === "finished" || state === "diverged" ? state : "paused";
}
