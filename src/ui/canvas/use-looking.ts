/** What one looks at on the canvas: the wire under the pointer, the menu of a node or wire, the name that is to be another. */
import { type MouseEvent, useMemo } from "react";
import type { Edge, Node } from "reactflow";
import { openCards } from "../../app/network/folding";
import { behindCards, foldingOf } from "../../core/network/folds";
import type { NodeId, WireId } from "../../core/network/network";
import { useApp } from "../context";

interface Press {
  readonly clientX: number;
  readonly clientY: number;
  readonly preventDefault: () => void;
}

/** React Flow's handlers for it. */
export function useLooking() {
  const app = useApp();
  return useMemo(() => {
    const { set, select } = app.session.getState();
    const openMenu = (event: Press) => {
      event.preventDefault();
      set({ menu: { of: "chosen", at: { x: event.clientX, y: event.clientY } } });
    };
    return {
      // Shift chooses nodes: the browser would mark the words of the page from wherever one clicked last.
      onMouseDown: (event: MouseEvent) => {
        if (event.shiftKey && !(event.target as Element).closest("input, textarea")) event.preventDefault();
      },
      onEdgeMouseEnter: (_event: unknown, { id }: Edge) => set({ pointedWire: id as WireId }),
      onEdgeMouseLeave: () => set({ pointedWire: undefined }),
      // Of several that are chosen a plain press chooses one; a drag takes all of them along.
      onNodeClick: ({ shiftKey, ctrlKey, metaKey }: MouseEvent, { id }: Node) => {
        const pressed = behindCards(app.network.getState().history.present, [id as NodeId]);
        const isMore = app.session.getState().nodes.length > pressed.length;
        if (isMore && !shiftKey && !ctrlKey && !metaKey) select(pressed);
      },
      onNodeContextMenu: (event: Press, { id }: Node) => {
        const present = app.network.getState().history.present;
        if (!app.session.getState().nodes.includes(id as NodeId))
          select(behindCards(present, [id as NodeId]));
        openMenu(event);
      },
      onEdgeContextMenu: (event: Press, { id }: Edge) => {
        select([], [id as WireId]);
        openMenu(event);
      },
      onSelectionContextMenu: openMenu,
      onNodeDoubleClick: ({ target }: { readonly target: EventTarget }, { id }: Node) => {
        if (!(target as Element).closest(".node-header")) return;
        const card = foldingOf(app.network.getState().history.present).blocks.get(id as NodeId);
        if (card) void openCards(app, [card]);
        else set({ renaming: id as NodeId });
      },
    };
  }, [app]);
}
