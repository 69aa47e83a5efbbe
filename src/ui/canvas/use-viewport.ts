/** What the canvas shows: the whole network when it is opened, until a person moves the view. */
import { useCallback, useEffect, useRef } from "react";
import { useReactFlow, useStore } from "reactflow";
import type { Network } from "../../core/network/network";
import { useApp, useNetworkState } from "../context";

/** Room for the palette above the nodes and for the overview and the nodes' problems below. */
const fitOptions = {
  padding: { top: "56px", right: "20px", bottom: "72px", left: "20px" },
  maxZoom: 1.25,
  duration: 0,
} as const;
/** Below this zoom nothing on a node can be read: a network that needs it is shown from its beginning instead. */
const READABLE_ZOOM = 0.45;

/** Fits the network when it is opened and when the canvas changes its size, until a person moves the view. */
export function useViewport(network: Network) {
  const app = useApp();
  const { fitView, zoomTo, zoomIn, zoomOut, getNodesBounds, setViewport, getZoom } = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const moved = useRef(false);
  const fit = useCallback(
    async (readable: boolean) => {
      await fitView(fitOptions);
      const nodes = network.nodes.map((node) => node.id);
      if (!readable || nodes.length === 0 || getZoom() >= READABLE_ZOOM) return;
      const bounds = getNodesBounds(nodes);
      const zoom = 0.8;
      await setViewport({ x: 16 - bounds.x * zoom, y: 72 - bounds.y * zoom, zoom });
    },
    [fitView, getNodesBounds, setViewport, getZoom, network],
  );
  const latestFit = useRef(fit);
  latestFit.current = fit;

  useEffect(
    () =>
      app.viewport.offer({
        fit: () => {
          moved.current = false;
          void latestFit.current(false);
        },
        actualSize: () => void zoomTo(1),
        zoomIn: () => void zoomIn(),
        zoomOut: () => void zoomOut(),
      }),
    [app, zoomTo, zoomIn, zoomOut],
  );

  // Another network, not another edit of this one.
  const opened = useNetworkState((state) => state.opened);
  useEffect(() => {
    if (opened >= 0) moved.current = false;
  }, [opened]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another network is a reason to fit, like another size
  useEffect(() => {
    if (moved.current || width === 0 || height === 0) return;
    const frame = requestAnimationFrame(() => void latestFit.current(true));
    return () => cancelAnimationFrame(frame);
  }, [opened, width, height]);

  return {
    moved: () => {
      moved.current = true;
    },
  };
}
