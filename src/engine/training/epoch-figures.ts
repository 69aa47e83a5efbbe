/** What an epoch came to, as it is told: means over its steps, and of the weights that it ended with. */
import type { RunState } from "../../core/training/run-state";
import type { Batch, Engine } from "../engine";
import type { EpochRecord, Figures } from "./protocol";

/** While training; undefined before the first step. */
export function meansOf({ count, loss, correct }: RunState["sums"]): Figures | undefined {
  return count > 0 ? { loss: loss / count, accuracy: correct / count } : undefined;
}

/** An epoch's two pairs of figures, and those on the part held back. @param epoch 1 for the first */
export function recordOf(
  epoch: number,
  sums: RunState["sums"],
  {
    validation,
    reached,
  }: { readonly validation: Figures | undefined; readonly reached: Figures | undefined },
): EpochRecord {
  return {
    epoch,
    loss: sums.loss / sums.count,
    accuracy: sums.correct / sums.count,
    ...(validation && { validationLoss: validation.loss, validationAccuracy: validation.accuracy }),
    ...(reached && { reachedLoss: reached.loss, reachedAccuracy: reached.accuracy }),
  };
}

export interface EvaluationParts {
  readonly count: number;
  /** At a time. */
  readonly rows: number;
  /** Those from the start-th on. */
  readonly batchAt: (start: number) => Batch;
  readonly evaluate: Engine["evaluate"];
  /** Between two batches. */
  readonly breathe: () => Promise<void>;
}

/** Mean loss and accuracy over examples. @throws what `breathe` throws */
export async function evaluateAll({
  count,
  rows,
  batchAt,
  evaluate,
  breathe,
}: EvaluationParts): Promise<Figures> {
  let loss = 0;
  let correct = 0;
  for (let start = 0; start < count; start += rows) {
    if (start > 0) await breathe();
    const batch = batchAt(start);
    const result = evaluate(batch);
    loss += result.loss * batch.count;
    correct += result.correct;
  }
  return { loss: loss / count, accuracy: correct / count };
}
