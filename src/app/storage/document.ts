/** What is saved and kept: the network on the canvas with its weights, the run that led to them, and undo. */
import { survivingWeights } from "../../core/network/checkpoint";
import { saveNetwork } from "../../core/network/file";
import type { Network } from "../../core/network/network";
import { checkOf } from "../network/check";
import type { NetworkStore } from "../network/network-store";
import { type Checkpoints, type Trained, untrained } from "../run/checkpoints";
import type { RunController } from "../run/run-controller";
import { bytesOf, type Work } from "./packing";
import type { ReadDocument } from "./reading";

export interface DocumentParts {
  readonly network: NetworkStore;
  readonly checkpoints: Checkpoints;
  readonly controller: Pick<RunController, "currentWeights">;
}

export interface PresentDocument {
  /**
   * Asks the trainer for the weights as they are now.
   * @param limit milliseconds that it has to answer
   * @param late called where it answers after that
   * @returns false where it did not: what is at hand are the weights that were last heard of
   */
  readonly freshen: (limit: number, late?: () => void) => Promise<boolean>;
  /** The file's text of what is at hand, weights and all. */
  readonly fileText: () => string;
  /** The same as it is kept in this browser. */
  readonly work: () => Work;
  /** Whole epochs behind the weights at hand. */
  readonly epoch: () => number;
  /** How much room the weights at hand take. */
  readonly bytes: () => number;
}

/** Each made at the moment it is asked for, without waiting for anybody: the trainer may be busy, or gone. */
export function createPresentDocument({ network, checkpoints, controller }: DocumentParts): PresentDocument {
  const present = () => network.getState().history.present;
  /** The last network on the canvas that weights are known of: one just edited takes over those that fit. */
  let known: Network = present();
  network.subscribe((_, { history }) => {
    if (checkpoints.get(history.present)) known = history.present;
  });

  function trained(): Trained {
    const now = present();
    const inherited = checkpoints.inherited(known, now);
    return { ...inherited, weights: survivingWeights(inherited.weights, checkOf(now).weights) };
  }

  return {
    async freshen(limit, late) {
      const answered = controller.currentWeights().then(
        () => true,
        () => false,
      );
      const isInTime = await Promise.race([answered, after(limit)]);
      if (!isInTime && late) void answered.then((isThere) => isThere && late());
      return isInTime;
    },
    fileText: () => saveNetwork(present(), trained().weights),
    work: () => ({
      history: network.getState().history,
      trained: trained(),
      trainedOf: (value) => checkpoints.get(value),
    }),
    epoch: () => trained().epoch,
    bytes: () => bytesOf((checkpoints.get(present()) ?? untrained).weights),
  };
}

/** What a document is trained to becomes known under its networks: states that share a run share it again. */
export function recallTrained(
  checkpoints: Checkpoints,
  { history, trained, trainedStates }: ReadDocument,
): void {
  const first = new Map<Trained, Network>([[trained, history.present]]);
  checkpoints.set(history.present, trained);
  for (const [network, own] of trainedStates) {
    const sharer = first.get(own);
    if (sharer) checkpoints.share(sharer, network);
    else {
      first.set(own, network);
      checkpoints.set(network, own);
    }
  }
}

function after(milliseconds: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), milliseconds));
}
