/**
 * What a node kind has to say about itself. Everything else (palette, form, validation, shape labels, compiler,
 * conformance test) follows from it; what takes more than a fact (a motion in the film, a sentence, arithmetic) stands
 * in the kind's own folder, and who reads it holds a table over all kinds. TensorFlow.js is handed in as an argument
 * and imported as a type only, so the page can check and draw networks without loading it.
 */
import type * as TensorFlow from "@tensorflow/tfjs";
import type { Random } from "../math/random";
import type { WeightArray, WeightShape } from "../network/checkpoint";
import type { Params } from "../network/network";
import type { ParamsOf, ParamsSchema } from "../param-schema";

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
  /** False for state that a training step updates by itself (a moving mean): it has no gradient, no optimizer moves it. */
  readonly trainable: boolean;
}

/**
 * What the values are to a loss: a distribution (they sum to one), a probability (each of its own), or plain numbers.
 * A loss that needs one of the first two reads the scores that enter the node in its place (core/training/losses.ts), so a
 * distribution is a softmax of them and a probability the logistic function of one, and nothing that only looks like it.
 */
export type Meaning = "numbers" | "distribution" | "probability";

/**
 * What a node can do to the plane's topology outside of training (core/advice).
 * keeps: leaves every value as it is. affine: a matrix and a shift. bends: continuous and a limit of one-to-one maps of
 * its units, so it may press things flat but never folds; `lost` directions of its units count for nothing before it
 * bends what is left. folds: may lay parts of the plane over one another.
 */
export type Warp =
  | { readonly kind: "keeps" | "affine" | "folds" }
  | { readonly kind: "bends"; readonly lost: number };

/**
 * What a unit takes of the units before it. kernel: all of them, by a matrix of weights. own: the unit at its place.
 * beside: the same, the second port's units behind the first's. all: all of them, without a weight for each.
 */
export type Joins = "kernel" | "own" | "beside" | "all";

/** What a node does while training where that differs from evaluation. */
export interface TrainingBehaviour<Params> {
  /** Draws at random: a step then needs a seed of its own, and without one the node does as in evaluation. */
  readonly isRandom: boolean;
  /**
   * The node's values [batch, units] from a batch x [batch, units], on TensorFlow.js's tape.
   * @param weights the node's arrays, in the spec's order
   * @param seed this step's and this node's own; 0 where the kind is not random
   */
  readonly forward: (
    tf: Tf,
    x: TensorFlow.Tensor2D,
    params: Params,
    weights: readonly TensorFlow.Tensor[],
    seed: number,
  ) => TrainingOutput;
}

export interface TrainingOutput {
  readonly values: TensorFlow.Tensor2D;
  /** What the step makes of the arrays that are not trained, by their names. */
  readonly state?: Readonly<Record<string, TensorFlow.Tensor>>;
}

export interface NodeSpec<Kind extends string = string, Schema extends ParamsSchema = ParamsSchema> {
  readonly kind: Kind;
  /** Name in the palette. */
  readonly title: string;
  /** One sentence: what the node does to the plane. */
  readonly summary: string;
  /** Names of the input ports, in order; none where the examples enter. */
  readonly inputs: readonly string[];
  /** Schema of the params: also their defaults and their form. */
  readonly params: Schema;
  /** Kind and params in a few characters, for the node's card: "Dense 4", "tanh". */
  readonly label: (params: ParamsOf<Schema>) => string;
  /** Keras-style class name for the summary table, "Dense" or "tanh". */
  readonly layerType: (params: ParamsOf<Schema>) => string;
  /** Stands in the summary's row of the kernel right before it, as Keras's `activation` argument does. */
  readonly sharesRow: boolean;
  readonly inferShape: (inputs: readonly Shape[], params: ParamsOf<Schema>) => Shape | Refusal;
  /** The weight arrays for these inputs, in TensorFlow.js's order. */
  readonly weights: (inputs: readonly Shape[], params: ParamsOf<Schema>) => readonly WeightSpec[];
  /**
   * Its weights are a kernel [inputs, units] and perhaps a bias, and it is nothing but them: such a node's matrix is
   * shown, opens in the lab, and takes other units by its param `units`.
   */
  readonly hasKernel: boolean;
  readonly joins: Joins;
  readonly meaning: (params: ParamsOf<Schema>) => Meaning;
  readonly warp: (params: ParamsOf<Schema>) => Warp;
  /** What trains, but hardly as meant: a sentence; undefined where all is well. */
  readonly hint?: (
    inputs: readonly Shape[],
    params: ParamsOf<Schema>,
    training: { readonly batchSize: number },
  ) => string | undefined;
  /** Builds the TensorFlow.js layer; absent for Input, which the compiler makes. */
  readonly layer?: (tf: Tf, params: ParamsOf<Schema>, name: string) => TensorFlow.layers.Layer;
  /** Absent where training and evaluation are the same. */
  readonly training?: TrainingBehaviour<ParamsOf<Schema>>;
}

/** What a sentence about a node is made from (words.ts in every kind's folder). */
export interface NarratedNode {
  readonly kind: string;
  readonly params: Params;
  /** Units that enter and leave. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly weights: readonly WeightArray[] | undefined;
}

/** Checks a kind against the contract and keeps its types. */
export function defineNode<const Kind extends string, Schema extends ParamsSchema>(
  spec: NodeSpec<Kind, Schema>,
): NodeSpec<Kind, Schema> {
  return spec;
}

export function isRefusal(answer: Shape | Refusal): answer is Refusal {
  return "refusal" in answer;
}
