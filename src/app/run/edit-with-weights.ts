/** An edit of the network that brings weights along, as pasting and refactorings do: one state, one entry to undo. */
import { type Checkpoint, survivingWeights } from "../../core/network/checkpoint";
import type { Network } from "../../core/network/network";
import { sameComputation } from "../../core/network/same-computation";
import type { Turns } from "../../core/turns";
import { checkOf } from "../network/check";
import type { NetworkStore } from "../network/network-store";
import { unlessStopped } from "../trainer/trainer-stopped";
import { type Checkpoints, isUntrained, type Trained, untrained } from "./checkpoints";
import type { HeldRun } from "./held-run";

/** A network and the weights that it is to begin with; nodes that have none draw theirs from the seed. */
export interface NetworkWithWeights {
  readonly network: Network;
  readonly weights: Checkpoint;
}

export interface EditWithWeightsParts {
  readonly network: NetworkStore;
  readonly checkpoints: Checkpoints;
  readonly held: HeldRun;
  readonly turns: Turns;
}

/**
 * Makes the edit from the weights of this moment, those that the seed drew among them, where a trainer holds them.
 * @param edit answers undefined where there is nothing to do
 * @returns whether the network has changed
 */
export type EditWithWeights = (
  label: string,
  edit: (now: NetworkWithWeights) => NetworkWithWeights | undefined,
) => Promise<boolean>;

/** Each edit in its turn, after loads and other edits. */
export function createEditWithWeights(parts: EditWithWeightsParts): EditWithWeights {
  const { network, checkpoints, held, turns } = parts;
  const present = () => network.getState().history.present;
  return (label, edit) =>
    turns.take(async () => {
      const { loaded } = held;
      const isHeld = loaded !== undefined && sameComputation(loaded, present());
      if (isHeld) await unlessStopped(() => held.keepAllWeights());
      const base = present();
      const trained = (isHeld && checkpoints.get(loaded)) || checkpoints.get(base) || untrained;
      const edited = edit({
        network: base,
        weights: survivingWeights(trained.weights, checkOf(base).weights),
      });
      if (!edited || edited.network === base) return false;
      checkpoints.set(edited.network, begun(trained, edited.weights));
      network.getState().change(label, () => edited.network);
      return present() === edited.network;
    });
}

/** A run that begins with these weights. */
function begun(before: Trained, weights: Checkpoint): Trained {
  if (isUntrained(before)) return { ...untrained, weights, start: { kind: "brought" } };
  const earlier = before.start?.kind === "kept" ? before.start.steps : 0;
  return { ...untrained, weights, start: { kind: "kept", steps: earlier + (before.step ?? 0) } };
}
