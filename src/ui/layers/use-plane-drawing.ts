/** The draw function of a node's picture: made anew with every picture, network, theme and scale. */
import { useCallback, useRef } from "react";
import type { PictureScale } from "../../app/session/session-store";
import type { NodeId } from "../../core/network/network";
import type { Span } from "../../viz/kit/scale";
import { drawPlane } from "../../viz/plane/draw";
import type { Detail, PlaneView } from "../../viz/plane/input";
import { planeView } from "../../viz/plane/view-model";
import { useNetwork, useRun, useSession } from "../context";
import { usePictureTheme } from "../theme";
import { bestLinesOf } from "./meters/best-lines";
import { useLinearProbes } from "./meters/use-linear-probes";
import { planeInput } from "./plane-input";
import { useCloud } from "./use-cloud";

export interface PlaneDrawing {
  readonly node: NodeId;
  readonly detail: Detail;
  readonly scale: PictureScale;
  /** The picture's own name on the page, where it shows a million points when a person asks for them. */
  readonly cloud?: string | undefined;
  /** A last change to what is drawn, or a look at it; has to stay the same function. */
  readonly prepare?: (view: PlaneView) => PlaneView;
}

/**
 * A new function whenever what it would draw has changed; it leaves the canvas empty while there is no picture.
 */
export function usePlaneDrawing({ node, detail, scale, cloud: cloudKey, prepare }: PlaneDrawing) {
  const network = useNetwork();
  // There are many small views, and one looks at the large one.
  const picture = useRun((state) => (detail === "large" ? state.picture : state.overview));
  const data = useRun((state) => state.data);
  const theme = usePictureTheme();
  const showLine = useSession((state) => state.preferences.showLine);
  const linearProbes = useLinearProbes(showLine && detail === "large");
  const cloud = useCloud(cloudKey, node, detail, scale);
  const span = useRef<Span | undefined>(undefined);
  return useCallback(
    (context: CanvasRenderingContext2D, width: number, fullHeight: number) => {
      const height = Math.max(1, fullHeight - (cloud?.legendHeight ?? 0));
      const previous = span.current;
      const input = planeInput({ network, node, picture, data, width, height, detail, scale, previous });
      if (!input) return;
      const shown = picture?.nodes.get(node);
      const bestLines =
        shown && picture && bestLinesOf(linearProbes, node, { ...shown, shape: picture.shape });
      const bare = planeView({ ...input, bestLines });
      span.current = bare.span;
      const view = prepare ? prepare(bare) : bare;
      if (!cloud?.draw(context, view, theme)) drawPlane(context, view, theme);
    },
    [network, node, picture, data, theme, detail, scale, linearProbes, cloud, prepare],
  );
}
