/**
 * The place of the input plane that a pointer is at, on whatever picture: every other picture marks where it has gone.
 * Pictures link by the sheet's points, whose order is the same in every layer.
 */
import { nearestSheetPoint, type SheetShape, sheetPoints } from "../../core/math/sheet";
import { type PicturePoint, planePoint } from "../../viz/kit/points";
import { isInside, toPixel, type ViewBox } from "../../viz/kit/scale";

/** A sheet as a picture shows it. */
export interface ShownSheet {
  readonly shape: SheetShape;
  /** [sheetSize, 2] in plane units. */
  readonly sheet: Float32Array;
  readonly viewBox: ViewBox;
}

/** Pixels around the pointer in which a sheet's point is meant. */
const REACH = 26;

/** Where a place of the input plane is on a picture; undefined where it is not on it. */
export function onPicture(shown: ShownSheet, place: readonly [number, number]): PicturePoint | undefined {
  const { shape, sheet, viewBox } = shown;
  const at = 2 * nearestSheetPoint(shape, place);
  const [x = Number.NaN, y = Number.NaN] = [sheet[at], sheet[at + 1]];
  if (!Number.isFinite(x + y)) return undefined;
  const pixel = toPixel(viewBox, planePoint(x, y));
  return isInside(viewBox.plot, pixel) ? pixel : undefined;
}

/** Which place of the input plane lies under a place of the picture; undefined where the sheet is not near. */
export function underPointer(
  shown: ShownSheet,
  [px, py]: PicturePoint,
): readonly [number, number] | undefined {
  const { shape, sheet, viewBox } = shown;
  const { originX, originY, pixelsPerUnit } = viewBox;
  let nearest = -1;
  let least = REACH * REACH;
  for (let at = 0; at < sheet.length; at += 2) {
    const dx = originX + (sheet[at] as number) * pixelsPerUnit - px;
    const dy = originY - (sheet[at + 1] as number) * pixelsPerUnit - py;
    const distance = dx * dx + dy * dy;
    if (distance < least) {
      least = distance;
      nearest = at;
    }
  }
  if (nearest < 0) return undefined;
  const input = inputSheetOf(shape);
  return [input[nearest] as number, input[nearest + 1] as number];
}

let known: { readonly key: string; readonly points: Float32Array } | undefined;

/** The sheet before any layer. */
function inputSheetOf(shape: SheetShape): Float32Array {
  const key = JSON.stringify(shape);
  if (known?.key !== key) known = { key, points: sheetPoints(shape) };
  return known.points;
}
