/** The topology wall's three panels. */
import { drawObstruction } from "../viz/obstruction/draw";
import { obstructionCaptions, obstructionPanels, obstructionView } from "../viz/obstruction/view-model";
import type { GalleryEntry } from "./entry";

export const obstructionEntries: readonly GalleryEntry[] = [120, 220].flatMap((side) =>
  obstructionPanels.map((panel) => ({
    id: `wall-${panel}-${side}`,
    title: obstructionCaptions[panel],
    width: side,
    height: side,
    draw: (context, theme) => {
      context.fillStyle = theme.ground;
      context.fillRect(0, 0, side, side);
      drawObstruction(context, obstructionView(panel, side, side), { inner: 0, outer: 1 }, theme);
    },
  })),
);
