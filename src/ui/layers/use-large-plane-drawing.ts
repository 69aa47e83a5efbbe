/** A layer's large picture: the plane with the best straight lines, or a million points of it, as a person wants. */
import { useMemo } from "react";
import type { PictureScale } from "../../app/session/preferences";
import type { NodeId } from "../../core/network/network";
import { around } from "../../viz/plane/around";
import { drawAround } from "../../viz/plane/draw-around";
import type { PlaneView } from "../../viz/plane/input";
import { useRun, useSession } from "../context";
import { bestLinesOf } from "./meters/best-lines";
import { useLinearProbes } from "./meters/use-linear-probes";
import { useCloud } from "./use-cloud";
import { usePlaneDrawing } from "./use-plane-drawing";

const largeAround = { view: around, draw: drawAround };

export interface LargePlaneDrawing {
  readonly node: NodeId;
  readonly scale: PictureScale;
  /** A look at what is drawn; has to stay the same function. */
  readonly prepare: (view: PlaneView) => PlaneView;
}

/** A new draw function whenever what it would draw has changed. */
export function useLargePlaneDrawing({ node, scale, prepare }: LargePlaneDrawing) {
  const picture = useRun((state) => state.picture);
  const showLine = useSession((state) => state.preferences.showLine);
  const linearProbes = useLinearProbes(showLine);
  const cloud = useCloud("large", node, "large", scale);
  const shown = picture?.nodes.get(node);
  const shape = picture?.shape;
  const bestLines = useMemo(
    () => (shown && shape ? bestLinesOf(linearProbes, node, { ...shown, shape }) : undefined),
    [shown, shape, linearProbes, node],
  );
  return usePlaneDrawing({ node, detail: "large", scale, cloud, bestLines, prepare, around: largeAround });
}
