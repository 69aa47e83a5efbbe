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
import type { LinearProbeRequest, NodeLinearProbe } from "../protocol";
import type { Clock } from "../training/clock";
import type { Run } from "../training/run";
import { probeAll } from "./picture";
import { pulledBackClassifiers } from "./pulled-back-classifiers";

/** Numbers that the widest node's examples may be together; */
const MAX_VALUES = 400_000;
/** but so many examples are taken where there are as many, or too few would be parted by chance. */
const MIN_SAMPLES = 500;
/** Milliseconds of fitting between two looks at the messages. */
const SLICE = 8;

export interface NodeValues {
  readonly labels: Uint8Array;
  readonly classes: number;
  readonly widths: ReadonlyMap<NodeId, number>;
  /** [samples, width] */
  readonly samples: ReadonlyMap<NodeId, Float32Array>;
  /** Of the same step. */
  readonly weights: Checkpoint;
  /** [lines × lines, width], where a sheet was asked for. */
  readonly crossings: ReadonlyMap<NodeId, Float32Array>;
}

/** Every node's values for the examples asked for and the sheet's crossings, as the weights are now. @throws Replaced */
export async function valuesAt(run: Run, request: LinearProbeRequest): Promise<NodeValues> {
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
export async function fitLines(run: Run, values: NodeValues, clock: Pick<Clock, "now">) {
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
    own: ownAccuracy(run, values),
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
