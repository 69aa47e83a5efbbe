/** The classes that small pictures of the plane show, by colour and shape. */
import { useCallback, useMemo, useRef } from "react";
import { drawLegend } from "../../viz/kit/draw-legend";
import { classEntries, layOutLegend } from "../../viz/kit/legend";
import { PictureCanvas } from "../kit/PictureCanvas";
import { useSize } from "../kit/use-size";
import { usePictureTheme } from "../theme";

export function ClassLegend({ classes }: { readonly classes: readonly string[] }) {
  const theme = usePictureTheme();
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const legend = useMemo(
    () => layOutLegend(classEntries(classes, new Map(), false), width),
    [classes, width],
  );
  const draw = useCallback(
    (context: CanvasRenderingContext2D) => drawLegend(context, legend, { left: 0, top: 0 }, theme),
    [legend, theme],
  );
  return (
    <div ref={box} style={{ height: legend.height }}>
      <PictureCanvas label={`Classes by colour: ${classes.join(", ")}`} draw={draw} />
    </div>
  );
}
