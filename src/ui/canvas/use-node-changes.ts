/** What a person does to nodes on the canvas, as edits of the network and of the selection. */
import { useCallback, useEffect, useMemo } from "react";
import { type NodeChange, useStoreApi } from "reactflow";
import { createDragging, type Positions } from "../../app/network/dragging";
import { behindCards } from "../../core/network/folds";
import type { NodeId, Position } from "../../core/network/network";
import { useApp, useNetwork, useSession } from "../context";
import type { CanvasNode } from "./flow-elements";

/** Where nodes under a hand are by now; undefined where none are. */
export function useMoving(): Positions | undefined {
  const network = useNetwork();
  return useSession(({ moving }) => (moving?.network === network ? moving.positions : undefined));
}

/** Translates React Flow's changes into edits of the network and of the selection. */
export function useNodeChanges() {
  const app = useApp();
  const flow = useStoreApi();
  const dragging = useMemo(() => createDragging(app.network, app.session), [app]);
  useEffect(() => dragging.stop, [dragging]);
  return useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      const positions = new Map<NodeId, Position>();
      const session = app.session.getState();
      const selected = new Set<NodeId>(session.nodes);
      let selectionChanged = false;
      let isHeld = false;
      for (const change of changes) {
        if (change.type === "position" && change.position) {
          positions.set(change.id as NodeId, {
            x: Math.round(change.position.x),
            y: Math.round(change.position.y),
          });
          isHeld ||= change.dragging === true;
        } else if (change.type === "select") {
          selectionChanged = true;
          for (const id of behindCards(app.network.getState().history.present, [change.id as NodeId])) {
            if (change.selected) selected.add(id);
            else selected.delete(id);
          }
        }
      }
      if (positions.size > 0) dragging.move(positions, isHeld);
      if (!selectionChanged) return;
      session.select([...selected], session.wires);
      // What is added to the choice leaves the notes in it.
      if (flow.getState().multiSelectionActive) session.set({ notes: session.notes });
    },
    [app, dragging, flow],
  );
}
