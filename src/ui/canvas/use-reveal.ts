/** Brings nodes into view where they are not: the canvas moves no further than it has to, and keeps its zoom where they fit. */
import { useCallback, useEffect } from "react";
import { useReactFlow, useStoreApi } from "reactflow";
import type { Reveal } from "../../app/session/canvas-viewport";
import { areaOf } from "../../core/graph/places";
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
    (asked, isRead = false) => {
      const ids = typeof asked === "string" ? [asked] : (asked ?? []);
      const { present } = app.network.getState().history;
      const area = areaOf({ nodes: ids.flatMap((id) => nodeOf(present, id) ?? []) });
      if (!area) return;
      const { width, height } = flow.getState();
      const { x, y, zoom } = getViewport();
      const above = isWide ? ROOM.top : BELOW_PALETTE;
      const largest = Math.min(
        (width - ROOM.left - ROOM.right) / area.width,
        (height - above - ROOM.bottom) / area.height,
      );
      const isTooLarge = ids.length > 1 && largest < zoom;
      if (isTooLarge || (isRead && zoom < READABLE_ZOOM)) {
        app.viewport.present()?.hold();
        const next = isTooLarge ? largest : READING_ZOOM;
        void setViewport({
          x: width / 2 - (area.x + area.width / 2) * next,
          y: (above + height - ROOM.bottom) / 2 - (area.y + area.height / 2) * next,
          zoom: next,
        });
        return;
      }
      const left = x + area.x * zoom;
      const top = y + area.y * zoom;
      const across = into(left, area.width * zoom, ROOM.left, width - ROOM.right);
      const down = into(top, area.height * zoom, above, height - ROOM.bottom);
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
