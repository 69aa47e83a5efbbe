/** Adding a node, wherever it was chosen: one entry to undo, and the new node is the chosen one. */
import { addNode } from "../../core/network/edit";
import type { Network, NodeId, Params, Position, WireId } from "../../core/network/network";
import { addNodeAfter, addNodeIntoWire, addNodeToWire, type OpenWire } from "../../core/network/place";
import { nodeSpec } from "../../core/nodes";
import type { App } from "../app";

/** What is added: a kind, with params where they are not its own. */
export interface NewNode {
  readonly kind: string;
  readonly params?: Params;
}

/** Where it goes: its upper left corner on the canvas, and the wire that it is put into or that waits for it. */
export interface NewPlace {
  readonly position: Position;
  readonly into?: WireId | undefined;
  readonly open?: OpenWire | undefined;
}

/**
 * Adds it at a place, or behind the chosen node where there is none.
 * @returns the new node; undefined where the network may not be changed here
 */
export function addToNetwork(app: App, node: NewNode, place?: NewPlace): NodeId | undefined {
  const { nodes } = app.session.getState();
  const chosen = nodes.length === 1 ? nodes[0] : undefined;
  let added: NodeId | undefined;
  app.network.getState().change(`add ${nodeSpec(node.kind)?.title ?? node.kind}`, (network) => {
    const result = place
      ? placed(network, node, place)
      : addNodeAfter(network, node.kind, chosen, node.params);
    added = result.node;
    return result.network;
  });
  if (added) app.session.getState().select([added]);
  // Where nobody has moved the view it shows the whole network anyway; a place that somebody chose is in view.
  if (added && !place && app.viewport.present()?.isHeld()) app.viewport.reveal(added);
  return added;
}

function placed(network: Network, { kind, params }: NewNode, { position, into, open }: NewPlace) {
  if (open) return addNodeToWire(network, kind, position, open, params);
  // What has no place for a wire lies beside it.
  const takesWires = (nodeSpec(kind)?.inputs.length ?? 0) > 0;
  return into && takesWires
    ? addNodeIntoWire(network, kind, into, position, params)
    : addNode(network, kind, position, params);
}
