/**
 * A million points through every node, counted where each node's picture puts them. Only counts leave: the points
 * themselves would be 8 MB a node.
 */
import { type CloudShape, makeCloud, type SidedCloud } from "../../core/data/cloud";
import { SHEET_LINES, sheetPoints } from "../../core/math/sheet";
import type { CloudRaster, CloudRasterRequest, CloudRequest, Projection } from "../protocol";
import type { Run } from "../training/run";
import { NOT_FINITE, OUTSIDE, type RasterLay, startBinning } from "./binning";
import { projectionsOf } from "./picture";

/** Most points between two looks at the messages, for networks so small that it takes a few milliseconds. */
const MAX_ROWS = 65_536;

export interface Cloud {
  readonly points: number;
  readonly sides: number;
  readonly rasters: readonly CloudRaster[];
  readonly took: number;
}

/** Takes clouds, and keeps the last one's points: they are the same for every set of weights. */
export class CloudTaker {
  private key = "";
  private kept: SidedCloud | undefined;

  constructor(private readonly now: () => number) {}

  /** Makes the points where they are not the last ones. @throws Replaced */
  async prepare(run: Run, { dataset, domain, points }: CloudRequest): Promise<SidedCloud> {
    const shape: CloudShape = { dataset, domain, points };
    const key = JSON.stringify(shape);
    if (this.kept && this.key === key) return this.kept;
    const cloud = await makeCloud(shape, () => run.breathe());
    this.key = key;
    this.kept = cloud;
    return cloud;
  }

  /**
   * In pieces between which messages are handled; the caller sees to it that no step is taken meanwhile.
   * @throws Replaced
   */
  async take(run: Run, request: CloudRequest): Promise<Cloud> {
    const cloud = await this.prepare(run, request);
    let took = 0;
    let begun = this.now();
    const breathe = async () => {
      took += this.now() - begun;
      await run.breathe();
      begun = this.now();
    };
    const { points, sides, sideCount } = cloud;
    const known = new Set(run.plan.nodes.map(({ id }) => id));
    const asked = request.rasters.filter(({ node }) => known.has(node));
    const lays = await laysOf(run, request.domain, asked);
    const binner = startBinning(run.engine, lays, sideCount);
    let isDone = false;
    try {
      const rows = Math.max(run.rowsPerChunk, Math.min(MAX_ROWS, run.rowsInChunkTime()));
      for (let row = 0; row < sides.length; row += rows) {
        if (row > 0) await breathe();
        binner.add(points.subarray(2 * row, 2 * (row + rows)), sides.subarray(row, row + rows));
      }
      const counts = binner.finish();
      isDone = true;
      const rasters = asked.map((raster, index) => apart(raster, sideCount, counts[index] as Uint32Array));
      return { points: sides.length, sides: sideCount, rasters, took: took + this.now() - begun };
    } finally {
      if (!isDone) binner.drop();
    }
  }
}

/** A raster's counts without those of what fell beside it. */
function apart(raster: CloudRasterRequest, sides: number, counts: Uint32Array): CloudRaster {
  const { size } = raster;
  const beside = (kind: number) =>
    counts.slice((size * size + kind) * sides, (size * size + kind + 1) * sides);
  return {
    ...raster,
    counts: counts.subarray(0, size * size * sides),
    outside: beside(OUTSIDE),
    notFinite: beside(NOT_FINITE),
  };
}

/** Wide nodes by the axes of their last picture, so that the cloud lies on it. */
async function laysOf(
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
export function layOf(
  { node, square, size }: CloudRasterRequest,
  units: number,
  projection: Projection,
): RasterLay {
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
