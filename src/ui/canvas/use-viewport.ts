/** What the canvas shows: the whole network when it is opened, until a person moves the view. */
import { useCallback, useEffect, useMemo, useRef } from "react";
import { getViewportForBounds, useReactFlow, useStore } from "reactflow";
import { settleRows } from "../../app/network/rows";
import { areaOf } from "../../core/graph/places";
import type { Network } from "../../core/network/network";
import { useApp, useNetworkState } from "../context";
import { usePageWidth } from "../media";

/** Room around the network. Where the page is narrower than wide the palette lies over the canvas. */
const PADDING = { top: "6px", right: "16px", bottom: "8px", left: "16px" } as const;
const BELOW_PALETTE = 56;
const LARGEST_ZOOM = 1.25;
/** Below this zoom nothing on a node can be read: a network that needs it is shown from its beginning instead. */
const READABLE_ZOOM = 0.45;
const BEGINNING = 0.8;
/** The smallest zoom that a hand may choose, but where the whole network needs a smaller one. */
const SMALLEST_ZOOM = 0.1;

/** Fits the network when it is opened and when the canvas changes its size, until a person moves the view. */
export function useViewport(network: Network) {
  const app = useApp();
  const { zoomTo, zoomIn, zoomOut, setViewport, getViewport } = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const moved = useRef(false);
  const hold = useCallback(() => {
    moved.current = true;
  }, []);
  const isWide = usePageWidth() === "wide";
  const top = isWide ? PADDING.top : (`${BELOW_PALETTE}px` as const);
  const area = useMemo(() => areaOf(network), [network]);
  const whole = area && getViewportForBounds(area, width, height, 0, LARGEST_ZOOM, { ...PADDING, top });
  const fit = (readable: boolean) => {
    // An empty canvas begins at the size that nodes have, and stays under the hand that puts the first one there.
    if (!area || !whole) return void setViewport({ x: 0, y: 0, zoom: 1 });
    const isReadable = !readable || whole.zoom >= READABLE_ZOOM;
    const beginning = Number.parseFloat(top) + 8 - area.y * BEGINNING;
    void setViewport(isReadable ? whole : { x: 16 - area.x * BEGINNING, y: beginning, zoom: BEGINNING });
  };
  const latestFit = useRef(fit);
  latestFit.current = fit;
  const room = useRef({ width, height });
  room.current = { width, height };

  useEffect(
    () =>
      app.viewport.offer({
        fit: () => {
          moved.current = false;
          latestFit.current(false);
        },
        actualSize: () => void zoomTo(1),
        zoomIn: () => void zoomIn(),
        zoomOut: () => void zoomOut(),
        room: () => room.current,
        hold,
        isHeld: () => moved.current,
      }),
    [app, zoomTo, zoomIn, zoomOut, hold],
  );

  // Another network, not another edit of this one.
  const opened = useNetworkState((state) => state.opened);
  useEffect(() => {
    if (opened >= 0) moved.current = false;
  }, [opened]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another network is a reason to fit, like another size
  useEffect(() => {
    if (moved.current || width === 0 || height === 0) return;
    // Where nobody has placed a node by hand, the rows are those that show it largest here.
    let frame = 0;
    let isOver = false;
    const isWanted = () => !isOver && !moved.current;
    const fitNext = () => {
      cancelAnimationFrame(frame);
      if (isWanted()) frame = requestAnimationFrame(() => latestFit.current(true));
    };
    void settleRows(app.network, { width, height }, isWanted).then(fitNext, () => undefined);
    fitNext();
    return () => {
      isOver = true;
      cancelAnimationFrame(frame);
    };
  }, [opened, width, height]);

  // A node that was added beside the view is brought into it; one that is in view leaves everything where it is.
  const count = network.nodes.length;
  const latestArea = useRef(area);
  latestArea.current = area;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another number of nodes is a reason
  useEffect(() => {
    const whole = latestArea.current;
    if (moved.current || !whole) return;
    const { x, y, zoom } = getViewport();
    const [left, top] = [whole.x * zoom + x, whole.y * zoom + y];
    const isInView =
      left >= 0 && top >= 0 && left + whole.width * zoom <= width && top + whole.height * zoom <= height;
    if (!isInView) latestFit.current(true);
  }, [count]);

  return {
    smallestZoom: Math.min(SMALLEST_ZOOM, whole && width > 0 ? whole.zoom : SMALLEST_ZOOM),
    hold,
  };
}
