/** The node kinds. Adding one is its folder and one name in this list; the compiler then names the tables it is missing in. */
import type { Params } from "../network/network";
import { activation } from "./activation/spec";
import { add } from "./add/spec";
import { batchNormalization } from "./batch-normalization/spec";
import { concatenate } from "./concatenate/spec";
import type { NodeSpec } from "./define";
import { dense } from "./dense/spec";
import { dropout } from "./dropout/spec";
import { input } from "./input/spec";
import { layerNormalization } from "./layer-normalization/spec";
import { softmax } from "./softmax/spec";

export const nodeSpecs = [
  input,
  dense,
  activation,
  batchNormalization,
  layerNormalization,
  dropout,
  softmax,
  add,
  concatenate,
] as const;

/** Every kind that this version knows: what its readers' tables are total over. */
export type NodeKind = (typeof nodeSpecs)[number]["kind"];

const byKind = new Map<string, NodeSpec>(nodeSpecs.map((spec) => [spec.kind, spec as unknown as NodeSpec]));

/** The spec of a kind; undefined for a kind this version does not know. */
export function nodeSpec(kind: NodeKind): NodeSpec;
export function nodeSpec(kind: string): NodeSpec | undefined;
export function nodeSpec(kind: string): NodeSpec | undefined {
  return byKind.get(kind);
}

/** A file may hold kinds of other versions; they are kept, and nothing is said of them. */
export function isNodeKind(kind: string): kind is NodeKind {
  return byKind.has(kind);
}

/** Where the examples enter. */
export function isInput({ kind }: { readonly kind: string }): boolean {
  return byKind.get(kind)?.inputs.length === 0;
}

/** Its outputs are probabilities that sum to one. */
export function isDistribution({
  kind,
  params,
}: {
  readonly kind: string;
  readonly params: Params;
}): boolean {
  return byKind.get(kind)?.meaning(params) === "distribution";
}

/** A matrix and perhaps a bias, and nothing else. */
export function hasKernel({ kind }: { readonly kind: string }): boolean {
  return byKind.get(kind)?.hasKernel === true;
}
