/** Sweeping the depth: the last hidden block (a Dense and all up to the next) again and again, or fewer of the blocks. */

import { NODE_STEP } from "../graph/node-size";
import { chainInRow } from "../graph/rearranged";
import { isWrapped } from "../graph/wrap";
import { isBypassed } from "../network/bypass";
import { freshIds } from "../network/edit";
import { nodeTable } from "../network/lookup";
import { moveNodes } from "../network/move-nodes";
import { freshNames } from "../network/names";
import type { Network, NetworkNode, NodeId, Wire, WireId } from "../network/network";
import { nodeSpec } from "../nodes";
import { dense } from "../nodes/dense/spec";
import { integerParam, paramsSchema } from "../param-schema";
import type { SweepSetting } from "./setting";

const schema = paramsSchema({
  depth: integerParam({ minimum: 1, maximum: 12, default: 2, title: "Hidden layers" }),
});

export const depth: SweepSetting = {
  id: "depth",
  title: "Hidden layers",
  offered: [1, 2, 3, 4, 5, 6],
  find(network) {
    const blocks = blocksOf(network);
    if (!blocks)
      return "The network is no single chain: which of its layers would be repeated is not known. Try its units instead.";
    if (blocks.hidden.length === 0)
      return "The network has no hidden Dense layer that could be repeated. Add one before the last.";
    return { schema, name: "depth", present: blocks.hidden.length };
  },
  apply: (network, value) => withDepth(network, Number(value)),
};

/** A chain cut before each Dense that is not bypassed. */
interface Blocks {
  readonly head: readonly NetworkNode[];
  readonly hidden: readonly (readonly NetworkNode[])[];
  /** From the last Dense on. */
  readonly tail: readonly NetworkNode[];
}

/** undefined where the network is no chain, or has no Dense. */
function blocksOf(network: Network): Blocks | undefined {
  const row = chainInRow(network);
  if (!row) return undefined;
  const nodes = nodeTable(network);
  const chain = [...row.keys()].flatMap((id) => nodes.get(id) ?? []);
  const starts = chain.flatMap((node, index) =>
    node.kind === dense.kind && !isBypassed(node) ? [index] : [],
  );
  if (starts.length === 0) return undefined;
  const hidden = starts.slice(0, -1).map((start, index) => chain.slice(start, starts[index + 1]));
  return { head: chain.slice(0, starts[0]), hidden, tail: chain.slice(starts.at(-1)) };
}

function withDepth(network: Network, wanted: number): Network {
  const blocks = blocksOf(network);
  const last = blocks?.hidden.at(-1);
  if (!blocks || !last || wanted === blocks.hidden.length) return network;
  const kept = blocks.hidden.slice(0, wanted);
  const id = freshIds(network.nodes, "n");
  const name = freshNames(network.nodes);
  const copies = Array.from({ length: wanted - kept.length }, (_, index) =>
    last.map((node) => ({
      ...node,
      id: id() as NodeId,
      name: name(node.name),
      position: { x: node.position.x + (index + 1) * last.length * NODE_STEP.x, y: node.position.y },
    })),
  ).flat();
  const before = [...blocks.head, ...kept.flat(), ...copies];
  const next = rewired(network, [...before, ...blocks.tail]);
  return placed(network, next, new Set(copies.map((copy) => copy.id)), blocks.tail);
}

/** The same network with this chain of nodes; wires between nodes that were neighbours before stay. */
function rewired(network: Network, chain: readonly NetworkNode[]): Network {
  const id = freshIds(network.wires, "w");
  const wires = chain.slice(1).map((node, index): Wire => {
    const from = (chain[index] as NetworkNode).id;
    const old = network.wires.find((wire) => wire.from === from && wire.to === node.id);
    return old ?? { id: id() as WireId, from, to: node.id, port: nodeSpec(node.kind)?.inputs[0] ?? "x" };
  });
  return { ...network, nodes: chain, wires };
}

/** A chain that stood in rows stands in a row again, which the canvas cuts; of one placed by hand the tail makes room. */
function placed(
  before: Network,
  after: Network,
  copies: ReadonlySet<NodeId>,
  tail: readonly NetworkNode[],
): Network {
  const now = new Map(before.nodes.map(({ id, position }) => [id, position]));
  const row = chainInRow(before);
  const rowAfter = chainInRow(after);
  if (row && rowAfter && isWrapped(now, row)) return moveNodes(after, rowAfter);
  const room = copies.size * NODE_STEP.x;
  return moveNodes(
    after,
    new Map(tail.map(({ id, position }) => [id, { x: position.x + room, y: position.y }])),
  );
}
