/**
 * Very many points through every node, counted on rasters where each node's picture puts them: a picture of density.
 * Only counts leave: the points themselves would be 8 MB a node.
 */
import { type CloudShape, makeCloud, type SidedCloud } from "../../core/data/cloud";
import type { Network } from "../../core/network/network";
import type { Run } from "../training/run";
import { NOT_FINITE, OUTSIDE, startBinning } from "./binning";
import type { Answer, Query } from "./query";
import { type CloudRasterRequest, laysOf } from "./raster-lay";
import { refusePlane } from "./refusals";

export type { CloudRasterRequest } from "./raster-lay";

/** Most points between two times that messages are handled, for networks so small that it takes a few milliseconds. */
const MAX_ROWS = 65_536;

export interface CloudRequest {
  /** Whose sides the points keep. */
  readonly dataset: Network["dataset"];
  /** The square of the input plane that is filled. */
  readonly domain: readonly [number, number];
  /** At most so many points, spread evenly. */
  readonly points: number;
  readonly rasters: readonly CloudRasterRequest[];
}

/** How many of the cloud's points fall into each cell of a raster of one node's picture. */
export interface CloudRaster extends CloudRasterRequest {
  /** [size · size, sides] row-major, cells in image order. */
  readonly counts: Uint32Array;
  /** [sides]: points beyond the square, and points whose value is NaN or infinite. */
  readonly outside: Uint32Array;
  readonly notFinite: Uint32Array;
}

export interface ShownClouds {
  readonly points: number;
  /** 1 where the data set has no sides: then they are nobody's. */
  readonly sides: number;
  /** In the order asked for; those of unknown nodes are left out. */
  readonly rasters: readonly CloudRaster[];
}

export type CloudAnswer = Answer<ShownClouds>;

/** Refused where the input is no plane. Keeps the last cloud's points: they are the same for every set of weights. */
export function createCloudQuery(): Query<[CloudRequest], ShownClouds> {
  let key = "";
  let kept: SidedCloud | undefined;

  async function pointsOf(run: Run, { dataset, domain, points }: CloudRequest): Promise<SidedCloud> {
    const shape: CloudShape = { dataset, domain, points };
    const wanted = JSON.stringify(shape);
    if (kept && key === wanted) return kept;
    const cloud = await makeCloud(shape, () => run.breathe());
    key = wanted;
    kept = cloud;
    return cloud;
  }

  return {
    refuse: refusePlane,
    async answer({ run, inTurn }, request) {
      // Before the run's turn comes: this takes longest, and needs no weights.
      const cloud = await pointsOf(run, request);
      return inTurn(() => countCloud(run, cloud, request));
    },
  };
}

async function countCloud(
  run: Run,
  { points, sides, sideCount }: SidedCloud,
  { domain, rasters }: CloudRequest,
): Promise<ShownClouds> {
  const known = new Set(run.plan.nodes.map(({ id }) => id));
  const asked = rasters.filter(({ node }) => known.has(node));
  const lays = await laysOf(run, domain, asked);
  const binner = startBinning(run.engine, lays, sideCount);
  let isDone = false;
  try {
    const rows = Math.max(run.rowsPerChunk, Math.min(MAX_ROWS, run.rowsInChunkTime));
    for (let row = 0; row < sides.length; row += rows) {
      if (row > 0) await run.breathe();
      binner.add(points.subarray(2 * row, 2 * (row + rows)), sides.subarray(row, row + rows));
    }
    const counts = binner.finish();
    isDone = true;
    return {
      points: sides.length,
      sides: sideCount,
      rasters: asked.map((raster, index) => apart(raster, sideCount, counts[index] as Uint32Array)),
    };
  } finally {
    if (!isDone) binner.drop();
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
