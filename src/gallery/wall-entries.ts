/** The topology wall's three panels. */
import { drawWall } from "../viz/wall/draw";
import { wallCaptions, wallPanels, wallView } from "../viz/wall/view-model";
import type { GalleryEntry } from "./entry";

export const wallEntries: readonly GalleryEntry[] = [120, 220].flatMap((side) =>
  wallPanels.map((panel) => ({
    id: `wall-${panel}-${side}`,
    title: wallCaptions[panel],
    width: side,
    height: side,
    draw: (context, theme) => {
      context.fillStyle = theme.ground;
      context.fillRect(0, 0, side, side);
      drawWall(context, wallView(panel, side, side), { inner: 0, outer: 1 }, theme);
    },
  })),
);
