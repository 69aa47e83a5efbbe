/** The key for menus (and Shift+F10) on the canvas: the menu of what is chosen beside it, else that of the canvas. */
import { useEffect } from "react";
import { useReactFlow } from "reactflow";
import { NODE_SIZE } from "../../core/graph/node-size";
import { nodeOf } from "../../core/network/lookup";
import { useApp } from "../context";
import { canvasElement } from "./focus-canvas";

/** Under the field's upper edge, in CSS pixels, where nothing is chosen. */
const ASIDE = 60;

export function useMenuKeys(): void {
  const app = useApp();
  const { flowToScreenPosition } = useReactFlow();
  useEffect(() => {
    const field = canvasElement();
    if (!field) return;
    const open = (event: MouseEvent) => {
      // A pointer is always on something in it; by keys it is the field itself that has the focus.
      if (event.target !== field) return;
      event.preventDefault();
      const { nodes, wires, set } = app.session.getState();
      const node = nodeOf(app.network.getState().history.present, nodes.at(-1));
      const { x, y } = field.getBoundingClientRect();
      const middle = { x: x + field.clientWidth / 2, y: y + ASIDE };
      const at = node
        ? flowToScreenPosition({ x: node.position.x, y: node.position.y + NODE_SIZE.height })
        : middle;
      set({ menu: { of: node || wires.length > 0 ? "chosen" : "ground", at } });
    };
    field.addEventListener("contextmenu", open);
    return () => field.removeEventListener("contextmenu", open);
  }, [app, flowToScreenPosition]);
}
