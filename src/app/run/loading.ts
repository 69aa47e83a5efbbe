/**
 * Keeps the trainer in step with the network: every edit that changes what is computed pauses the run, keeps its
 * weights under the network they belong to, and loads the new one with the weights that survive.
 */
import { survivingWeights } from "../../core/network/checkpoint";
import type { Network } from "../../core/network/network";
import { sameComputation, sameModel } from "../../core/network/same-computation";
import type { Turns } from "../../core/turns";
import { sayRestarted } from "../../core/words/trainer-words";
import { checkOf } from "../network/check";
import type { SessionStore } from "../session/session-store";
import type { TrainerClient } from "../trainer/trainer-door";
import { unlessStopped } from "../trainer/trainer-stopped";
import { type Checkpoints, fromSeed, isUntrained, type Trained } from "./checkpoints";
import type { HeldRun } from "./held-run";
import { idleProgress, noAnswers, type RunState, type RunStore } from "./run-store";

export interface LoadingParts {
  readonly present: () => Network;
  readonly session: SessionStore;
  readonly run: RunStore;
  readonly checkpoints: Checkpoints;
  readonly client: TrainerClient;
  readonly held: HeldRun;
  /** Loads follow one another; one that is no longer wanted by its turn does nothing. */
  readonly turns: Turns;
  /** Nobody wants what the trainer is doing any more: long work ends. */
  readonly hurry: () => void;
  /** Weights are others without a step taken. */
  readonly showWeights: () => void;
  /** Another run is there to be pictured. */
  readonly showRun: () => void;
  /** Says what weights reach that are not the seed's, where that takes no time. */
  readonly evaluateIfCheap: () => void;
}

export interface Loading {
  /** Loads the present network where the trainer does not hold it yet. */
  readonly synchronise: () => Promise<void>;
  /** The same, though the trainer may hold it: what it holds was made from what has changed since. */
  readonly reload: () => Promise<void>;
}

const PAUSED =
  "Paused, because the network changed. Train goes on; layers that still fit keep their weights.";
const PAUSED_BY_SETTING =
  "Paused: nothing can be trained with a setting as it is now. The problem above the canvas says which; then Train goes on.";

/** What goes wrong is the run's message. */
export function createLoading(parts: LoadingParts): Loading {
  const { present, run, held, turns } = parts;
  let isStale = false;

  async function load(): Promise<void> {
    const target = present();
    const { loaded } = held;
    const isSame = loaded !== undefined && sameComputation(loaded, target) && !isStale;
    if (isSame && (await takesOver(parts, loaded, target))) {
      held.become(target);
      return;
    }
    isStale = false;
    await replace(parts, target);
  }

  async function synchronise(): Promise<void> {
    // What is being loaded, or worked on, is of a network that nobody wants any more.
    if (held.latest && !sameComputation(held.latest, present())) parts.hurry();
    try {
      await unlessStopped(() => turns.take(load));
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      run.setState({ message: { kind: "failed", text } });
    }
  }

  return {
    synchronise,
    reload() {
      isStale = true;
      return synchronise();
    },
  };
}

/**
 * Whether the trainer can go on as it is for a value that computes the same: its weights are the same run's, or
 * differ by what was set by hand without a step since. Then those of the other value are put in their place.
 */
async function takesOver(
  { checkpoints, client, held, showWeights }: LoadingParts,
  from: Network,
  to: Network,
): Promise<boolean> {
  if (checkpoints.areShared(from, to)) return true;
  await held.keepWeights();
  const wanted = checkpoints.get(to);
  if (!wanted?.weights.size || wanted.step === undefined) return false;
  if (wanted.step !== checkpoints.get(from)?.step) return false;
  await client.setWeights(wanted.weights);
  await client.goOnAs(checkpoints.historyOf(to));
  showWeights();
  return true;
}

/** Ends the run that the trainer holds and begins the target's, which goes on running where it is the same model's. */
async function replace(parts: LoadingParts, target: Network): Promise<void> {
  const { run, session, checkpoints, client, held, showRun } = parts;
  const { progress, message } = run.getState();
  const wasRunning = progress.state === "running";
  // Where the trainer does not answer, another takes its place, and what was kept last is what there is.
  await unlessStopped(() => held.leave());
  const before = held.loaded ?? held.latest;
  const data = await dataOf(parts, before, target);
  const trained = checkpoints.inherited(before, target);
  const goesOn = wasRunning && before !== undefined && sameModel(before, target);
  const { trainable } = checkOf(target);
  checkpoints.set(target, trained);
  held.replace(target);
  // All at once: nothing of the network before is shown beside this one's run or data.
  run.setState({
    ...data,
    ...noAnswers(run.getState(), data !== undefined),
    progress: { ...idleProgress, run: held.id },
    records: trained.records,
    isExact: true,
    start: (survivesIn(trained, target) && trained.start) || fromSeed,
    ...(wasRunning && !goesOn && { message: { kind: "paused", text: PAUSED } }),
    ...(goesOn && !trainable && { message: { kind: "paused", text: PAUSED_BY_SETTING } }),
    ...(held.lost && { message }),
  });
  const { id } = held;
  const { pace, engine } = session.getState().preferences;
  const answer = await client.load({
    run: held.id,
    network: target,
    pace,
    ...(engine && { engine }),
    checkpoint: trained.weights,
    epoch: trained.epoch,
    history: checkpoints.historyOf(target),
    ...(trained.state && { state: trained.state }),
  });
  if (held.id !== id) return;
  const reason = held.lost;
  held.lost = undefined;
  if (!answer.ok) return showRefusal(run, answer.text, trainable);
  held.become(target);
  run.setState({ isExact: answer.isExact });
  if (reason) run.setState({ message: { kind: "paused", text: sayRestarted(reason, trained) } });
  if (trainable) run.setState({ engine: answer.engine });
  showRun();
  if (!isUntrained(trained) && !goesOn) parts.evaluateIfCheap();
  if (goesOn && trainable) await client.start();
}

function showRefusal(run: RunStore, text: string, trainable: boolean): void {
  run.setState({ picture: undefined, overview: undefined, weights: undefined, pictureRefusal: text });
  // Why a network does not train is said at its nodes already.
  if (trainable) run.setState({ message: { kind: "failed", text } });
}

/** Whether any of the weights fit a layer of the network. */
function survivesIn({ weights }: Trained, network: Network): boolean {
  return survivingWeights(weights, checkOf(network).weights).size > 0;
}

/** The examples as the page shows them, where they have changed; undefined where they have not. */
async function dataOf(
  { run, client }: LoadingParts,
  before: Network | undefined,
  { dataset, split }: Network,
): Promise<Pick<RunState, "data" | "dataRefusal"> | undefined> {
  if (before?.dataset === dataset && before.split === split && run.getState().data) return undefined;
  const answer = await client.data({ dataset, split });
  return answer.ok
    ? { data: answer.data, dataRefusal: undefined }
    : { data: undefined, dataRefusal: answer.text };
}
