/** Changing the order of a chain: a node and the next one change places, on the canvas and along the wires. */
import { isInput, nodeSpec } from "../nodes";
import { nodeOf, wiresFrom, wiresTo } from "./lookup";
import type { Network, NetworkNode, NodeId, Wire } from "./network";

interface Pair {
  readonly first: NetworkNode;
  readonly second: NetworkNode;
  readonly between: Wire;
}

/** Why a node cannot change places with the one behind it, or before it; undefined where it can. */
export function swapRefusal(network: Network, id: NodeId, direction: 1 | -1): string | undefined {
  const found = pairOf(network, id, direction);
  return typeof found === "string" ? found : undefined;
}

/**
 * Changes the node with the one it feeds (1), or with the one that feeds it (−1). Doing it and undoing it by the other direction
 * gives an equal network.
 * @returns the same network where it cannot be done
 */
export function swapNode(network: Network, id: NodeId, direction: 1 | -1): Network {
  const found = pairOf(network, id, direction);
  if (typeof found === "string") return network;
  const { first, second, between } = found;
  const rewired = (wire: Wire): Wire => {
    if (wire === between) return { ...wire, from: second.id, to: first.id, port: portOf(first) };
    if (wire.to === first.id) return { ...wire, to: second.id, port: portOf(second) };
    return wire.from === second.id ? { ...wire, from: first.id } : wire;
  };
  return {
    ...network,
    nodes: network.nodes.map((node) => {
      if (node === first) return { ...node, position: second.position };
      return node === second ? { ...node, position: first.position } : node;
    }),
    wires: network.wires.map(rewired),
  };
}

const portOf = ({ kind }: NetworkNode) => nodeSpec(kind)?.inputs[0] ?? "x";

/** The two, or why they stay as they are. */
function pairOf(network: Network, id: NodeId, direction: 1 | -1): Pair | string {
  const node = nodeOf(network, id);
  const name = node?.name ?? "";
  const beside = direction === 1 ? wiresFrom(network, id) : wiresTo(network, id);
  const [between] = beside;
  if (!between) return direction === 1 ? `“${name}” feeds nothing.` : `Nothing feeds “${name}”.`;
  if (beside.length > 1) return "Where the network branches or joins, wires have to be drawn anew.";
  const first = nodeOf(network, between.from);
  const second = nodeOf(network, between.to);
  if (!first || !second) return "There is no node at that end.";
  if (isInput(first)) return `“${first.name}” is where the data enters: it stays first.`;
  const isChain =
    wiresFrom(network, first.id).length === 1 &&
    [first, second].every(
      (one) => wiresTo(network, one.id).length === 1 && (nodeSpec(one.kind)?.inputs.length ?? 0) === 1,
    );
  return isChain
    ? { first, second, between }
    : "Where the network branches or joins, wires have to be drawn anew.";
}
