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

  constructor(
    private readonly data: LoadedData,
    most: number,
  ) {
    this.x = new Float32Array(most * data.features);
    this.y = new Float32Array(most * data.classes);
  }

  /** The examples with these indices, labels one-hot. */
  fill(indices: Int32Array): Batch {
    const { features, classes, x, labels } = this.data;
    const count = indices.length;
    const batch = {
      count,
      x: this.x.subarray(0, count * features),
      y: this.y.subarray(0, count * classes).fill(0),
    };
    for (let row = 0; row < count; row++) {
      const index = indices[row] as number;
      for (let column = 0; column < features; column++) {
        batch.x[row * features + column] = x[index * features + column] as number;
      }
      batch.y[row * classes + (labels[index] as number)] = 1;
    }
    return batch;
  }
}
