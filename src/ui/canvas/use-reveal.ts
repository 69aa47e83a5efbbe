/**
 * Brings a node into view where it is not: the canvas moves no further than it has to, and keeps its zoom. Where nobody has
 * moved it, it shows the whole network anyway (use-viewport.ts).
 */
import { useCallback } from "react";
import { useReactFlow, useStoreApi } from "reactflow";
import { NODE_SIZE } from "../../core/graph/node-size";
import { nodeOf } from "../../core/network/lookup";
import type { NodeId } from "../../core/network/network";
import { useApp } from "../context";
import { usePageWidth } from "../media";

/** Pixels that stay free around it; where the page is narrower than wide the palette lies above. */
const ROOM = { left: 24, right: 24, top: 8, bottom: 8 } as const;
const BELOW_PALETTE = 64;

export function useReveal(): (node: NodeId | undefined) => void {
  const app = useApp();
  const { getViewport, setViewport } = useReactFlow();
  const flow = useStoreApi();
  const isWide = usePageWidth() === "wide";
  return useCallback(
    (id) => {
      const viewport = app.viewport.present();
      if (!viewport?.isHeld()) return;
      const node = nodeOf(app.network.getState().history.present, id);
      if (!node) return;
      const { width, height } = flow.getState();
      const { x, y, zoom } = getViewport();
      const left = x + node.position.x * zoom;
      const top = y + node.position.y * zoom;
      const across = into(left, NODE_SIZE.width * zoom, ROOM.left, width - ROOM.right);
      const down = into(
        top,
        NODE_SIZE.height * zoom,
        isWide ? ROOM.top : BELOW_PALETTE,
        height - ROOM.bottom,
      );
      if (across === 0 && down === 0) return;
      void setViewport({ x: x + across, y: y + down, zoom });
    },
    [app, flow, getViewport, setViewport, isWide],
  );
}

/** How far a stretch has to move to lie between two bounds; its beginning counts where it is too long. */
function into(start: number, length: number, from: number, to: number): number {
  const tooFar = Math.min(0, to - start - length);
  return Math.max(from - start, tooFar);
}
