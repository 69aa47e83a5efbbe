/**
 * How far each node has untangled the classes: the best straight line at every node. The values come from one
 * step's weights; the lines are fitted to them afterwards, in pieces between which messages are handled and steps
 * are taken.
 */
import { bestLine, lineScores, rightShare } from "../../core/math/best-line";
import { atCrossings, type SheetShape, sheetPoints } from "../../core/math/sheet";
import type { Checkpoint } from "../../core/network/checkpoint";
import type { NodeId } from "../../core/network/network";
import { ExampleGatherer } from "../data/gather";
import type { Clock } from "../training/clock";
import type { Run } from "../training/run";
import { probeAll } from "./probe";
import { pulledBackClassifiers } from "./pulled-back-classifiers";
import type { Answer, Query } from "./query";
import { refuseSamples } from "./refusals";

/** Numbers that the widest node's examples may be together; */
const MAX_VALUES = 400_000;
/** but so many examples are taken where there are as many, or too few would be parted by chance. */
const MIN_SAMPLES = 500;
/** Milliseconds of fitting between two times that messages are handled. */
const SLICE = 8;

export interface LinearProbeRequest {
  /** Example indices; where nodes are very wide, evenly spread ones among them are taken. */
  readonly samples: Int32Array;
  /** Also each line's scores where this sheet's lines cross, for drawing it; only of an input that is a plane. */
  readonly sheet?: SheetShape;
}

/** The best straight line between the classes at one node (core/math/best-line.ts). */
export interface NodeLinearProbe {
  /** Units of the node. */
  readonly width: number;
  /** Share of the examples on their own class's side of it. */
  readonly accuracy: number;
  /** [width, classes] row-major: score = values · weights + bias, and the highest score's class has the place. */
  readonly weights: Float64Array;
  /** [classes]. */
  readonly bias: Float64Array;
  /** Directions that it was fitted in, fewer than the width where there is no spread in others or they are too many. */
  readonly axes: number;
  /** Share of the examples' spread that these hold, 0 to 1. */
  readonly share: number;
  /** [lines × lines, classes]: scores at the crossings (core/math/sheet.ts, atCrossings). */
  readonly scores?: Float32Array;
}

/** What one line can do at every node. */
export interface ShownLinearProbes {
  /** Examples that the lines were fitted to and counted on. */
  readonly count: number;
  readonly classes: number;
  /** Share of the same examples that the network itself gets right; undefined while it has no output. */
  readonly own: number | undefined;
  /** Share of the largest class: what no line at all gets right. */
  readonly chance: number;
  /** In the plan's order; nodes whose values are not finite are left out. */
  readonly nodes: ReadonlyMap<NodeId, NodeLinearProbe>;
}

export type LinearProbeAnswer = Answer<ShownLinearProbes>;

/** Refused where an example is asked for that is not there. The run goes on while the lines are fitted. */
export function createLinearProbeQuery(): Query<[LinearProbeRequest], ShownLinearProbes> {
  return {
    refuse: (run, { samples }) => refuseSamples(run, samples),
    async answer({ run, clock, inTurn }, request) {
      const values = await inTurn(() => valuesAt(run, request));
      return fitLines(run, values, clock);
    },
  };
}

/** What the lines are fitted to: all of one step. */
interface NodeValues {
  readonly labels: Uint8Array;
  readonly classes: number;
  readonly widths: ReadonlyMap<NodeId, number>;
  /** [samples, width] */
  readonly samples: ReadonlyMap<NodeId, Float32Array>;
  readonly weights: Checkpoint;
  /** [lines × lines, width], where a sheet was asked for. */
  readonly crossings: ReadonlyMap<NodeId, Float32Array>;
}

/** Every node's values for the examples asked for and the sheet's crossings, as the weights are now. @throws Replaced */
async function valuesAt(run: Run, request: LinearProbeRequest): Promise<NodeValues> {
  const { plan, data } = run;
  const widths = new Map(plan.nodes.map(({ id, shape }) => [id, shape[0] ?? 0]));
  const chosen = thinned(request.samples, Math.max(...widths.values()));
  const points = new Float32Array(chosen.length * plan.features);
  new ExampleGatherer(data).gather(chosen, points);
  const labels = Uint8Array.from(chosen, (index) => data.labels[index] ?? 0);
  return {
    labels,
    classes: data.classes,
    widths,
    samples: await probeAll(run, points, undefined),
    weights: run.engine.weights(),
    crossings:
      request.sheet && plan.features === 2
        ? await probeAll(run, crossingPoints(request.sheet), undefined)
        : new Map(),
  };
}

/** Fits a line at every node. @throws Replaced */
async function fitLines(run: Run, values: NodeValues, clock: Pick<Clock, "now">): Promise<ShownLinearProbes> {
  const { labels, classes, widths, samples, crossings, weights } = values;
  const nodes = new Map<NodeId, NodeLinearProbe>();
  // Backwards, because a line after an affine step is one before it as well.
  for (const [id, width] of [...widths].reverse()) {
    const points = samples.get(id) ?? new Float32Array();
    const known = pulledBackClassifiers(run.plan, id, classes, weights, nodes);
    const fitted = await inPieces(run, clock, bestLine(points, width, labels, classes, known));
    if (!fitted) continue;
    const sheet = crossings.get(id);
    nodes.set(id, { width, ...fitted, ...(sheet && { scores: lineScores(fitted, sheet) }) });
  }
  const counts = new Uint32Array(classes);
  for (const label of labels) counts[label] = (counts[label] as number) + 1;
  return {
    count: labels.length,
    classes,
    own: run.isPreview ? undefined : ownAccuracy(run, values),
    chance: Math.max(...counts) / labels.length,
    nodes: new Map([...nodes].reverse()),
  };
}

/** What the network's own outputs get right, as accuracy.ts counts it. */
function ownAccuracy({ plan }: Run, { samples, labels, classes }: NodeValues): number | undefined {
  const outputs = samples.get(plan.output);
  if (!outputs || (plan.outputs !== classes && plan.outputs !== 1)) return undefined;
  if (plan.outputs > 1) return rightShare(outputs, labels, classes);
  const right = labels.reduce(
    (sum, label, row) => sum + ((outputs[row] ?? 0) > 0.5 === label > 0 ? 1 : 0),
    0,
  );
  return right / labels.length;
}

async function inPieces<T>(run: Run, clock: Pick<Clock, "now">, work: Generator<void, T>): Promise<T> {
  let end = clock.now() + SLICE;
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    if (clock.now() < end) continue;
    await run.breathe();
    end = clock.now() + SLICE;
  }
}

/** Evenly spread ones of the indices where all would be too much work for the widest node. */
function thinned(indices: Int32Array, width: number): Int32Array {
  const most = Math.max(MIN_SAMPLES, Math.floor(MAX_VALUES / Math.max(1, width)));
  if (indices.length <= most) return indices;
  return Int32Array.from(
    { length: most },
    (_, index) => indices[Math.floor((index * indices.length) / most)] ?? 0,
  );
}

function crossingPoints(shape: SheetShape): Float32Array {
  return atCrossings({ ...shape, refine: 1 }, sheetPoints({ ...shape, refine: 1 }), 2);
}
