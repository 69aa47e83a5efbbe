/** The draw function of a node's picture: made anew with every picture, network, theme and scale. */

import { type RefObject, useCallback, useRef } from "react";
import { isMoving } from "../../app/run/looking-back";
import type { PictureScale } from "../../app/session/preferences";
import type { NodeId } from "../../core/network/network";
import type { Span } from "../../viz/kit/scale";
import { type DrawAround, drawPlane } from "../../viz/plane/draw";
import type { Detail, PlaneInput, PlaneView } from "../../viz/plane/input";
import { type Around, planeView } from "../../viz/plane/view-model";
import { useApp, useFilm, useNetwork, useRun } from "../context";
import { usePictureTheme } from "../theme";
import { planeInput } from "./plane-input";
import type { ShownSheet } from "./pointed-place";
import type { CloudDrawing } from "./use-cloud";

export interface PlaneDrawing {
  readonly node: NodeId;
  readonly detail: Detail;
  readonly scale: PictureScale;
  /** A million points in place of the sheet, where a person asks for them (use-cloud.ts). */
  readonly cloud?: CloudDrawing | undefined;
  /** The straight lines that part the classes best, over a span (meters/best-lines.ts); has to stay the same function. */
  readonly bestLines?: PlaneInput["bestLines"];
  /** A last change to what is drawn, or a look at it; has to stay the same function. */
  readonly prepare?: (view: PlaneView) => PlaneView;
  /** What a picture larger than a thumbnail has beside the plane; has to stay the same. */
  readonly around?: { readonly view: Around; readonly draw: DrawAround };
  /** Told what the picture shows whenever it is drawn. */
  readonly shown?: RefObject<ShownSheet | undefined> | undefined;
}

/**
 * A new function whenever what it would draw has changed; it leaves the canvas empty while there is no picture.
 */
export function usePlaneDrawing(props: PlaneDrawing) {
  const { node, detail, scale, cloud, bestLines, prepare, shown, around } = props;
  const { view: viewAround, draw: drawAround } = around ?? {};
  const network = useNetwork();
  // There are many small views, and one looks at the large one.
  const picture = useRun((state) => (detail === "large" ? state.picture : state.overview));
  const data = useRun((state) => state.data);
  const isRunning = useRun(isMoving);
  const theme = usePictureTheme();
  const { store } = useApp().film;
  // The film is made anew with every picture: its directions are read when there is something to draw, and only a first
  // film or a person's own view is a reason to draw again.
  const views = useFilm(({ film, cameras }) => film && cameras);
  const span = useRef<Span | undefined>(undefined);
  return useCallback(
    (context: CanvasRenderingContext2D, width: number, fullHeight: number) => {
      const height = Math.max(1, fullHeight - (cloud?.legendHeight ?? 0));
      // While it trains a scale is kept for as long as it suits; at rest the same state is always the same picture.
      const previous = isRunning ? span.current : undefined;
      // A cloud is laid flat by the trainer, along its own axes.
      const film = views && !cloud ? store.getState().film : undefined;
      const parts = { network, node, picture, data, width, height, detail, scale, previous, film };
      const input = planeInput(parts);
      if (!input) return;
      const bare = planeView({ ...input, bestLines }, viewAround);
      span.current = bare.span;
      const view = prepare ? prepare(bare) : bare;
      if (shown) shown.current = { shape: input.shape, sheet: input.sheet, viewBox: view.viewBox };
      if (!cloud?.draw(context, view, theme)) drawPlane(context, view, theme, drawAround);
    },
    [
      network,
      node,
      picture,
      data,
      isRunning,
      theme,
      detail,
      scale,
      cloud,
      bestLines,
      prepare,
      shown,
      viewAround,
      drawAround,
      store,
      views,
    ],
  );
}
