/**
 * What a refactoring is: another network that computes the same, or says how nearly. Each knows where it can be done, in a
 * sentence where it cannot, and makes the network together with its weights.
 */
import type { Check } from "../compiler/check";
import { isBypassed } from "../network/bypass";
import type { Checkpoint, WeightArray } from "../network/checkpoint";
import { nodeOf, wiresFrom, wiresTo } from "../network/lookup";
import type { Network, NetworkNode, NodeId, Wire } from "../network/network";
import { hasKernel, nodeSpec } from "../nodes";

/** A node of a network, with all that is known of it. */
export interface Place {
  readonly network: Network;
  readonly check: Check;
  /** Weights of the network as they are now; a node that is not in it has none that are known. */
  readonly weights: Checkpoint;
  readonly node: NodeId;
}

export interface Refactored {
  readonly network: Network;
  readonly weights: Checkpoint;
  /** What was done and what it changes, in a sentence. */
  readonly sentence: string;
}

/** A whole number that a person chooses: from `least` to `most`, `start` at first. */
export interface Amount {
  readonly title: string;
  readonly least: number;
  readonly most: number;
  readonly start: number;
}

export interface Refactoring<Id extends string = string> {
  readonly id: Id;
  /** "Merge with the next Dense". */
  readonly name: string;
  /** What it is good for, in a sentence. */
  readonly hint: string;
  /** Why it cannot be done at this node; undefined where it can. */
  readonly refusal: (place: Place) => string | undefined;
  /** The number it takes, where it takes one. Asked only where nothing refuses it. */
  readonly amount?: (place: Place) => Amount;
  /**
   * Asked only where nothing refuses it.
   * @param amount from `least` to `most`
   */
  readonly apply: (place: Place, amount: number) => Refactored;
}

/** Checks a refactoring against the contract and keeps its id. */
export function defineRefactoring<const Id extends string>(parts: Refactoring<Id>): Refactoring<Id> {
  return { ...parts, refusal: (place) => bypassedBeside(place) ?? parts.refusal(place) };
}

/** Why nothing is refactored where a node is bypassed: the wires show it in a place where it computes nothing. */
function bypassedBeside({ network, node }: Place): string | undefined {
  const open = [node, ...wiresTo(network, node).map(({ from }) => from)];
  const before = new Set(open.slice(1));
  const seen = new Set(open);
  for (let id = open.shift(); id !== undefined; id = open.shift()) {
    const here = nodeOf(network, id);
    if (here && isBypassed(here))
      return `“${here.name}” is bypassed. Use it again first (M), or take it out.`;
    // No refactoring looks further than to the next matrix.
    if (before.has(id) || (id !== node && here && hasKernel(here))) continue;
    for (const { to } of wiresFrom(network, id)) {
      if (seen.has(to)) continue;
      seen.add(to);
      open.push(to);
    }
  }
  return undefined;
}

/** Kernel [inputs, units] row-major, and bias [units], zeros where the layer has none. */
export interface Affine {
  readonly inputs: number;
  readonly units: number;
  readonly kernel: ArrayLike<number>;
  readonly bias: ArrayLike<number>;
  readonly hasBias: boolean;
}

/** The matrix and bias of a layer that is nothing else; undefined where it is another or its weights are not known. */
export function affineOf({ network, weights }: Place, id: NodeId): Affine | undefined {
  const node = nodeOf(network, id);
  if (!node || !hasKernel(node)) return undefined;
  const arrays = weights.get(id);
  const kernel = arrays?.find(({ name }) => name === "kernel");
  const [inputs, units] = kernel?.shape ?? [];
  if (!kernel || inputs === undefined || units === undefined) return undefined;
  const bias = arrays?.find(({ name }) => name === "bias")?.values;
  return {
    inputs,
    units,
    kernel: kernel.values,
    bias: bias ?? new Float32Array(units),
    hasBias: bias !== undefined,
  };
}

/** The arrays of such a layer, as 32-bit numbers. */
export function affineArrays({ inputs, units, kernel, bias, hasBias }: Affine): readonly WeightArray[] {
  const array = (name: string, shape: readonly number[], values: ArrayLike<number>): WeightArray => ({
    name,
    shape,
    values: Float32Array.from(values),
  });
  const own = array("kernel", [inputs, units], kernel);
  return hasBias ? [own, array("bias", [units], bias)] : [own];
}

/** Why nothing can be done with the matrix of this node; undefined where it can. */
export function affineRefusal(place: Place, id: NodeId): string | undefined {
  const node = nodeOf(place.network, id);
  if (!node) return "This node is no longer there.";
  if (!hasKernel(node)) return `“${node.name}” has no matrix. Choose a Dense.`;
  if (affineOf(place, id)) return undefined;
  return `The weights of “${node.name}” are not known yet. Wire it to an Input first, and mend what is said at it.`;
}

/** The one wire that leaves a node; undefined where none does, or several do. */
export function onlyWireFrom({ wires }: Network, id: NodeId): Wire | undefined {
  const leaving = wires.filter(({ from }) => from === id);
  return leaving.length === 1 ? leaving[0] : undefined;
}

/** Whether a node does the same to each unit by itself, whichever its place: what is copied before it is copied behind it. */
export function isUnitByUnit({ kind }: NetworkNode): boolean {
  const spec = nodeSpec(kind);
  return spec?.joins === "own" && spec.inputs.length === 1;
}
