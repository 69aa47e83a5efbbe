/** While a wire is under way: what to do, or why the node under the pointer does not take it; Escape or a press elsewhere lets go. */
import { useEffect } from "react";
import { useConnection, useStore, useStoreApi } from "reactflow";
import type { NodeId } from "../../core/network/network";
import { useApp, useSession } from "../context";

export function WireHint() {
  const target = useConnection((connection) => (connection.inProgress ? connection.toNode?.id : undefined));
  const isDrawn = useConnection((connection) => connection.inProgress);
  const connecting = useSession((state) => state.connecting);
  // Where the hand is, in the canvas's own pixels: a reason stands there, and not where nobody looks.
  const hand = useConnection(({ inProgress, to }) => (inProgress && to ? `${to.x} ${to.y}` : undefined));
  const [left, top, zoom] = useStore((state) => state.transform);
  const reason = target && target !== connecting?.node && connecting?.refusals.get(target as NodeId);
  useLettingGo(connecting !== undefined && !isDrawn);
  if (!connecting) return null;
  const [x, y] = hand?.split(" ").map(Number) ?? [];
  return (
    <div
      className={`wire-hint ${reason ? "refused" : ""}`}
      role="status"
      style={
        reason && x !== undefined && y !== undefined ? { left: x * zoom + left, top: y * zoom + top } : {}
      }
    >
      {reason || `${isDrawn ? "Drop on" : "Now press"} the dot of another node. Escape lets go.`}
    </div>
  );
}

/**
 * Escape ends a wire that was begun by a tap, and so does a press on anything but a dot; to move the canvas is no
 * press. React Flow itself ends a wire that is drawn.
 */
function useLettingGo(isBegun: boolean): void {
  const app = useApp();
  const flow = useStoreApi();
  useEffect(() => {
    if (!isBegun) return;
    const letGo = () => {
      flow.setState({ connectionClickStartHandle: null });
      app.session.getState().set({ connecting: undefined });
    };
    const onKeyDown = ({ key }: KeyboardEvent) => {
      if (key === "Escape") letGo();
    };
    const onClick = ({ target }: MouseEvent) => {
      if (!(target instanceof Element && target.closest(".react-flow__handle"))) letGo();
    };
    window.addEventListener("keydown", onKeyDown);
    // Before the page's own, which may end the event.
    window.addEventListener("click", onClick, { capture: true });
    return () => {
      window.removeEventListener("keydown", onKeyDown);
      window.removeEventListener("click", onClick, { capture: true });
    };
  }, [isBegun, app, flow]);
}
