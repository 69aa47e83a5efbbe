/** Where a node's picture puts its values on a raster: the same places as a picture of the node, as cells. */
import { SHEET_LINES, sheetPoints } from "../../core/math/sheet";
import type { NodeId } from "../../core/network/network";
import type { RasterLay } from "../engine";
import type { Run } from "../training/run";
import { type Projection, projectionsOf } from "./projection";

/** A square of the plane of a node's picture: its centre and half its side, in the picture's units. */
export interface CloudSquare {
  readonly cx: number;
  readonly cy: number;
  readonly half: number;
}

/** A raster on which a node's cloud is counted. */
export interface CloudRasterRequest {
  readonly node: NodeId;
  readonly square: CloudSquare;
  /** Cells a side. */
  readonly size: number;
}

/**
 * How the values of each raster's node become its cells; wide nodes by the axes of their last picture, so that the
 * cloud lies on it. All of them have to be nodes of the run.
 * @throws Replaced
 */
export async function laysOf(
  run: Run,
  domain: readonly [number, number],
  rasters: readonly CloudRasterRequest[],
): Promise<readonly RasterLay[]> {
  const widths = new Map(run.plan.nodes.map(({ id, shape }) => [id, shape[0] ?? 0]));
  const missing = new Map(
    rasters.flatMap(({ node }) => {
      const width = widths.get(node) ?? 0;
      return width > 2 && !run.axes.has(node) ? [[node, width] as const] : [];
    }),
  );
  const sheet = { domain, lines: SHEET_LINES, refine: 1 };
  if (missing.size > 0) await projectionsOf(run, sheet, sheetPoints(sheet), missing);
  return rasters.map((raster) => {
    const width = widths.get(raster.node) ?? 0;
    const axes = run.axes.get(raster.node);
    if (width > 2 && axes) return layOf(raster, width, { kind: "principal", ...axes });
    return layOf(raster, width, { kind: width === 2 ? "plane" : "line" });
  });
}

/** From values to cells: equal axes, y upwards, the square's top left corner at column 0, row 0. */
function layOf({ node, square, size }: CloudRasterRequest, units: number, projection: Projection): RasterLay {
  const { cx, cy, half } = square;
  const cellsPerUnit = size / (2 * half);
  const middle = size / 2;
  // What rounding the centre to 32 bits moves it by is given back at the start.
  const startFor = (centre: number, direction: number) =>
    middle + direction * (Math.fround(centre) - centre) * cellsPerUnit;
  const lay = {
    node,
    size,
    centre: new Float32Array(units),
    columnWeights: new Float32Array(units),
    rowWeights: new Float32Array(units),
    columnStart: middle,
    rowStart: middle,
  };
  if (projection.kind === "principal") {
    const { axes, mean } = projection;
    for (let unit = 0; unit < units; unit++) {
      const across = axes[unit] as number;
      const up = axes[units + unit] as number;
      // The axes are orthonormal, so this is the point that the square's centre shows.
      lay.centre[unit] = (mean[unit] as number) + cx * across + cy * up;
      lay.columnWeights[unit] = cellsPerUnit * across;
      lay.rowWeights[unit] = -cellsPerUnit * up;
    }
    return lay;
  }
  lay.centre[0] = cx;
  lay.columnWeights[0] = cellsPerUnit;
  lay.columnStart = startFor(cx, 1);
  if (projection.kind === "line") return { ...lay, rowStart: middle + cy * cellsPerUnit };
  lay.centre[1] = cy;
  lay.rowWeights[1] = -cellsPerUnit;
  lay.rowStart = startFor(cy, -1);
  return lay;
}
