/** Why two units are too few, in three small pictures. */
import { useCallback } from "react";
import type { Problem } from "../../core/compiler/problem";
import { drawObstruction } from "../../viz/obstruction/draw";
import {
  type ObstructionPanel,
  obstructionCaptions,
  obstructionPanels,
  obstructionView,
} from "../../viz/obstruction/view-model";
import { PictureCanvas } from "../kit/PictureCanvas";
import { usePictureTheme } from "../theme";
import "./obstruction.css";

type Obstruction = Extract<Problem, { tag: "topological-obstruction" }>;

export function ObstructionHint({ obstruction }: { readonly obstruction: Obstruction }) {
  // The pictures are of the plane in two units and in three; of more dimensions, and of one unit, there are none.
  if (obstruction.features !== 2 || obstruction.bottleneck !== undefined) return null;
  return (
    <div className="obstruction-hint">
      <div className="obstruction-panels">
        {obstructionPanels.map((panel) => (
          <Panel key={panel} panel={panel} obstruction={obstruction} />
        ))}
      </div>
    </div>
  );
}

/** One of the three pictures with its caption. */
function Panel({
  panel,
  obstruction,
}: {
  readonly panel: ObstructionPanel;
  readonly obstruction: Obstruction;
}) {
  const theme = usePictureTheme();
  const { inner, outer } = obstruction;
  const draw = useCallback(
    (context: CanvasRenderingContext2D, width: number, height: number) =>
      drawObstruction(context, obstructionView(panel, width, height), { inner, outer }, theme),
    [panel, inner, outer, theme],
  );
  return (
    <figure>
      <div className="frame small">
        <PictureCanvas label={obstructionCaptions[panel]} draw={draw} />
      </div>
      <figcaption aria-hidden>{obstructionCaptions[panel]}</figcaption>
    </figure>
  );
}
