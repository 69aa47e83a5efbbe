/** A network that stands as Arrange puts it, for a canvas of another shape: a phone's, a band's, a pane's. */
import { moveNodes } from "../network/move-nodes";
import type { Network, NodeId, Position } from "../network/network";
import { NODE_STEP } from "./node-size";
import { topology } from "./topology";
import { isShifted, isWrapped, type Room, wrap } from "./wrap";

/** Of more nodes none is read where the whole network is seen, in however many rows. */
export const MOST_REARRANGED = 60;

/**
 * Cut into the rows that show it largest in a room.
 * @param row where `arrange` puts its nodes
 * @returns the same network where a person has placed a node, and where its rows are best already
 */
export function rearranged(network: Network, row: ReadonlyMap<NodeId, Position>, room: Room): Network {
  if (network.nodes.length > MOST_REARRANGED) return network;
  const now = new Map(network.nodes.map(({ id, position }) => [id, position]));
  if (!isWrapped(now, row)) return network;
  const places = wrap(row, room);
  return isShifted(now, places) ? network : moveNodes(network, places);
}

/** What `arrange` makes of a single chain, without its work and its size; undefined where the network is none. */
export function chainInRow({ nodes, wires }: Network): ReadonlyMap<NodeId, Position> | undefined {
  const { order, into, outOf } = topology(
    nodes.map(({ id }) => id),
    wires,
  );
  const isChain =
    order.length === nodes.length &&
    order.every((id, index) => {
      const [wire, another] = into.get(id) ?? [];
      return !another && wire?.from === order[index - 1] && (outOf.get(id)?.length ?? 0) <= 1;
    });
  if (!isChain) return undefined;
  return new Map(order.map((id, index) => [id, { x: index * NODE_STEP.x, y: 0 }]));
}
