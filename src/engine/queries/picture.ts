/** Pushes the plane through a run's network as it is now, and lays every node's values flat. */
import { alignAxes, type PrincipalAxes, principalAxes, projectPoints } from "../../core/math/pca";
import { atCrossings, rasterPoints, type SheetShape, sheetPoints, sheetSize } from "../../core/math/sheet";
import type { Checkpoint } from "../../core/network/checkpoint";
import type { NodeId } from "../../core/network/network";
import { ExampleGatherer } from "../data/gather";
import type { NodePicture, PictureRequest, Projection, UnitMaps } from "../protocol";
import type { Run } from "../training/run";

/** The most values (points × units) that a node's principal axes are computed from. */
const MAX_VALUES = 250_000;

export interface PictureParts {
  readonly nodes: ReadonlyMap<NodeId, NodePicture>;
  readonly weights?: Checkpoint;
  readonly raster?: { readonly size: number; readonly outputs: number; readonly values: Float32Array };
  readonly maps?: UnitMaps;
}

/** Why there is no plane to show: a sentence; undefined where there is one. */
export function refusePlane({ plan }: Run): string | undefined {
  return plan.features === 2
    ? undefined
    : `A picture shows a plane, but this network takes ${plan.features} numbers.`;
}

/** Why a picture cannot be taken: a sentence; undefined where it can. */
export function refusePicture(run: Run, { samples }: PictureRequest): string | undefined {
  return refusePlane(run) ?? refuseSamples(run, samples);
}

/** Why these cannot be the indices of examples: a sentence; undefined where they can. */
export function refuseSamples({ data }: Run, samples: Int32Array): string | undefined {
  const odd = samples.find((index) => index < 0 || index >= data.count);
  return odd === undefined ? undefined : `There is no example ${odd}: this data set has ${data.count}.`;
}

/**
 * Takes the picture, in pieces between which messages are handled. The caller sees to it that no step is
 * taken meanwhile, so all of it comes from the same weights.
 * @throws Replaced
 */
export async function takePicture(run: Run, request: PictureRequest): Promise<PictureParts> {
  const wanted = new Set(request.nodes ?? run.plan.nodes.map((node) => node.id));
  const nodes = run.plan.nodes.filter((node) => wanted.has(node.id));
  const widths = new Map(nodes.map((node) => [node.id, node.shape[0] ?? 0]));

  const sheet = sheetPoints(request.sheet);
  const projections = await projectionsOf(run, request.sheet, sheet, widths);
  const samples = samplePoints(run, request.samples);
  const all = concatenate([sheet, samples, request.points]);
  const flat = new Map(nodes.map((node) => [node.id, new Float32Array(all.length)]));
  const { whole = 0 } = request;
  const kept = new Map(
    [...widths]
      .filter(([, width]) => width > 2 && width <= whole)
      .map(([id, width]) => [id, new Float32Array((all.length / 2) * width)]),
  );
  await inChunks(run, all, [...widths.keys()], (node, values, row) => {
    const target = flat.get(node);
    const projection = projections.get(node);
    if (target && projection) layFlat(values, projection, target, row);
    kept.get(node)?.set(values, row * (widths.get(node) ?? 0));
  });

  const pictures = new Map<NodeId, NodePicture>();
  const sheetEnd = 2 * sheetSize(request.sheet);
  const samplesEnd = sheetEnd + samples.length;
  for (const [id, width] of widths) {
    const points = flat.get(id);
    const projection = projections.get(id);
    if (!points || !projection) continue;
    const values = kept.get(id);
    pictures.set(id, {
      width,
      projection,
      sheet: points.slice(0, sheetEnd),
      data: points.slice(sheetEnd, samplesEnd),
      points: points.slice(samplesEnd),
      ...(values && {
        whole: {
          sheet: values.slice(0, (sheetEnd / 2) * width),
          data: values.slice((sheetEnd / 2) * width, (samplesEnd / 2) * width),
          points: values.slice((samplesEnd / 2) * width),
        },
      }),
    });
  }
  const weights = request.weights ? run.engine.weights() : undefined;
  const parts = { nodes: pictures, ...(weights && { weights }) };
  const { domain } = request.sheet;
  const raster = request.raster === undefined ? undefined : await takeRaster(run, domain, request.raster);
  const maps = request.maps && (await takeUnitMaps(run, domain, request.maps));
  return { ...parts, ...(raster && { raster }), ...(maps && { maps }) };
}

