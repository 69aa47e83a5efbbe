/** The draw function of a node's picture: made anew with every picture, network, theme and scale. */
import { useCallback, useRef } from "react";
import type { PictureScale } from "../../app/session-store";
import type { NodeId } from "../../core/network/network";
import type { Span } from "../../viz/kit/scale";
import { drawPlane } from "../../viz/plane/draw";
import type { Detail, PlaneView } from "../../viz/plane/input";
import { planeView } from "../../viz/plane/view-model";
import { useNetwork, useRun } from "../context";
import { usePictureTheme } from "../theme";
import { planeInput } from "./plane-input";

export interface PlaneDrawing {
  readonly node: NodeId;
  readonly detail: Detail;
  readonly scale: PictureScale;
  /** A last change to what is drawn, or a look at it; has to stay the same function. */
  readonly prepare?: (view: PlaneView) => PlaneView;
}

export function usePlaneDrawing({ node, detail, scale, prepare }: PlaneDrawing) {
  const network = useNetwork();
  const picture = useRun((state) => state.picture);
  const data = useRun((state) => state.data);
  const theme = usePictureTheme();
  const span = useRef<Span | undefined>(undefined);
  return useCallback(
    (context: CanvasRenderingContext2D, width: number, height: number) => {
      const previous = span.current;
      const input = planeInput({ network, node, picture, data, width, height, detail, scale, previous });
      if (!input) return;
      const view = planeView(input);
      span.current = view.span;
      drawPlane(context, prepare ? prepare(view) : view, theme);
    },
    [network, node, picture, data, theme, detail, scale, prepare],
  );
}
