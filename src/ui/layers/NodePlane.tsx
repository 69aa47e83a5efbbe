/** The plane as it is after one node, small: on the node itself and in the film strip. */
import { checkOf } from "../../app/network/check";
import type { PictureScale } from "../../app/session/session-store";
import { nodeOf } from "../../core/network/lookup";
import type { NodeId } from "../../core/network/network";
import type { PlaneView } from "../../viz/plane/input";
import { useNetwork, useRun, useSession } from "../context";
import { PictureCanvas } from "../kit/PictureCanvas";
import type { CloudDrawing } from "./use-cloud";
import { usePlaneDrawing } from "./use-plane-drawing";

export interface NodePlaneProps {
  readonly node: NodeId;
  /** Side in CSS pixels; the box decides where absent. */
  readonly size?: number;
  /** The canvas's own scale where absent. */
  readonly scale?: PictureScale;
  /** Where the share that a projection shows is written beside the picture instead of on it. */
  readonly withoutShare?: boolean;
  /** A million points in place of the sheet, where a person asks for them. */
  readonly cloud?: CloudDrawing | undefined;
}

export function NodePlane({ node, size, scale, withoutShare = false, cloud }: NodePlaneProps) {
  const network = useNetwork();
  const canvasScale = useSession((state) => state.preferences.nodeScale);
  const has = useRun((state) => state.overview?.nodes.has(node) ?? false);
  const draw = usePlaneDrawing({
    node,
    detail: "thumbnail",
    scale: scale ?? canvasScale,
    cloud,
    ...(withoutShare && { prepare: withoutShareLabel }),
  });
  const width = checkOf(network).shapes.get(node)?.[0];
  const isWide = useRun((state) => state.pictureRefusal !== undefined);
  const name = nodeOf(network, node)?.name ?? node;
  // An input that is no plane has no picture; how many numbers there are is what can be said.
  if (isWide && !has && width !== undefined) {
    return (
      <span className="no-plane" style={size === undefined ? undefined : { width: size, height: size }}>
        <b>{width.toLocaleString("en")}</b>
        {width === 1 ? "number" : "numbers"}
      </span>
    );
  }
  return (
    <PictureCanvas
      label={has ? `The plane after ${name}` : `No picture of ${name} yet`}
      draw={draw}
      {...(size !== undefined && { size })}
    />
  );
}

function withoutShareLabel(view: PlaneView): PlaneView {
  return { ...view, labels: view.labels.filter(({ text }) => text !== view.shareLabel) };
}
