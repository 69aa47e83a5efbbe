/** A million points of the plane as they are after one node, in place of its sheet: for those who ask for them. */
import type { NodeId } from "../../core/network/network";
import { useSession } from "../context";
import { PictureCanvas } from "../kit/PictureCanvas";
import { useCloud } from "./use-cloud";
import { usePlaneDrawing } from "./use-plane-drawing";

export interface NodeCloudProps {
  readonly node: NodeId;
  /** Side in CSS pixels. */
  readonly size: number;
  readonly label: string;
}

export function NodeCloud({ node, size, label }: NodeCloudProps) {
  const scale = useSession((state) => state.preferences.scale);
  const cloud = useCloud(`node ${node}`, node, "thumbnail", scale);
  return (
    <PictureCanvas
      label={label}
      draw={usePlaneDrawing({ node, detail: "thumbnail", scale, cloud })}
      size={size}
    />
  );
}
