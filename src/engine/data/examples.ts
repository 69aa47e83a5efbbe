/** The examples that a run trains on: made or read once for a data set and split, gathered into batches. */
import { datasetSpec } from "../../core/data";
import type { ByteExamples, Examples, SourceAnswer, SuppliedDataset } from "../../core/data/define";
import type { DataFile } from "../../core/data/parse/byte-reader";
import { type Parts, splitExamples } from "../../core/data/split";
import { isSupplied } from "../../core/data/supply";
import { parseParams } from "../../core/params";
import type { TargetOptions } from "../../core/training/options/targets";
import type { Batch, HeldExamples } from "../engine";
import type { ReadAsset } from "./assets";
import { ExampleGatherer } from "./gather";
import type { DataRequest, ExamplesView, ImagesAnswer, SupplyAnswer } from "./protocol";

export type LoadedData = (Examples | ByteExamples) & Parts & { readonly classes: number };

export type Loaded =
  | { readonly ok: true; readonly data: LoadedData }
  | { readonly ok: false; readonly text: string };

/** Makes examples, and keeps the last ones, for most loads change the network; what was read from files is kept for good. */
export class ExampleStore {
  private key = "";
  private kept: LoadedData | undefined;
  private readonly read = new Map<string, ByteExamples>();
  /** Assets on their way, so that two who ask at once cause one request. */
  private readonly coming = new Map<string, Promise<SourceAnswer>>();

  constructor(private readonly readAsset: ReadAsset) {}

  /** Reads the files that a person brought for a set; where they are refused, what was there stays. */
  async supply(kind: string, files: readonly DataFile[]): Promise<SupplyAnswer> {
    const spec = datasetSpec(kind);
    if (!spec || !isSupplied(spec)) return { ok: false, text: `No files belong to the data set “${kind}”.` };
    const answer = await spec.source.read(files);
    if (!answer.ok) return answer;
    this.read.set(kind, answer.examples);
    this.key = "";
    const { examples, leftOut } = answer;
    return { ok: true, kind, count: examples.count, ...(leftOut !== undefined && { leftOut }) };
  }

  async load({ dataset, split }: DataRequest): Promise<Loaded> {
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
    let examples: Examples | ByteExamples;
    if (isSupplied(spec)) {
      const answer = await this.supplied(spec);
      if (!answer.ok) return answer;
      examples = answer.examples;
    } else examples = spec.create(parsed.params);
    const data = { ...examples, ...splitExamples(examples, split), classes: facts.classes.length };
    this.kept = data;
    this.key = key;
    return { ok: true, data };
  }

  private async supplied({ kind, title, source }: SuppliedDataset): Promise<SourceAnswer> {
    const { asset, missing } = source;
    const examples = this.read.get(kind);
    if (examples) return { ok: true, examples };
    if (asset === undefined) return { ok: false, text: missing };
    let coming = this.coming.get(kind);
    if (!coming) {
      coming = this.readAsset(asset).then((file) =>
        typeof file === "string"
          ? { ok: false, text: `${title} could not be loaded: ${file}` }
          : source.read([file]),
      );
      this.coming.set(kind, coming);
    }
    try {
      const answer = await coming;
      if (answer.ok) this.read.set(kind, answer.examples);
      return answer;
    } finally {
      this.coming.delete(kind);
    }
  }
}

/**
 * What the page gets to see. The arrays are still the trainer's: to be copied, not handed over. Only points of
 * the plane are shown by their numbers; images stay here (up to 184 MB) until some are asked for.
 */
export function viewOf({ count, features, x, labels, training, validation }: LoadedData): ExamplesView {
  const points = x instanceof Float32Array ? x : new Float32Array(0);
  return { count, features, x: points, labels, training, validation };
}

/** The bytes of some examples, for showing them as images. */
export function imagesOf(data: LoadedData, indices: Int32Array): ImagesAnswer {
  const { count, features, x, labels } = data;
  if (!(x instanceof Uint8Array)) return { ok: false, text: "The examples of this data set are no images." };
  const odd = indices.find((index) => index < 0 || index >= count);
  if (odd !== undefined)
    return { ok: false, text: `There is no example ${odd}: this data set has ${count}.` };
  const pixels = new Uint8Array(indices.length * features);
  indices.forEach((index, place) => {
    pixels.set(x.subarray(index * features, (index + 1) * features), place * features);
  });
  return { ok: true, pixels, labels: Uint8Array.from(indices, (index) => labels[index] ?? 0) };
}

const plainTargets: TargetOptions = { smoothing: 0 };

/** Fills batches from examples, in arrays that it uses again: a batch is good until the next one. */
export class BatchFiller {
  private readonly x: Float32Array;
  private readonly y: Float32Array;
  private readonly gatherer: ExampleGatherer;

  /**
   * @param most examples in a batch
   * @param outputs numbers in a target: 1 for the label itself, 0 or 1, else one-hot
   * @param options what becomes of the targets
   */
  constructor(
    private readonly data: LoadedData,
    most: number,
    private readonly outputs: number,
    private readonly options: TargetOptions = plainTargets,
  ) {
    this.x = new Float32Array(most * data.features);
    this.y = new Float32Array(most * outputs);
    this.gatherer = new ExampleGatherer(data);
  }

  /** The examples with these indices. */
  fill(indices: Int32Array): Batch {
    const { outputs, options } = this;
    const { features, labels } = this.data;
    const count = indices.length;
    const batch = {
      count,
      x: this.x.subarray(0, count * features),
      y: this.y.subarray(0, count * outputs),
    };
    this.gatherer.gather(indices, batch.x);
    for (let row = 0; row < count; row++) {
      writeTarget(batch.y, row, outputs, labels[indices[row] as number] as number, options);
    }
    return batch;
  }
}

/** The examples as engines take them that gather their own batches. */
export function heldExamples(
  data: LoadedData,
  outputs: number,
  options: TargetOptions = plainTargets,
): HeldExamples {
  const gatherer = new ExampleGatherer(data);
  return {
    count: data.count,
    y: targetsOf(data, outputs, options),
    gather: (indices, into) => gatherer.gather(indices, into),
  };
}

/** Every example's target, [count, outputs]: the label itself where that is one number, else one-hot. */
function targetsOf({ count, labels }: LoadedData, outputs: number, options: TargetOptions): Float32Array {
  const y = new Float32Array(count * outputs);
  for (let row = 0; row < count; row++) writeTarget(y, row, outputs, labels[row] as number, options);
  return y;
}

function writeTarget(
  y: Float32Array,
  row: number,
  outputs: number,
  label: number,
  { smoothing, weights }: TargetOptions,
): void {
  const weight = weights?.[label] ?? 1;
  if (outputs === 1) y[row] = label * (1 - smoothing) + smoothing / 2;
  else {
    for (let output = 0; output < outputs; output++) {
      y[row * outputs + output] = weight * (Number(output === label) * (1 - smoothing) + smoothing / outputs);
    }
  }
}
