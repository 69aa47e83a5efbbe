/** The batches of a run, in arrays that are used again: of its steps, with the targets that its options make, and of evaluations. */
import type { Plan } from "../../core/compiler/plan";
import { targetOptions } from "../../core/training/options/targets";
import type { Batch, HeldExamples } from "../engine";
import { BatchFiller, heldExamples, type LoadedData } from "./examples";

type Part = "training" | "validation";

/** One for each run. */
export class RunBatches {
  /** Of steps. */
  readonly filler: BatchFiller;
  /** For an engine that gathers its own batches of steps. */
  readonly held: () => HeldExamples;
  private readonly evaluationFiller: BatchFiller;
  /** The whole of a part, where that is what was filled last: every epoch's end asks for the same. */
  private filled: { readonly part: Part; readonly batch: Batch } | undefined;

  /** @param rowsPerChunk examples in one batch of an evaluation, at most */
  constructor(
    { training, outputs }: Plan,
    private readonly data: LoadedData,
    rowsPerChunk: number,
  ) {
    const { options, batchSize } = training;
    const targets = targetOptions(options, data.classes, labelsOf(data, data.training));
    const evaluated = targetOptions(options, data.classes, undefined);
    this.filler = new BatchFiller(data, Math.min(batchSize, data.training.length), outputs, targets);
    this.evaluationFiller = new BatchFiller(data, Math.min(rowsPerChunk, data.count), outputs, evaluated);
    this.held = () => heldExamples(data, outputs, targets);
  }

  /** Some examples of a part, from this place in it on; good until the next batch is asked for. */
  ofEvaluation(part: Part, start: number, rows: number): Batch {
    const indices = this.data[part];
    const isWhole = indices.length <= rows;
    if (isWhole && this.filled?.part === part) return this.filled.batch;
    const batch = this.evaluationFiller.fill(indices.subarray(start, start + rows));
    this.filled = isWhole ? { part, batch } : undefined;
    return batch;
  }
}

function* labelsOf({ labels }: LoadedData, indices: Int32Array): Iterable<number> {
  for (const index of indices) yield labels[index] ?? 0;
}
