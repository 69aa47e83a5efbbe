/** Removing nodes without leaving gaps: what fed a node feeds what it fed, and its row moves up. */
import { nodeSpec } from "../nodes";
import { closeGap } from "./close-gap";
import { addWire, removeNodes } from "./edit";
import { nodeOf, wiresTo } from "./lookup";
import type { Network, NodeId } from "./network";
import { wireRefusal } from "./wire-refusal";

/**
 * Removes nodes one after the other. What enters at a node's first port that is wired goes on to wherever the node's own
 * values went; a wire that would not be allowed is left out. Whether the shapes fit is said at the nodes, as always.
 */
export function removeAndHeal(network: Network, ids: readonly NodeId[]): Network {
  return ids.reduce(healOne, network);
}

/** Whether something enters the node and something leaves it. */
export function isBetween(network: Network, id: NodeId): boolean {
  return sourceOf(network, id) !== undefined && network.wires.some(({ from }) => from === id);
}

function healOne(network: Network, id: NodeId): Network {
  const source = sourceOf(network, id);
  const leaving = network.wires.filter(({ from }) => from === id);
  const without = removeNodes(network, [id]);
  if (source === undefined) return without;
  const healed = leaving.reduce(
    (network, { to, port }) =>
      wireRefusal(network, source, to, port) === undefined ? addWire(network, source, to, port) : network,
    without,
  );
  const place = nodeOf(network, id)?.position;
  return leaving.length > 0 && place ? closeGap(healed, place) : healed;
}

/** What feeds the first of the node's ports that is wired. */
function sourceOf(network: Network, id: NodeId): NodeId | undefined {
  const entering = wiresTo(network, id);
  const ports = nodeSpec(nodeOf(network, id)?.kind ?? "")?.inputs ?? [];
  for (const port of ports) {
    const wire = entering.find((candidate) => candidate.port === port);
    if (wire) return wire.from;
  }
  return entering[0]?.from;
}
