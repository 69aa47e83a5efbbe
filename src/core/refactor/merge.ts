/** Two Dense one after the other are one: x·(W₁·W₂) + (b₁·W₂ + b₂). */
import { closeGap } from "../network/close-gap";
import { removeNodes, setNodeParams } from "../network/edit";
import { nodeOf } from "../network/lookup";
import type { Network, NodeId } from "../network/network";
import { hasKernel } from "../nodes";
import {
  type Affine,
  affineArrays,
  affineOf,
  affineRefusal,
  defineRefactoring,
  onlyWireFrom,
  type Place,
} from "./define";

export const merge = defineRefactoring({
  id: "merge",
  name: "Merge with the next Dense",
  hint: "Two matrices without a bend between them are one: the same outputs from fewer layers.",
  refusal: (place) => affineRefusal(place, place.node) ?? nextRefusal(place),
  apply(place) {
    const { network, weights, node } = place;
    const next = nextOf(place);
    const [first, second] = [affineOf(place, node), next && affineOf(place, next)];
    if (!next || !first || !second) throw new Error("merge: it was refused");
    const merged = product(first, second);
    const names = [nodeOf(network, node)?.name, nodeOf(network, next)?.name];
    const kept = new Map([...weights, [node, affineArrays(merged)]]);
    kept.delete(next);
    return {
      network: joined(
        setNodeParams(network, node, { units: merged.units, useBias: merged.hasBias }),
        node,
        next,
      ),
      weights: kept,
      sentence: `“${names[0]}” is now both: its matrix is that of “${names[0]}” times that of “${names[1]}”, and the outputs are the same.`,
    };
  },
});

function nextOf({ network, node }: Place): NodeId | undefined {
  return onlyWireFrom(network, node)?.to;
}

function nextRefusal(place: Place): string | undefined {
  const { network, node } = place;
  const name = nodeOf(network, node)?.name;
  const next = nodeOf(network, nextOf(place));
  if (!next) return `“${name}” has to feed one node and no other, the Dense that it is merged with.`;
  if (!hasKernel(next))
    return `“${next.name}” comes next and is no Dense: what bends between two matrices keeps them apart.`;
  return affineRefusal(place, next.id);
}

function product(first: Affine, second: Affine): Affine {
  const kernel = new Float64Array(first.inputs * second.units);
  const bias = Float64Array.from(second.bias);
  for (let middle = 0; middle < second.inputs; middle++) {
    for (let unit = 0; unit < second.units; unit++) {
      const weight = second.kernel[middle * second.units + unit] as number;
      bias[unit] = (bias[unit] as number) + (first.bias[middle] as number) * weight;
      for (let input = 0; input < first.inputs; input++) {
        const at = input * second.units + unit;
        kernel[at] = (kernel[at] as number) + (first.kernel[input * first.units + middle] as number) * weight;
      }
    }
  }
  return {
    inputs: first.inputs,
    units: second.units,
    kernel,
    bias,
    hasBias: first.hasBias || second.hasBias,
  };
}

/** The second node goes, the first one feeds what it fed, and the row moves up. */
function joined(network: Network, first: NodeId, second: NodeId): Network {
  const wires = network.wires
    .filter(({ from, to }) => !(from === first && to === second))
    .map((wire) => (wire.from === second ? { ...wire, from: first } : wire));
  const place = nodeOf(network, second)?.position;
  const without = removeNodes({ ...network, wires }, [second]);
  return place ? closeGap(without, place) : without;
}
