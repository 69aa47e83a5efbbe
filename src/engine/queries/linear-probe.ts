/**
 * How far each node has untangled the classes: the best straight line at every node. The values come from one
 * step's weights; the lines are looked for afterwards, in pieces between which messages are handled and steps are taken.
 * Asked for longer while the weights stay as they are, the search goes on where it was (line-improvement.ts).
 */
import type { BestLine } from "../../core/math/best-line";
import { lineScores, rightShare } from "../../core/math/linear-scores";
import { atCrossings, type SheetShape, sheetPoints } from "../../core/math/sheet";
import type { NodeId } from "../../core/network/network";
import { ExampleGatherer } from "../data/gather";
import type { Clock } from "../training/clock";
import type { Run } from "../training/run";
import {
  beginImprovement,
  firstLines,
  isOf,
  isOfExamplesAlone,
  type LineImprovement,
  type NodeValues,
  sameNumbers,
} from "./line-improvement";
import { probeAll } from "./probe";
import type { Answer, Query } from "./query";
import { refuseSamples } from "./refusals";

/** Numbers that the widest node's examples may be together; */
const MAX_VALUES = 400_000;
/** but so many examples are taken where there are as many, or too few would be parted by chance. */
const MIN_SAMPLES = 500;
/** Milliseconds of work between two times that messages are handled. */
const SLICE = 8;
/** Milliseconds that a request for longer goes on: a question about new weights waits no longer than this. */
const LONGER = 250;

export interface LinearProbeRequest {
  /** Example indices; where nodes are very wide, evenly spread ones among them are taken. */
  readonly samples: Int32Array;
  /** Also each line's scores where this sheet's lines cross, for drawing it; only of an input that is a plane. */
  readonly sheet?: SheetShape;
  /**
   * Goes on, for a quarter of a second, with looking for better lines where the weights and the examples are those of the
   * last answer. Without it what is known of them is answered at once.
   */
  readonly longer?: boolean;
}

/** The best straight line that was found between the classes at one node. */
export interface NodeLinearProbe extends Omit<BestLine, "search"> {
  /** Units of the node. */
  readonly width: number;
  /** [lines × lines, classes]: scores at the crossings (core/math/sheet.ts, atCrossings). */
  readonly scores?: Float32Array;
}

/** What one line can do at every node. */
export interface ShownLinearProbes {
  /** Examples that the lines were fitted to and counted on. */
  readonly count: number;
  readonly classes: number;
  /** Whether a longer search, of the same weights, might find better lines. */
  readonly mayImprove: boolean;
  /** Share of the same examples that the network itself gets right; undefined while it has no output. */
  readonly own: number | undefined;
  /** Share of the largest class: what no line at all gets right. */
  readonly chance: number;
  /** In the plan's order; nodes whose values are not finite are left out. */
  readonly nodes: ReadonlyMap<NodeId, NodeLinearProbe>;
}

export type LinearProbeAnswer = Answer<ShownLinearProbes>;

/** Refused where an example is asked for that is not there. The run goes on while the lines are looked for. */
export function createLinearProbeQuery(): Query<[LinearProbeRequest], ShownLinearProbes> {
  let kept: LineImprovement | undefined;
  return {
    refuse: (run, { samples }) => refuseSamples(run, samples),
    async answer({ run, clock, inTurn }, request) {
      const before = kept;
      const values = await inTurn(() =>
        before && isOf(before, run, request) ? before.values : valuesAt(run, request),
      );
      if (!before || before.values !== values) {
        const lines = await inPieces(run, clock, firstLines(run, values, inputOf(before, run, values)));
        // Only when it is whole: two questions at a time must not see each other's beginnings.
        kept = beginImprovement(run, request, values, lines ?? new Map());
      } else if (request.longer && before.rest) {
        if (await inPieces(run, clock, before.rest, clock.now() + LONGER)) before.rest = undefined;
      }
      return shown(run, kept as LineImprovement);
    },
  };
}

/** The line of the examples themselves, which no step changes, where it is known exactly. */
function inputOf(
  before: LineImprovement | undefined,
  { id, plan }: Run,
  { samples, widths, classes }: NodeValues,
): BestLine | undefined {
  if (!isOfExamplesAlone(widths.get(plan.input) ?? 0, classes)) return undefined;
  const line = before?.lines.get(plan.input);
  const isSame = before?.run === id && sameNumbers(before.values.samples, samples);
  return isSame && line?.isExact ? line : undefined;
}

/** What is answered: copies, for an answer's arrays are handed over. */
function shown(run: Run, { values, lines, rest }: LineImprovement): ShownLinearProbes {
  const { labels, classes, widths, crossings } = values;
  const counts = new Uint32Array(classes);
  for (const label of labels) counts[label] = (counts[label] as number) + 1;
  const nodes = [...widths].flatMap(([id, width]): readonly (readonly [NodeId, NodeLinearProbe])[] => {
    const found = lines.get(id);
    if (!found) return [];
    const { search: _, ...line } = found;
    const sheet = crossings.get(id);
    const [weights, bias] = [line.weights.slice(), line.bias.slice()];
    return [[id, { ...line, width, weights, bias, ...(sheet && { scores: lineScores(line, sheet) }) }]];
  });
  return {
    count: labels.length,
    classes,
    mayImprove: rest !== undefined,
    own: run.isPreview ? undefined : ownAccuracy(run, values),
    chance: Math.max(...counts) / labels.length,
    nodes: new Map(nodes),
  };
}

/** Every node's values for the examples asked for and the sheet's crossings, as the weights are now. @throws Replaced */
async function valuesAt(run: Run, request: LinearProbeRequest): Promise<NodeValues> {
  const { plan, data } = run;
  const widths = new Map(plan.nodes.map(({ id, shape }) => [id, shape[0] ?? 0]));
  const samples = thinned(request.samples, Math.max(...widths.values()));
  const points = new Float32Array(samples.length * plan.features);
  new ExampleGatherer(data).gather(samples, points);
  return {
    samples,
    labels: Uint8Array.from(samples, (index) => data.labels[index] ?? 0),
    classes: data.classes,
    widths,
    points: await probeAll(run, points, undefined),
    weights: run.engine.weights(),
    crossings:
      request.sheet && plan.features === 2
        ? await probeAll(run, crossingPoints(request.sheet), undefined)
        : new Map(),
  };
}

/** What the network's own outputs get right, as accuracy.ts counts it. */
function ownAccuracy({ plan }: Run, { points, labels, classes }: NodeValues): number | undefined {
  const outputs = points.get(plan.output);
  if (!outputs || (plan.outputs !== classes && plan.outputs !== 1)) return undefined;
  if (plan.outputs > 1) return rightShare(outputs, labels, classes);
  const right = labels.reduce(
    (sum, label, row) => sum + ((outputs[row] ?? 0) > 0.5 === label > 0 ? 1 : 0),
    0,
  );
  return right / labels.length;
}

/**
 * Works for a slice of time, lets messages be handled, and so on, to the end or until a moment of the clock.
 * @returns what the work gives; undefined where the time was up
 * @throws Replaced
 */
async function inPieces<T>(
  run: Run,
  clock: Pick<Clock, "now">,
  work: Generator<void, T>,
  until = Number.POSITIVE_INFINITY,
): Promise<T | undefined> {
  let end = clock.now() + SLICE;
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    if (clock.now() < end) continue;
    if (clock.now() >= until) return undefined;
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
