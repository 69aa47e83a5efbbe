/** Random networks for property tests: of any wiring, good and bad, and random edits of them. */
import fc from "fast-check";
import { arrange } from "../graph/arrange";
import {
  addNode,
  addWire,
  duplicateNodes,
  removeNodes,
  removeWires,
  renameNode,
  setNodeParams,
  setTraining,
} from "../network/edit";
import { moveNodes } from "../network/move-nodes";
import type { Network } from "../network/network";
import { newNetwork } from "../network/new-network";
import { wireRefusal } from "../network/wire-refusal";
import { nodeSpecs } from "../nodes";

/** One random edit, chosen by numbers so that it fits any network. */
export interface RandomEdit {
  readonly what: number;
  readonly a: number;
  readonly b: number;
}

export const randomEdit: fc.Arbitrary<RandomEdit> = fc.record({
  what: fc.nat(10),
  a: fc.nat(1000),
  b: fc.nat(1000),
});

/** Applies a random edit; one that finds nothing to do gives the network back. */
export function applyEdit(network: Network, { what, a, b }: RandomEdit): Network {
  const { nodes, wires } = network;
  const first = nodes[a % Math.max(1, nodes.length)];
  const second = nodes[b % Math.max(1, nodes.length)];
  const spec = nodeSpecs[a % nodeSpecs.length];
  if (what <= 2 || !first || !second) {
    return addNode(network, spec?.kind ?? "dense", { x: a, y: b }).network;
  }
  switch (what) {
    case 3:
    case 4:
    case 5:
      return wireRefusal(network, first.id, second.id, "x")
        ? network
        : addWire(network, first.id, second.id, "x");
    case 6:
      return removeNodes(network, [first.id]);
    case 7: {
      const wire = wires[a % Math.max(1, wires.length)];
      return wire ? removeWires(network, [wire.id]) : renameNode(network, first.id, `name ${b}`);
    }
    case 8:
      return moveNodes(network, new Map([[first.id, { x: b, y: a }]]));
    case 9:
      return first.kind === "dense"
        ? setNodeParams(network, first.id, { units: 1 + (b % 9) })
        : setTraining(network, { seed: b });
    default:
      return a % 2 === 0
        ? moveNodes(network, arrange(network))
        : duplicateNodes(network, [first.id, second.id], { x: 10, y: 10 }).network;
  }
}

export const randomNetwork: fc.Arbitrary<Network> = fc
  .array(randomEdit, { maxLength: 30 })
  .map((edits) => edits.reduce(applyEdit, newNetwork("random")));
