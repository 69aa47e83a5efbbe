/** What a hand on the picture means: where it drags a unit's axis. */
import { type PicturePoint, picturePoint } from "../kit/points";
import { AXIS_LENGTH, type FilmView } from "./input";

/**
 * A place of the picture as core/film/camera's `dragAxis` wants it: from where the axes begin, in units of an axis's
 * own length, y upwards.
 */
export function axisPlace(
  { viewBox, guides }: Pick<FilmView, "viewBox" | "guides">,
  [x, y]: PicturePoint,
): readonly [number, number] {
  const { plot, originX, originY } = viewBox;
  const length = AXIS_LENGTH * Math.min(plot.width, plot.height);
  const begin = guides.find(({ role }) => role === "unit")?.points[0] ?? picturePoint(originX, originY);
  return [(x - begin[0]) / length, (begin[1] - y) / length];
}
