/** Parts the examples into training and validation. */
import { createRandom, shuffle } from "../math/random";
import type { Split } from "../network/network";
import type { Labelled } from "./define";

export interface Parts {
  /** Indices of the examples that train. */
  readonly training: Int32Array;
  /** Indices of the examples held back; empty where there is no validation. */
  readonly validation: Int32Array;
}

/**
 * `none`: all train. `share`: that share of every class is held back, drawn by the seed (stratified, at
 * least one of a class stays on each side where the class has two). `test`: the set's own test part.
 */
export function splitExamples(examples: Labelled, split: Split): Parts {
  const all = Int32Array.from({ length: examples.count }, (_, index) => index);
  const end = examples.testFrom ?? examples.count;
  switch (split.kind) {
    case "none":
      return { training: all.subarray(0, end), validation: new Int32Array(0) };
    case "test":
      return { training: all.subarray(0, end), validation: all.subarray(end) };
    case "share":
      return stratify(examples.labels.subarray(0, end), split.share, split.seed);
    default:
      return split satisfies never;
  }
}

function stratify(labels: Uint8Array, share: number, seed: number): Parts {
  const byClass = new Map<number, number[]>();
  labels.forEach((label, index) => {
    const members = byClass.get(label);
    if (members) members.push(index);
    else byClass.set(label, [index]);
  });
  const heldBack = new Set<number>();
  for (const [label, members] of [...byClass].sort(([a], [b]) => a - b)) {
    const most = members.length - 1;
    const least = Math.min(1, most);
    const count = Math.min(most, Math.max(least, Math.round(members.length * share)));
    const order = shuffle(Int32Array.from(members), createRandom(seed, "split", label));
    for (const index of order.subarray(0, count)) heldBack.add(index);
  }
  const training: number[] = [];
  const validation: number[] = [];
  labels.forEach((_, index) => {
    (heldBack.has(index) ? validation : training).push(index);
  });
  return { training: Int32Array.from(training), validation: Int32Array.from(validation) };
}
