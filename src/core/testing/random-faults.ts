/** Random networks with what the canvas would refuse and a file may hold: loops, crowded and unknown ports, values out of bounds. */
import fc from "fast-check";
import { setBypassed } from "../network/bypassing";
import { setNodeParams, setSplit, setTraining } from "../network/edit";
import type { Network, NodeId, WireId } from "../network/network";
import { build, chain, provoked } from "./problem-networks";
import { applyEdit, type RandomEdit, randomEdit } from "./random-networks";

/** From networks of which at most one thing is wrong: most faults show only where the rest stands. */
const starts: readonly Network[] = [
  chain,
  build([{ kind: "input" }, { kind: "dense", params: { units: 3 } }, { kind: "dense" }, { kind: "softmax" }]),
  provoked["bad-shape"][0],
];

const losses = ["categoricalCrossentropy", "binaryCrossentropy", "meanSquaredError", "unheard of"];

/** One fault, chosen by numbers so that it fits any network. */
function withFault(network: Network, { what, a, b }: RandomEdit, index: number): Network {
  const nodes = network.nodes;
  const at = (number: number) => nodes[number % nodes.length] as Network["nodes"][number];
  if (nodes.length === 0) return network;
  const [first, second] = [at(a), at(b)];
  const wire = (port: string, to: NodeId): Network => ({
    ...network,
    wires: [...network.wires, { id: `fault${index}` as WireId, from: first.id, to, port }],
  });
  switch (what) {
    case 0:
    case 1:
      return wire("x", second.id);
    case 2:
      return wire(["a", "b", "y"][a % 3] as string, second.id);
    case 3:
      return setNodeParams(network, first.id, { units: b % 5, rate: b - 1, features: b % 4 });
    case 4:
      return setTraining(network, { loss: losses[a % losses.length] as string });
    case 5:
      return setSplit(network, a % 2 === 0 ? { kind: "test" } : { kind: "none" });
    case 6:
      return setTraining(network, { batchSize: a % 3, seed: -1 });
    case 7:
      return setNodeParams(network, first.id, { units: 10 ** (b % 12) });
    case 9:
      return setBypassed(network, [first.id, second.id], a % 4 > 0);
    case 8:
      return { ...network, nodes: nodes.map((node) => (node === first ? { ...node, kind: "gru" } : node)) };
    default:
      return applyEdit(network, { what, a, b });
  }
}

export const randomFaults: fc.Arbitrary<Network> = fc
  .tuple(fc.nat(starts.length - 1), fc.array(randomEdit, { minLength: 1, maxLength: 3 }))
  .map(([start, faults]) => faults.reduce(withFault, starts[start] as Network));
