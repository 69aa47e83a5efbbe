/** What a person does to nodes on the canvas, as edits of the network and of the selection. */
import { useCallback, useRef } from "react";
import type { NodeChange } from "reactflow";
import { moveNodes } from "../../core/network/move-nodes";
import type { Network, NodeId, Position } from "../../core/network/network";
import { useApp } from "../context";
import type { CanvasNode } from "./flow-elements";

/** Translates React Flow's changes into edits of the network and of the selection. */
export function useNodeChanges() {
  const app = useApp();
  const drag = useRef(0);
  return useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      const positions = new Map<NodeId, Position>();
      const session = app.session.getState();
      const selected = new Set<NodeId>(session.nodes);
      let selectionChanged = false;
      let dragging = false;
      for (const change of changes) {
        if (change.type === "position" && change.position) {
          positions.set(change.id as NodeId, {
            x: Math.round(change.position.x),
            y: Math.round(change.position.y),
          });
          dragging ||= change.dragging === true;
        } else if (change.type === "select") {
          selectionChanged = true;
          if (change.selected) selected.add(change.id as NodeId);
          else selected.delete(change.id as NodeId);
        }
      }
      if (positions.size > 0) move(app.network.getState().change, positions, dragging, drag);
      if (selectionChanged) session.select([...selected], session.wires);
    },
    [app],
  );
}

function move(
  change: (label: string, edit: (network: Network) => Network, gesture?: string) => void,
  positions: ReadonlyMap<NodeId, Position>,
  dragging: boolean,
  drag: { current: number },
): void {
  change(
    positions.size === 1 ? "move" : `move ${positions.size} nodes`,
    (network) => {
      const moved = network.nodes.some((node) => {
        const next = positions.get(node.id);
        return next && (next.x !== node.position.x || next.y !== node.position.y);
      });
      return moved ? moveNodes(network, positions) : network;
    },
    `drag ${drag.current}`,
  );
  if (!dragging) drag.current += 1;
}
