/** On a node of a network that has no plane: its kind's own picture, or how many numbers leave it; on hover, what is seen. */
import { useCallback } from "react";
import type { NodeId } from "../../../core/network/network";
import { PictureCanvas } from "../../kit/PictureCanvas";
import { usePictureTheme } from "../../theme";
import { PictureWords } from "../PictureWords";
import { useWidePicture } from "./use-wide-picture";
import "./wide.css";

export interface WidePictureProps {
  readonly node: NodeId;
  /** Side in CSS pixels. */
  readonly size: number;
}

export function WidePicture({ node, size }: WidePictureProps) {
  const theme = usePictureTheme();
  const { picture, width, why } = useWidePicture(node);
  const draw = useCallback(
    (context: CanvasRenderingContext2D, side: number) => picture?.draw(context, side, theme),
    [picture, theme],
  );
  if (picture) {
    return (
      <>
        <PictureCanvas label={picture.words} draw={draw} size={size} />
        <PictureWords words={[picture.words]} />
      </>
    );
  }
  if (width === undefined) return null;
  return (
    <span className="no-plane" title={why}>
      <b>{width.toLocaleString("en")}</b>
      {width === 1 ? "number" : "numbers"}
    </span>
  );
}