/**
 * Every asked node's values for points of any number, a piece at a time: [rows of the piece, units], to be used
 * before the next piece.
 */
async function inChunks(
  run: Run,
  points: Float32Array,
  nodes: readonly NodeId[],
  use: (node: NodeId, values: Float32Array, row: number) => void,
): Promise<void> {
  const { features } = run.plan;
  const rows = run.rowsPerChunk;
  let into: ReadonlyMap<NodeId, Float32Array> | undefined;
  for (let row = 0; row * features < points.length; row += rows) {
    if (row > 0) await run.breathe();
    const chunk = points.subarray(row * features, (row + rows) * features);
    const piece = run.engine.probe(chunk, chunk.length / features, nodes, into);
    for (const [node, values] of piece) use(node, values, row);
    into ??= piece;
  }
}

/** Every asked node's values for any number of points [n, features]: [n, units] each. @throws Replaced */
export async function probeAll(
  run: Run,
  points: Float32Array,
  asked: readonly NodeId[] | undefined,
): Promise<ReadonlyMap<NodeId, Float32Array>> {
  const nodes = run.plan.nodes.filter((node) => asked?.includes(node.id) ?? true);
  const count = points.length / run.plan.features;
  const widths = new Map(nodes.map((node) => [node.id, node.shape[0] ?? 0]));
  const all = new Map(nodes.map(({ id }) => [id, new Float32Array(count * (widths.get(id) ?? 0))]));
  await inChunks(run, points, [...widths.keys()], (id, values, row) => {
    all.get(id)?.set(values, row * (widths.get(id) ?? 0));
  });
  return all;
}

async function takeRaster(run: Run, domain: SheetShape["domain"], size: number) {
  const { output, outputs } = run.plan;
  const values = new Float32Array(size * size * outputs);
  await inChunks(run, rasterPoints(domain, size), [output], (_, chunk, row) => {
    values.set(chunk, row * outputs);
  });
  return { size, outputs, values };
}

/** What the first few units of every node give over the plane. */
async function takeUnitMaps(
  run: Run,
  domain: readonly [number, number],
  { size, most }: NonNullable<PictureRequest["maps"]>,
): Promise<UnitMaps> {
  const cells = size * size;
  const nodes = new Map<NodeId, Float32Array>();
  for (const [id, values] of await probeAll(run, rasterPoints(domain, size), undefined)) {
    const width = values.length / cells;
    const shown = Math.min(most, width);
    const maps = new Float32Array(shown * cells);
    for (let cell = 0; cell < cells; cell++) {
      for (let unit = 0; unit < shown; unit++)
        maps[unit * cells + cell] = values[cell * width + unit] as number;
    }
    nodes.set(id, maps);
  }
  return { size, nodes };
}

/** How each node is laid flat; wide ones by the principal axes of the sheet, kept close to the last picture's. */
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
    // Copies, because the answer may be handed over while the run keeps its own.
    projections.set(id, {
      kind: "principal",
      share: axes.share,
      axes: axes.axes.slice(),
      mean: axes.mean.slice(),
    });
  }
  return projections;
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

/** [samples, 2]. */
function samplePoints(run: Run, samples: Int32Array): Float32Array {
  const points = new Float32Array(2 * samples.length);
  new ExampleGatherer(run.data).gather(samples, points);
  return points;
}

/** Writes values [rows, width] as points of the picture [rows, 2], from `row` on. */
function layFlat(values: Float32Array, projection: Projection, target: Float32Array, row: number): void {
  if (projection.kind === "plane") target.set(values, 2 * row);
  else if (projection.kind === "line") {
    for (const [index, value] of values.entries()) target[2 * (row + index)] = value;
  } else projectPoints(values, projection, target, row);
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
