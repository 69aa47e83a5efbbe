/** A canvas that draws one picture: sized by its box, redrawn when its draw function or its size changes. */
import { useEffect, useRef } from "react";
import { prepareCanvas } from "../../viz/kit/canvas";
import { drawInTurn } from "./draw-in-turn";
import { useSize } from "./use-size";

export interface PictureCanvasProps {
  /** What the picture shows, for those who do not see it; empty where it stands beside words that say it. */
  readonly label: string;
  readonly draw: (context: CanvasRenderingContext2D, width: number, height: number) => void;
  /** A fixed size in CSS pixels; otherwise the box decides. */
  readonly size?: number;
}

export function PictureCanvas({ label, draw, size }: PictureCanvasProps) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const hasDrawn = useRef(false);
  const measured = useSize(box, size === undefined);
  const width = size ?? measured.width;
  const height = size ?? measured.height;

  useEffect(() => {
    if (width < 1 || height < 1) return;
    return drawInTurn(() => {
      if (!canvas.current) return;
      hasDrawn.current = true;
      // What is enlarged for a room has as many more pixels.
      const scale = window.devicePixelRatio * (canvas.current.currentCSSZoom ?? 1);
      const context = prepareCanvas(canvas.current, width, height, scale);
      if (context) draw(context, width, height);
    }, !hasDrawn.current);
  }, [draw, width, height]);

  return (
    <div
      ref={box}
      className="picture"
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
    >
      <canvas ref={canvas} aria-hidden />
    </div>
  );
}
