/**
 * More units in a Dense, and the same function: new units are copies of old ones, and what leaves a unit is shared out
 * among its copies (Net2WiderNet; Chen, Goodfellow & Shlens 2016). The shares differ, so that the copies learn apart.
 */
import type { WeightArray } from "../network/checkpoint";
import { setNodeParams } from "../network/edit";
import { nodeOf } from "../network/lookup";
import type { NodeId } from "../network/network";
import { hasKernel } from "../nodes";
import {
  type Affine,
  affineArrays,
  affineOf,
  affineRefusal,
  defineRefactoring,
  isUnitByUnit,
  onlyWireFrom,
  type Place,
} from "./define";

/** The most units that a layer is given at once. */
const MOST = 1000;

export const widen = defineRefactoring({
  id: "widen",
  name: "Widen and keep the function",
  hint: "More units for training to use, and not one output changes: new units begin as copies of old ones.",
  refusal: (place) => affineRefusal(place, place.node) ?? wayRefusal(place),
  amount: (place) => {
    const units = affineOf(place, place.node)?.units ?? 1;
    return { title: "Units", least: units + 1, most: units + MOST, start: 2 * units };
  },
  apply(place, units) {
    const { network, weights, node } = place;
    const { between, next } = wayOf(place);
    const [wide, reader] = [affineOf(place, node), next && affineOf(place, next)];
    if (!wide || !reader || !next) throw new Error("widen: it was refused");
    /** Of each unit, new ones among them, the old one that it is. */
    const original = Array.from({ length: units }, (_, unit) => unit % wide.units);
    const changed = new Map(weights);
    changed.set(node, affineArrays(copied(wide, original)));
    for (const id of between) {
      const arrays = weights.get(id);
      if (arrays)
        changed.set(
          id,
          arrays.map((array) => copiedUnits(array, original)),
        );
    }
    changed.set(next, affineArrays(sharedOut(reader, original)));
    const name = nodeOf(network, node)?.name;
    return {
      network: setNodeParams(network, node, { units }),
      weights: changed,
      sentence: `“${name}” has ${units} units instead of ${wide.units}: the new ones are copies, “${nodeOf(network, next)?.name}” takes a share of each, and the outputs are the same.`,
    };
  },
});

/** What lies between the layer and the next one with a matrix, and that one; undefined where something else comes first. */
function wayOf({ network, node }: Place): {
  readonly between: readonly NodeId[];
  readonly next: NodeId | undefined;
} {
  const between: NodeId[] = [];
  for (let wire = onlyWireFrom(network, node); wire; wire = onlyWireFrom(network, wire.to)) {
    const here = nodeOf(network, wire.to);
    if (!here || between.includes(here.id)) break;
    if (hasKernel(here)) return { between, next: here.id };
    if (!isUnitByUnit(here)) break;
    between.push(here.id);
  }
  return { between, next: undefined };
}

function wayRefusal(place: Place): string | undefined {
  const { network, node } = place;
  const name = nodeOf(network, node)?.name;
  const { between, next } = wayOf(place);
  if (next) {
    const unknown = between.find(
      (id) => (place.check.weights.get(id)?.length ?? 0) > 0 && !place.weights.has(id),
    );
    return unknown
      ? `The weights of “${nodeOf(network, unknown)?.name}” are not known yet.`
      : affineRefusal(place, next);
  }
  const last = between.at(-1) ?? node;
  const behind = nodeOf(network, onlyWireFrom(network, last)?.to);
  return behind
    ? `“${behind.name}” takes all units of “${name}” together; only a Dense can take shares of copies.`
    : `“${nodeOf(network, last)?.name}” has to feed one node and no other, and a Dense has to come in the end: it takes a share of each copy.`;
}

function copied({ inputs, units, kernel, bias, hasBias }: Affine, original: readonly number[]): Affine {
  const wide = original.length;
  return {
    inputs,
    units: wide,
    hasBias,
    kernel: Float32Array.from(
      { length: inputs * wide },
      (_, at) => kernel[Math.floor(at / wide) * units + (original[at % wide] ?? 0)] as number,
    ),
    bias: original.map((unit) => bias[unit] as number),
  };
}

/** An array that has a number for each unit. */
function copiedUnits({ name, values }: WeightArray, original: readonly number[]): WeightArray {
  const copies = Float32Array.from(original, (unit) => values[unit] as number);
  return { name, shape: [copies.length], values: copies };
}

/** Each row of the next matrix, divided among the copies of its unit as 1 : 2 : 3 …. */
function sharedOut({ inputs, units, kernel, bias, hasBias }: Affine, original: readonly number[]): Affine {
  const copies = Array.from({ length: inputs }, () => 0);
  for (const unit of original) copies[unit] = (copies[unit] ?? 0) + 1;
  const rows = original.map((unit, at) => {
    const count = copies[unit] ?? 1;
    const rank = original.slice(0, at + 1).filter((other) => other === unit).length;
    return { unit, share: rank / ((count * (count + 1)) / 2) };
  });
  return {
    inputs: rows.length,
    units,
    hasBias,
    bias,
    kernel: Float64Array.from({ length: rows.length * units }, (_, at) => {
      const { unit, share } = rows[Math.floor(at / units)] ?? { unit: 0, share: 0 };
      return share * (kernel[unit * units + (at % units)] as number);
    }),
  };
}
