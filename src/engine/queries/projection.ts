/** How a node's values become points of a picture: two units as they are, wider nodes along their principal axes. */
import { alignAxes, type PrincipalAxes, principalAxes, projectPoints } from "../../core/math/pca";
import { atCrossings, type SheetShape } from "../../core/math/sheet";
import type { NodeId } from "../../core/network/network";
import type { Run } from "../training/run";
import { probeAll } from "./probe";

/** The most values (points × units) that a node's principal axes are computed from. */
const MAX_VALUES = 250_000;

export type Projection =
  /** Two units: as they are. */
  | { readonly kind: "plane" }
  /** One unit: on the horizontal axis. */
  | { readonly kind: "line" }
  /** More: the two leading principal axes of the sheet at that node, [2, width] row-major, through its mean. */
  | {
      readonly kind: "principal";
      /** Share of the sheet's spread that the two axes show, 0 to 1. */
      readonly share: number;
      readonly axes: Float32Array;
      readonly mean: Float32Array;
    };

/**
 * How each node is laid flat; wide ones by the principal axes of the sheet, kept close to the last picture's.
 * @param sheet [sheetSize, 2]: the points of the shape
 * @param widths the units of the nodes asked for
 * @throws Replaced
 */
export async function projectionsOf(
  run: Run,
  shape: SheetShape,
  sheet: Float32Array,
  widths: ReadonlyMap<NodeId, number>,
): Promise<ReadonlyMap<NodeId, Projection>> {
  const projections = new Map<NodeId, Projection>();
  for (const [id, width] of widths) {
    if (width <= 2) projections.set(id, { kind: width === 2 ? "plane" : "line" });
  }
  const wide = [...widths.keys()].filter((id) => !projections.has(id));
  if (wide.length === 0) return projections;
  const all = await probeAll(run, atCrossings(shape, sheet, 2), wide);
  for (const [id, values] of all) {
    await run.breathe();
    const width = widths.get(id) ?? 0;
    const before = run.axes.get(id);
    const found = principalAxes(thinned(values, width, shape.lines), width, before);
    const axes: PrincipalAxes = before ? alignAxes(before, found) : found;
    run.axes.set(id, axes);
    // Copies, because the answer is handed over while the run keeps its own.
    projections.set(id, {
      kind: "principal",
      share: axes.share,
      axes: axes.axes.slice(),
      mean: axes.mean.slice(),
    });
  }
  return projections;
}

/** Writes values [rows, width] as points of the picture [rows, 2] into `target`, from its row `row` on. */
export function layFlat(
  values: Float32Array,
  projection: Projection,
  target: Float32Array,
  row: number,
): void {
  if (projection.kind === "plane") target.set(values, 2 * row);
  else if (projection.kind === "line") {
    for (const [index, value] of values.entries()) target[2 * (row + index)] = value;
  } else projectPoints(values, projection, target, row);
}

/**
 * Every second (third, …) of the crossings' rows and columns where all would be too much work for the axes of
 * a very wide node. [rows, width], the crossings as atCrossings orders them.
 */
function thinned(values: Float32Array, width: number, lines: number): Float32Array {
  const every = Math.ceil(lines / Math.max(2, Math.floor(Math.sqrt(MAX_VALUES / width))));
  if (every === 1) return values;
  const kept: number[] = [];
  for (let row = 0; row < lines; row += every) {
    for (let column = 0; column < lines; column += every) kept.push(row * lines + column);
  }
  const thin = new Float32Array(kept.length * width);
  for (const [place, index] of kept.entries()) {
    thin.set(values.subarray(index * width, (index + 1) * width), place * width);
  }
  return thin;
}
