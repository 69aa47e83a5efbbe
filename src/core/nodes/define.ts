/**
 * What a node kind has to say about itself. Everything else (palette, form, validation, shape labels,
 * compiler, conformance test) follows from it. TensorFlow.js is handed in as an argument and imported
 * as a type only, so the page can check and draw networks without loading it.
 */
import type * as TensorFlow from "@tensorflow/tfjs";
import type { z } from "zod";
import type { Random } from "../math/random";
import type { WeightShape } from "../network/checkpoint";

export type Tf = typeof TensorFlow;

/** Shape of one sample as it leaves a node, batch axis left out: [units]. */
export type Shape = readonly number[];

/** A kind's refusal of the shapes it is given: a sentence for the person who wired it so. */
export interface Refusal {
  readonly refusal: string;
}

/** A weight array and how it starts. */
export interface WeightSpec extends WeightShape {
  /** Fills a fresh array for these weights. */
  readonly initialise: (random: Random) => Float32Array;
}

export interface NodeSpec<Kind extends string = string, Schema extends z.ZodObject = z.ZodObject> {
  readonly kind: Kind;
  /** Name in the palette. */
  readonly title: string;
  /** One sentence: what the node does to the plane. */
  readonly summary: string;
  /** Names of the input ports, in order. */
  readonly inputs: readonly string[];
  /** Schema of the params: also their defaults and their form. */
  readonly params: Schema;
  /** The params in a few characters, for the node's title line. */
  readonly short: (params: z.output<Schema>) => string;
  /** Keras-style class name for the summary table, "Dense" or "tanh". */
  readonly layerType: (params: z.output<Schema>) => string;
  readonly inferShape: (inputs: readonly Shape[], params: z.output<Schema>) => Shape | Refusal;
  /** The weight arrays for these inputs, in TensorFlow.js's order. */
  readonly weights: (inputs: readonly Shape[], params: z.output<Schema>) => readonly WeightSpec[];
  /** Builds the TensorFlow.js layer; absent for Input, which the compiler makes. */
  readonly layer?: (tf: Tf, params: z.output<Schema>, name: string) => TensorFlow.layers.Layer;
  /**
   * What the node does while training where that differs from evaluation, from a seed of this step's own.
   * x is [batch, units].
   */
  readonly trainForward?: (
    tf: Tf,
    x: TensorFlow.Tensor2D,
    params: z.output<Schema>,
    seed: number,
  ) => TensorFlow.Tensor2D;
}

/** Checks a kind against the contract and keeps its types. */
export function defineNode<const Kind extends string, Schema extends z.ZodObject>(
  spec: NodeSpec<Kind, Schema>,
): NodeSpec<Kind, Schema> {
  return spec;
}

export function isRefusal(answer: Shape | Refusal): answer is Refusal {
  return "refusal" in answer;
}
