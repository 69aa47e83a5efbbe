/** A canvas that draws one picture: sized by its box, redrawn when its draw function or its size changes. */
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { prepareCanvas } from "../../viz/kit/canvas";

export interface PictureCanvasProps {
  /** What the picture shows, for those who do not see it; empty where it stands beside words that say it. */
  readonly label: string;
  readonly draw: (context: CanvasRenderingContext2D, width: number, height: number) => void;
  readonly className?: string;
  /** A fixed size in CSS pixels; otherwise the box decides. */
  readonly size?: number;
  /** More device pixels than the screen has, for canvases that are zoomed by CSS. */
  readonly sharpness?: number;
}

export function PictureCanvas({ label, draw, className = "", size, sharpness = 1 }: PictureCanvasProps) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [measured, setMeasured] = useState({ width: 0, height: 0 });
  const width = size ?? measured.width;
  const height = size ?? measured.height;

  useLayoutEffect(() => {
    if (size !== undefined || !box.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width: w, height: h } = entry.contentRect;
      setMeasured({ width: Math.floor(w), height: Math.floor(h) });
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [size]);

  useEffect(() => {
    if (!canvas.current || width < 1 || height < 1) return;
    const context = prepareCanvas(canvas.current, width, height, window.devicePixelRatio * sharpness);
    if (context) draw(context, width, height);
  }, [draw, width, height, sharpness]);

  return (
    <div
      ref={box}
      className={`picture ${className}`}
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
    >
      <canvas ref={canvas} aria-hidden />
    </div>
  );
}
