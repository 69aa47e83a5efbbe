/** The sheet's faces as filled shapes: front and back. */
import { pointsPerLine, type SheetShape } from "../../core/math/sheet";
import type { ViewBox } from "../kit/scale";
import type { FaceGroup } from "./input";

/** Coordinates beyond this are held here: far outside any picture, but not beyond what a canvas can count. */
const FURTHEST = 1e6;

export interface FacesInput {
  /** [sheetSize, 2] */
  readonly sheet: Float32Array;
  readonly shape: SheetShape;
  readonly facing: Int8Array;
  readonly view: ViewBox;
}

/** Front and back, one group each. */
export function sheetFaces(input: FacesInput): readonly FaceGroup[] {
  const { facing } = input;
  const first = facing[0] ?? 0;
  // Where no cell differs the border goes round all of them as often as they lie over a place: it alone is enough.
  if (first !== 0 && facing.every((face) => face === first)) {
    const group = startGroup(first > 0 ? "front" : "back");
    addBorder(input, group);
    return [finish(group)];
  }
  return [
    cellsWhere(input, "front", (cell) => facing[cell] === 1),
    cellsWhere(input, "back", (cell) => facing[cell] === -1),
  ].filter(({ starts }) => starts.length > 0);
}

interface OpenGroup {
  readonly face: FaceGroup["face"];
  readonly coordinates: number[];
  readonly starts: number[];
}

function startGroup(face: FaceGroup["face"]): OpenGroup {
  return { face, coordinates: [], starts: [] };
}

function finish({ face, coordinates, starts }: OpenGroup): FaceGroup {
  return { face, coordinates: Float32Array.from(coordinates), starts: Uint32Array.from(starts) };
}

/** Neighbouring cells of a row that belong together are one polygon. */
function cellsWhere(
  input: FacesInput,
  face: FaceGroup["face"],
  belongs: (cell: number) => boolean,
): FaceGroup {
  const { shape } = input;
  const { lines, refine } = shape;
  const along = pointsPerLine(shape);
  const verticals = lines * along;
  const group = startGroup(face);
  const cells = lines - 1;
  for (let row = 0; row < cells; row++) {
    for (let column = 0; column < cells; column++) {
      if (!belongs(row * cells + column)) continue;
      const from = column;
      while (column + 1 < cells && belongs(row * cells + column + 1)) column++;
      const to = column + 1;
      group.starts.push(group.coordinates.length / 2);
      // Along the lower line, up the right one, back along the upper one, down the left one.
      for (let at = from * refine; at < to * refine; at++) add(input, group, row * along + at);
      for (let step = 0; step < refine; step++)
        add(input, group, verticals + to * along + row * refine + step);
      for (let at = to * refine; at > from * refine; at--) add(input, group, (row + 1) * along + at);
      for (let step = refine; step > 0; step--)
        add(input, group, verticals + from * along + row * refine + step);
    }
  }
  return finish(group);
}

function addBorder(input: FacesInput, group: OpenGroup): void {
  const { shape } = input;
  const along = pointsPerLine(shape);
  const last = along - 1;
  const lines = shape.lines - 1;
  const verticals = shape.lines * along;
  group.starts.push(0);
  for (let at = 0; at < last; at++) add(input, group, at);
  for (let at = 0; at < last; at++) add(input, group, verticals + lines * along + at);
  for (let at = last; at > 0; at--) add(input, group, lines * along + at);
  for (let at = last; at > 0; at--) add(input, group, verticals + at);
}

function add({ sheet, view }: FacesInput, { coordinates }: OpenGroup, point: number): void {
  const x = view.originX + (sheet[2 * point] as number) * view.pixelsPerUnit;
  const y = view.originY - (sheet[2 * point + 1] as number) * view.pixelsPerUnit;
  coordinates.push(Math.min(FURTHEST, Math.max(-FURTHEST, x)), Math.min(FURTHEST, Math.max(-FURTHEST, y)));
}
