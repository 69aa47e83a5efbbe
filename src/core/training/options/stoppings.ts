/** When a run ends before its epochs: Keras's EarlyStopping with restore_best_weights, an epoch at a time. */
import { paramsSchema } from "../../param-schema";
import type { TrainingOption } from "./define";
import { minDelta, monitor, patience } from "./watched";

export const stoppings = [
  {
    kind: "earlyStopping",
    title: "Early stopping",
    sentence:
      "Ends the run where the loss has not become better for so many epochs, and takes the weights of the best one back.",
    params: paramsSchema({ monitor, patience, minDelta: minDelta(0) }),
  },
] as const satisfies readonly TrainingOption[];

/** What it remembers beside the best weights; a part of a run's state. */
export interface StoppingState {
  /** The best loss so far and its epoch, 1 for the first; absent before the first epoch. */
  readonly best?: number;
  readonly bestEpoch: number;
  /** Epochs since then. */
  readonly wait: number;
  /** Whether it has ended the run, which stands at the best epoch's weights. */
  readonly isOver: boolean;
}

export const freshStopping: StoppingState = { bestEpoch: 0, wait: 0, isOver: false };

export interface StoppingRules {
  readonly patience: number;
  readonly minDelta: number;
}

/** After this epoch, 1 for the first, with this loss. It is the best so far where `wait` is 0. */
export function afterStoppingEpoch(
  before: StoppingState,
  epoch: number,
  loss: number,
  { patience, minDelta }: StoppingRules,
): StoppingState {
  const { best = Number.POSITIVE_INFINITY, bestEpoch } = before;
  if (loss + minDelta < best) return { best: loss, bestEpoch: epoch, wait: 0, isOver: false };
  const wait = before.wait + 1;
  return { ...(before.best !== undefined && { best }), bestEpoch, wait, isOver: wait >= patience };
}
