/** The area meter beside a picture: the sentence, and the legend of the colours that lie on the sheet. */
import { useCallback } from "react";
import { drawAreaLegend } from "../../../viz/area/draw";
import { areaLegend } from "../../../viz/area/legend";
import { PictureCanvas } from "../../kit/PictureCanvas";
import { usePictureTheme } from "../../theme";
import type { NodeAreas } from "./node-areas";

export interface AreaMeterProps {
  /** From useNodeAreas. */
  readonly areas: NodeAreas | undefined;
}

export function AreaMeter({ areas }: AreaMeterProps) {
  const theme = usePictureTheme();
  const title = areas?.base === "before" ? "area after ÷ before this layer" : "area here ÷ at the input";
  const draw = useCallback(
    (context: CanvasRenderingContext2D, width: number) =>
      drawAreaLegend(context, areaLegend({ left: 1, top: 1, width: width - 2, title }), {
        ...theme,
        ground: theme.panel,
      }),
    [theme, title],
  );
  return (
    <div className="area-meter">
      <p className="sentence">
        {areas?.sentence ?? "Areas are measured of planes, up to 64 units: of this layer there are none."}
      </p>
      {areas && (
        <PictureCanvas
          label="Legend: ochre where a cell has grown, dark blue-green where it has shrunk, hatched where it faces away, grey where no area is left"
          draw={draw}
          className="area-legend"
        />
      )}
    </div>
  );
}
