/** The sheet's lines as polylines of a picture: grouped by how they are stroked, cut where they leave it. */
import { MAJOR_EVERY, pointsPerLine, type SheetShape } from "../../core/math/sheet";
import { clipSegment } from "../kit/clip";
import { NO_CLASS } from "../kit/place-marks";
import type { Rectangle, ViewBox } from "../kit/scale";
import type { LineGroup, LineStyle } from "./input";

export interface SheetLinesInput {
  readonly sheet: Float32Array;
  readonly shape: SheetShape;
  readonly side?: Uint8Array | undefined;
  readonly view: ViewBox;
  /** Draw every how many lines: 1 for all. */
  readonly every: number;
  /** Vertices closer together than this, in pixels, are left out. */
  readonly closest: number;
}

/** Lines are cut a little beyond the plot, so that a cut end never shows. */
const SLACK = 8;

interface Pen {
  readonly style: LineStyle;
  readonly side: number | undefined;
  readonly coordinates: number[];
  readonly starts: number[];
}

/**
 * A segment takes the side of the vertex it begins at: a line that changes side is split at that vertex. A
 * vertex that is not finite interrupts its line.
 */
export function sheetLines(input: SheetLinesInput): readonly LineGroup[] {
  const { shape, every } = input;
  const along = pointsPerLine(shape);
  const pens = new Map<string, Pen>();
  for (let family = 0; family < 2; family++) {
    for (let line = 0; line < shape.lines; line++) {
      const isBorder = line === 0 || line === shape.lines - 1;
      if (!isBorder && line % every !== 0) continue;
      const style = isBorder ? "border" : line % MAJOR_EVERY === 0 ? "major" : "minor";
      traceLine(input, (family * shape.lines + line) * along, along, style, pens);
    }
  }
  const order: readonly LineStyle[] = ["minor", "major", "border"];
  return [...pens.values()]
    .sort((a, b) => order.indexOf(a.style) - order.indexOf(b.style) || (a.side ?? -1) - (b.side ?? -1))
    .map(({ style, side, coordinates, starts }) => ({
      style,
      side,
      coordinates: Float32Array.from(coordinates),
      starts: Uint32Array.from(starts),
    }));
}

function traceLine(
  { sheet, side, view, closest }: SheetLinesInput,
  first: number,
  along: number,
  style: LineStyle,
  pens: Map<string, Pen>,
): void {
  const box = grow(view.plot, SLACK);
  const cut = new Float64Array(4);
  const pixelX = (index: number) => view.originX + (sheet[2 * index] as number) * view.pixelsPerUnit;
  const pixelY = (index: number) => view.originY - (sheet[2 * index + 1] as number) * view.pixelsPerUnit;
  const last = first + along - 1;
  // Where the pen of the segment before stands, if that segment ended uncut at `from`.
  let standing: Pen | undefined;
  let from = first;
  let fromX = pixelX(first);
  let fromY = pixelY(first);
  for (let index = first + 1; index <= last; index++) {
    const x = pixelX(index);
    const y = pixelY(index);
    const sideHere = side?.[from];
    const isNear = Math.abs(x - fromX) + Math.abs(y - fromY) < closest;
    if (isNear && index < last && side?.[index] === sideHere) continue;
    if (!Number.isFinite(fromX + fromY + x + y) || !clipSegment(box, fromX, fromY, x, y, cut)) {
      standing = undefined;
    } else {
      const pen = penFor(pens, style, sideHere);
      const [ax, ay, bx, by] = cut as unknown as [number, number, number, number];
      if (standing !== pen || ax !== fromX || ay !== fromY) {
        pen.starts.push(pen.coordinates.length / 2);
        pen.coordinates.push(ax, ay);
      }
      pen.coordinates.push(bx, by);
      standing = bx === x && by === y ? pen : undefined;
    }
    from = index;
    fromX = x;
    fromY = y;
  }
}

function penFor(pens: Map<string, Pen>, style: LineStyle, sideHere: number | undefined): Pen {
  const side = sideHere === undefined || sideHere === NO_CLASS ? undefined : sideHere;
  const key = `${style} ${side}`;
  const known = pens.get(key);
  if (known) return known;
  const pen: Pen = { style, side, coordinates: [], starts: [] };
  pens.set(key, pen);
  return pen;
}

function grow({ left, top, width, height }: Rectangle, by: number): Rectangle {
  return { left: left - by, top: top - by, width: width + 2 * by, height: height + 2 * by };
}
