/** On a node of a network that has no plane: its kind's own picture, or how many numbers leave it; on hover, what is seen. */
import { useCallback, useMemo } from "react";
import type { NodeId } from "../../../core/network/network";
import { hasKernel } from "../../../core/nodes";
import { useRun } from "../../context";
import { PictureCanvas } from "../../kit/PictureCanvas";
import { usePictureTheme } from "../../theme";
import { PictureWords } from "../PictureWords";
import { kindPicture } from "./kind-pictures";
import { useWideNode } from "./use-wide-node";
import "./wide.css";

export interface WidePictureProps {
  readonly node: NodeId;
  /** Side in CSS pixels. */
  readonly size: number;
}

export function WidePicture({ node: id, size }: WidePictureProps) {
  const theme = usePictureTheme();
  const { node, width, isOld } = useWideNode(id);
  const dataRefusal = useRun((state) => state.dataRefusal);
  const picture = useMemo(() => node && kindPicture(node), [node]);
  const draw = useCallback(
    (context: CanvasRenderingContext2D, side: number) => picture?.draw(context, side, theme),
    [picture, theme],
  );
  const isOfBefore = isOld && node?.weights !== undefined;
  if (picture) {
    const words = isOfBefore
      ? `${picture.words} They are those of before the run went on: as many are read when it stands still.`
      : picture.words;
    return (
      <>
        <PictureCanvas label={words} draw={draw} size={size} />
        <PictureWords words={[words]} />
      </>
    );
  }
  if (width === undefined) return null;
  const withoutWeights =
    node && hasKernel(node)
      ? "Weights are shown while the run stands still, up to five million of them."
      : undefined;
  const why = dataRefusal ?? withoutWeights;
  return (
    <span className="no-plane" title={why}>
      <b>{width.toLocaleString("en")}</b>
      {width === 1 ? "number" : "numbers"}
    </span>
  );
}
