/** Brings a node into view where it is not: the canvas moves no further than it has to, and keeps its zoom. */
import { useCallback, useEffect } from "react";
import { useReactFlow, useStoreApi } from "reactflow";
import type { Reveal } from "../../app/session/canvas-viewport";
import { NODE_SIZE } from "../../core/graph/node-size";
import { nodeOf } from "../../core/network/lookup";
import { useApp } from "../context";
import { usePageWidth } from "../media";

/** Pixels that stay free around it; where the page is narrower than wide the palette lies above. */
const ROOM = { left: 24, right: 24, top: 8, bottom: 8 } as const;
const BELOW_PALETTE = 64;
/** Below the first nothing on a node can be read; then the view comes as near as the second. */
const READABLE_ZOOM = 0.45;
const READING_ZOOM = 0.8;

function useReveal(): Reveal {
  const app = useApp();
  const { getViewport, setViewport } = useReactFlow();
  const flow = useStoreApi();
  const isWide = usePageWidth() === "wide";
  return useCallback(
    (id, isRead = false) => {
      const node = nodeOf(app.network.getState().history.present, id);
      if (!node) return;
      const { width, height } = flow.getState();
      const { x, y, zoom } = getViewport();
      if (isRead && zoom < READABLE_ZOOM) {
        app.viewport.present()?.hold();
        const middle = {
          x: node.position.x + NODE_SIZE.width / 2,
          y: node.position.y + NODE_SIZE.height / 2,
        };
        void setViewport({
          x: width / 2 - middle.x * READING_ZOOM,
          y: height / 2 - middle.y * READING_ZOOM,
          zoom: READING_ZOOM,
        });
        return;
      }
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
      app.viewport.present()?.hold();
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

/** Lets commands and lists beside the canvas do so too. */
export function useOfferedReveal(): void {
  const app = useApp();
  const reveal = useReveal();
  useEffect(() => app.viewport.offerReveal(reveal), [app, reveal]);
}
