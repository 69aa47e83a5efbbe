/** The examples that a run trains on: made once for a data set and split, gathered into batches. */
import { datasetSpec } from "../core/data";
import type { Examples } from "../core/data/define";
import { type Parts, splitExamples } from "../core/data/split";
import { parseParams } from "../core/params";
import type { Batch } from "./engine";
import type { DataRequest, ExamplesView } from "./protocol";

export type LoadedData = Examples & Parts & { readonly classes: number };

export type Loaded =
  | { readonly ok: true; readonly data: LoadedData }
  | { readonly ok: false; readonly text: string };

/** Makes examples, and keeps the last ones: most loads change the network, not the data. */
export class ExampleStore {
  private key = "";
  private kept: LoadedData | undefined;

  load({ dataset, split }: DataRequest): Loaded {
    const key = JSON.stringify([dataset, split]);
    if (this.kept && key === this.key) return { ok: true, data: this.kept };
    const spec = datasetSpec(dataset.kind);
    if (!spec) return { ok: false, text: `This version does not know the data set “${dataset.kind}”.` };
    const parsed = parseParams(spec.params, dataset.params);
    if (!parsed.ok) return { ok: false, text: parsed.problems.map(({ text }) => text).join(" ") };
    const facts = spec.facts(parsed.params);
    if (split.kind === "test" && !facts.hasTestPart) {
      return { ok: false, text: `${spec.title} has no test part of its own.` };
    }
    const examples = spec.create(parsed.params);
    this.kept = { ...examples, ...splitExamples(examples, split), classes: facts.classes.length };
    this.key = key;
    return { ok: true, data: this.kept };
  }
}

/** What the page gets to see. The arrays are still the trainer's: to be copied, not handed over. */
export function viewOf({ count, features, x, labels, training, validation }: LoadedData): ExamplesView {
  return { count, features, x, labels, training, validation };
}

/** Fills batches from examples, in arrays that it uses again: a batch is good until the next one. */
export class BatchFiller {
  private readonly x: Float32Array;
  private readonly y: Float32Array;

  /**
   * @param most examples in a batch
   * @param outputs numbers in a target: 1 for the label itself, 0 or 1, else one-hot
   */
  constructor(
    private readonly data: LoadedData,
    most: number,
    private readonly outputs: number,
  ) {
    this.x = new Float32Array(most * data.features);
    this.y = new Float32Array(most * outputs);
  }

  /** The examples with these indices. */
  fill(indices: Int32Array): Batch {
    const { outputs } = this;
    const { features, x, labels } = this.data;
    const count = indices.length;
    const batch = {
      count,
      x: this.x.subarray(0, count * features),
      y: this.y.subarray(0, count * outputs),
    };
    for (let row = 0; row < count; row++) {
      const index = indices[row] as number;
      for (let column = 0; column < features; column++) {
        batch.x[row * features + column] = x[index * features + column] as number;
      }
      writeTarget(batch.y, row, outputs, labels[index] as number);
    }
    return batch;
  }
}

/** Every example's target, [count, outputs]: the label itself where that is one number, else one-hot. */
export function targetsOf({ count, labels }: LoadedData, outputs: number): Float32Array {
  const y = new Float32Array(count * outputs);
  for (let row = 0; row < count; row++) writeTarget(y, row, outputs, labels[row] as number);
  return y;
}

function writeTarget(y: Float32Array, row: number, outputs: number, label: number): void {
  if (outputs === 1) y[row] = label;
  else for (let output = 0; output < outputs; output++) y[row * outputs + output] = Number(output === label);
}
