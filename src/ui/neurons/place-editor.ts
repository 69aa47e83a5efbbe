/**
 * Where the field for a weight stands: under what it sets, over it where there is no room, always in sight; and to
 * its left, because what follows from it is to its right.
 */
import type { PicturePoint } from "../../viz/kit/points";

/** As the style sheet has them. */
const WIDTH = 276;
const HEIGHT = 132;
const GAP = 20;

/** @returns CSS pixels from the room's top left corner */
export function placeEditor(
  at: PicturePoint | undefined,
  room: { readonly width: number; readonly height: number },
): { readonly left: number; readonly top: number } {
  const [x, y] = at ?? [0, 0];
  const left = Math.max(4, Math.min(room.width - WIDTH - 4, x - WIDTH + GAP));
  const below = y + GAP;
  if (below + HEIGHT <= room.height || y - GAP - HEIGHT < 0) return { left, top: below };
  return { left, top: y - GAP - HEIGHT };
}
