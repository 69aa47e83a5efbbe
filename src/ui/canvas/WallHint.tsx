/** Why two units are too few, in three small pictures, and the way out in one press. */
import { useCallback } from "react";
import type { Problem } from "../../core/compiler/problem";
import { drawWall } from "../../viz/wall/draw";
import { type WallPanel, wallCaptions, wallPanels, wallView } from "../../viz/wall/view-model";
import { CommandButton } from "../kit/Button";
import { PictureCanvas } from "../kit/PictureCanvas";
import { usePictureTheme } from "../theme";

type Wall = Extract<Problem, { tag: "topology-wall" }>;

export function WallHint({ wall }: { readonly wall: Wall }) {
  return (
    <div className="wall-hint">
      {/* The pictures are of the plane; of more dimensions there are none. */}
      {wall.features === 2 && (
        <div className="wall-panels">
          {wallPanels.map((panel) => (
            <Panel key={panel} panel={panel} wall={wall} />
          ))}
        </div>
      )}
      {wall.units !== undefined && <CommandButton id="lift" look="small" />}
    </div>
  );
}

function Panel({ panel, wall }: { readonly panel: WallPanel; readonly wall: Wall }) {
  const theme = usePictureTheme();
  const { inner, outer } = wall;
  const draw = useCallback(
    (context: CanvasRenderingContext2D, width: number, height: number) =>
      drawWall(context, wallView(panel, width, height), { inner, outer }, theme),
    [panel, inner, outer, theme],
  );
  return (
    <figure>
      <PictureCanvas label={wallCaptions[panel]} draw={draw} />
      <figcaption aria-hidden>{wallCaptions[panel]}</figcaption>
    </figure>
  );
}
