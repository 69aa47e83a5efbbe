/** A node that lies about and is dragged over a wire goes into it: the wire lights up meanwhile. */
import { useMemo } from "react";
import type { OnNodeDrag } from "reactflow";
import { NODE_SIZE } from "../../core/graph/node-size";
import { withCards } from "../../core/network/folds";
import { nodeOf } from "../../core/network/lookup";
import type { NodeId } from "../../core/network/network";
import { isUnwired, moveNodeIntoWire } from "../../core/network/place";
import { useApp } from "../context";
import type { CanvasNode } from "./flow-elements";
import { takesWires } from "./node-choices";
import { wireUnder } from "./wire-under";

/** React Flow's handlers of a drag. */
export function useSplicing(): {
  onNodeDrag: OnNodeDrag<CanvasNode>;
  onNodeDragStop: OnNodeDrag<CanvasNode>;
} {
  const app = useApp();
  return useMemo(() => {
    const take = (taking: ReturnType<typeof wireUnder>) => {
      if (app.session.getState().taking !== taking) app.session.getState().set({ taking });
    };
    return {
      onNodeDrag: (_event, { id, position }, all) => {
        const { present } = app.network.getState().history;
        const node = nodeOf(present, id as NodeId);
        const isLoose = all.length === 1 && node && takesWires(node.kind) && isUnwired(present, node.id);
        const middle = { x: position.x + NODE_SIZE.width / 2, y: position.y + NODE_SIZE.height / 2 };
        take(isLoose ? wireUnder(withCards(present), middle) : undefined);
      },
      onNodeDragStop: (_event, { id }) => {
        const { taking } = app.session.getState();
        const { change, history, endGesture } = app.network.getState();
        // Part of the drag, so that one undo takes both back.
        if (taking) {
          change(
            "put into a wire",
            (present) => moveNodeIntoWire(present, id as NodeId, taking),
            history.gesture,
          );
        }
        take(undefined);
        endGesture();
      },
    };
  }, [app]);
}
