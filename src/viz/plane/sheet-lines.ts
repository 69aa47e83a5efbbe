/** The sheet's lines as polylines of a picture: grouped by how they are stroked, cut where they leave it. */
import { MAJOR_EVERY, pointsPerLine, type SheetShape } from "../../core/math/sheet";
import { NO_CLASS } from "../kit/place-marks";
import { PolylinePen } from "../kit/polylines";
import { grow, type Rectangle, type ViewBox } from "../kit/scale";
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

interface Stroke {
  readonly style: LineStyle;
  readonly side: number | undefined;
  readonly pen: PolylinePen;
}

/**
 * The sheet's lines in CSS pixels, faint ones first.
 * A segment takes the side of the vertex it begins at: a line that changes side is split at that vertex. A
 * vertex that is not finite interrupts its line.
 */
export function sheetLines(input: SheetLinesInput): readonly LineGroup[] {
  const { shape, every } = input;
  const along = pointsPerLine(shape);
  const strokes = new Map<string, Stroke>();
  for (let family = 0; family < 2; family++) {
    for (let line = 0; line < shape.lines; line++) {
      const isBorder = line === 0 || line === shape.lines - 1;
      if (!isBorder && line % every !== 0) continue;
      const style = isBorder ? "border" : line % MAJOR_EVERY === 0 ? "major" : "minor";
      traceLine(input, (family * shape.lines + line) * along, along, style, strokes);
    }
  }
  const order: readonly LineStyle[] = ["minor", "major", "border"];
  return [...strokes.values()]
    .sort((a, b) => order.indexOf(a.style) - order.indexOf(b.style) || (a.side ?? -1) - (b.side ?? -1))
    .map(({ style, side, pen }) => ({ style, side, ...pen.finish() }))
    .filter(({ coordinates }) => coordinates.length > 0);
}

function traceLine(
  { sheet, side, view, closest }: SheetLinesInput,
  first: number,
  along: number,
  style: LineStyle,
  strokes: Map<string, Stroke>,
): void {
  const pixelX = (index: number) => view.originX + (sheet[2 * index] as number) * view.pixelsPerUnit;
  const pixelY = (index: number) => view.originY - (sheet[2 * index + 1] as number) * view.pixelsPerUnit;
  const last = first + along - 1;
  let from = first;
  let fromX = pixelX(first);
  let fromY = pixelY(first);
  for (let index = first + 1; index <= last; index++) {
    const x = pixelX(index);
    const y = pixelY(index);
    const sideHere = side?.[from];
    const isNear = Math.abs(x - fromX) + Math.abs(y - fromY) < closest;
    if (isNear && index < last && side?.[index] === sideHere) continue;
    penFor(strokes, style, sideHere, view.plot).segment(fromX, fromY, x, y);
    from = index;
    fromX = x;
    fromY = y;
  }
}

function penFor(
  strokes: Map<string, Stroke>,
  style: LineStyle,
  sideHere: number | undefined,
  plot: Rectangle,
): PolylinePen {
  const side = sideHere === undefined || sideHere === NO_CLASS ? undefined : sideHere;
  const key = `${style} ${side}`;
  const known = strokes.get(key);
  if (known) return known.pen;
  const pen = new PolylinePen(grow(plot, SLACK));
  strokes.set(key, { style, side, pen });
  return pen;
}
