/** The plane after every node: the sheet, examples and points pushed through a run's network, every node's laid flat. */
import { type SheetShape, sheetPoints, sheetSize } from "../../core/math/sheet";
import type { Checkpoint } from "../../core/network/checkpoint";
import type { NodeId } from "../../core/network/network";
import { ExampleGatherer } from "../data/gather";
import type { Run } from "../training/run";
import { inChunks } from "./probe";
import { layFlat, type Projection, projectionsOf } from "./projection";
import type { Answer, Query } from "./query";
import { type OutputRaster, takeOutputRaster, takeUnitMaps, type UnitMaps } from "./raster";
import { refusePlane, refuseSamples } from "./refusals";

export type { Projection } from "./projection";
export type { OutputRaster, UnitMaps } from "./raster";

export interface PictureRequest {
  readonly sheet: SheetShape;
  /** Example indices to carry along. */
  readonly samples: Int32Array;
  /** Extra points of the input plane to carry along, [n, 2]. */
  readonly points: Float32Array;
  /** The nodes wanted; all where undefined. */
  readonly nodes?: readonly NodeId[];
  /** Also the whole values of nodes of 3 units and more, up to this many: what a film is made from. */
  readonly whole?: number;
  /** Also the weights that the picture comes from. */
  readonly weights?: boolean;
  /** Also colour the plane: the network's output on a raster of this many cells a side (rasterPoints). */
  readonly raster?: number;
  /** Also a map of single units: their output on `size` cells a side, of the first `most` units of each node. */
  readonly maps?: { readonly size: number; readonly most: number };
}

/** The plane as it is after one node. */
export interface NodePicture {
  /** Units of the node. */
  readonly width: number;
  readonly projection: Projection;
  /** [sheetSize, 2]: the sheet's points (core/math/sheet.ts) where this node puts them. */
  readonly sheet: Float32Array;
  /** [samples, 2]: the examples asked for. */
  readonly data: Float32Array;
  /** [points, 2]: the extra points asked for. */
  readonly points: Float32Array;
  /** The node's own values where they were asked for and are not what `sheet` and `data` already say. */
  readonly whole?: {
    /** [sheetSize, width] */
    readonly sheet: Float32Array;
    /** [samples, width] */
    readonly data: Float32Array;
    /** [points, width] */
    readonly points: Float32Array;
  };
}

export interface ShownPicture {
  readonly nodes: ReadonlyMap<NodeId, NodePicture>;
  /** The rest where it was asked for. */
  readonly weights?: Checkpoint;
  readonly raster?: OutputRaster;
  readonly maps?: UnitMaps;
}

export type PictureAnswer = Answer<ShownPicture>;

/** Refused where the input is no plane, or where an example is asked for that is not there. */
export function createPictureQuery(): Query<[PictureRequest], ShownPicture> {
  return {
    refuse: (run, { samples }) => refusePlane(run) ?? refuseSamples(run, samples),
    answer: ({ run, inTurn }, request) => inTurn(() => takePicture(run, request)),
  };
}

async function takePicture(run: Run, request: PictureRequest): Promise<ShownPicture> {
  const nodes = await takeNodes(run, request);
  const { domain } = request.sheet;
  const { raster, maps } = request;
  return {
    nodes,
    ...(request.weights && { weights: run.engine.weights() }),
    ...(raster !== undefined && { raster: await takeOutputRaster(run, domain, raster) }),
    ...(maps && { maps: await takeUnitMaps(run, domain, maps) }),
  };
}

async function takeNodes(run: Run, request: PictureRequest): Promise<ReadonlyMap<NodeId, NodePicture>> {
  const { whole: mostWhole = 0, nodes: asked } = request;
  const shown = run.plan.nodes.filter(({ id }) => asked?.includes(id) ?? true);
  const widths = new Map(shown.map(({ id, shape }) => [id, shape[0] ?? 0]));
  const sheet = sheetPoints(request.sheet);
  const samples = samplePoints(run, request.samples);
  const all = concatenate([sheet, samples, request.points]);
  const projections = await projectionsOf(run, request.sheet, sheet, widths);

  const flat = new Map(shown.map(({ id }) => [id, new Float32Array(all.length)]));
  const kept = new Map(
    [...widths]
      .filter(([, width]) => width > 2 && width <= mostWhole)
      .map(([id, width]) => [id, new Float32Array((all.length / 2) * width)]),
  );
  await inChunks(run, all, [...widths.keys()], (node, values, row) => {
    const target = flat.get(node);
    const projection = projections.get(node);
    if (target && projection) layFlat(values, projection, target, row);
    kept.get(node)?.set(values, row * (widths.get(node) ?? 0));
  });

  const pictures = new Map<NodeId, NodePicture>();
  const ends = [sheetSize(request.sheet), sheetSize(request.sheet) + request.samples.length] as const;
  for (const [id, width] of widths) {
    const points = flat.get(id);
    const projection = projections.get(id);
    if (!points || !projection) continue;
    const values = kept.get(id);
    pictures.set(id, {
      width,
      projection,
      ...apart(points, 2, ends),
      ...(values && { whole: apart(values, width, ends) }),
    });
  }
  return pictures;
}

/** Rows [sheet, samples, points] of so many numbers each as three arrays of their own. */
function apart(rows: Float32Array, width: number, [sheetEnd, samplesEnd]: readonly [number, number]) {
  return {
    sheet: rows.slice(0, sheetEnd * width),
    data: rows.slice(sheetEnd * width, samplesEnd * width),
    points: rows.slice(samplesEnd * width),
  };
}

/** [samples, 2]. */
function samplePoints(run: Run, samples: Int32Array): Float32Array {
  const points = new Float32Array(2 * samples.length);
  new ExampleGatherer(run.data).gather(samples, points);
  return points;
}

function concatenate(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
