/** The film of a network: how every layer really moves the plane, planned once and then a pure function of time. */

import { closestTurn, orthonormalFrame, turnFrame } from "../math/frames";
import { sheetSize } from "../math/sheet";
import type { NodeId } from "../network/network";
import { hasKernel } from "../nodes";
import { narrate } from "../words/narrate";
import { decisionCurve } from "./boundary";
import {
  type ChapterPlan,
  type Film,
  type FilmOptions,
  type Memory,
  REST_SECONDS,
  type Viewpoint,
} from "./chapter-plan";
import {
  type ChapterContext,
  type ChapterMotion,
  type OutputFrame,
  ownFrame,
  spaceGuides,
  viewKind,
  viewpointAt,
} from "./motion/context";
import { cutMotion } from "./motion/cut";
import { type SingularFrames, singularFramesOf } from "./motion/singular-frames";
import { motions } from "./motions";
import { routeOf } from "./route";
import { openOrbit, principalFrame, type Spread, shareShown, spreadOf } from "./spread";
import type { Camera, Chapter, FilmMaterial, NodeSample, Phase } from "./types";

export type { Film, FilmOptions } from "./chapter-plan";
export { frameAt } from "./frame";
export { stopTime } from "./moment";
export type * from "./types";

/** Makes the film: the route, every chapter's phases, angles and axes. */
export function makeFilm(material: FilmMaterial, options: FilmOptions): Film {
  const { shape } = material;
  const stops = routeOf(material).map((stop) => ownValues(stop, shape));
  const former = new Map(options.previous?.plans.map((plan) => [plan.stop.node, plan]));
  /** Of as many units, fed by as many: a view of others says nothing of these. */
  const remembered = (stop: NodeSample | undefined, before: NodeSample | undefined) => {
    const plan = stop && former.get(stop.node);
    return plan?.stop.width === stop?.width && plan?.before?.width === before?.width ? plan : undefined;
  };
  const plans: ChapterPlan[] = [];
  let singular: SingularFrames | undefined;
  for (const [index, stop] of stops.entries()) {
    const before = plans.at(-1);
    const spread = isLaidFlat(stop, shape) ? undefined : spreadOf(stop, shape);
    const next = stops[index + 1];
    // The camera as the chapter's own motion leaves it, then where the film rests.
    const out = outputFrameOf(stop, before, singular);
    const known = remembered(stop, stops[index - 1]);
    const memoryOfNext = remembered(next, stop)?.memory;
    const nextSingular =
      spread && next && hasKernel(next) ? singularFramesOf(stop, next, out?.frame, memoryOfNext) : undefined;
    const rest = restOf({ stop, spread, out, options, previous: known });
    plans.push(
      makeChapterPlan({
        stop,
        before,
        spread,
        rest,
        singular,
        material,
        explain: options.explain,
        memory: known?.memory,
        nextFrame: nextSingular?.inputFrame,
      }),
    );
    singular = nextSingular;
  }
  const chapters = timed(plans);
  const output = stops.at(-1);
  return {
    route: stops.map(({ node }) => node),
    chapters,
    duration: chapters.at(-1)?.end ?? 0,
    plans,
    shape,
    boundary: decisionCurve(
      output && !isLaidFlat(output, shape) ? output.sheet : new Float32Array(),
      output && !isLaidFlat(output, shape) ? output.width : 0,
      shape,
    ),
  };
}

/** One unit as pictures have it lies on the horizontal axis, [sheetSize, 2]: its own values are every second number. */
function ownValues(stop: NodeSample, shape: FilmMaterial["shape"]): NodeSample {
  if (stop.width !== 1 || stop.sheet.length !== 2 * sheetSize(shape)) return stop;
  const everySecond = (values: Float32Array) => values.filter((_, index) => index % 2 === 0);
  return { ...stop, sheet: everySecond(stop.sheet), data: everySecond(stop.data) };
}

function isLaidFlat({ sheet, width }: NodeSample, shape: FilmMaterial["shape"]): boolean {
  return sheet.length !== width * sheetSize(shape);
}

/** How the picture looks at a stop's units when the motion into it is done; undefined where no motion is known. */
function outputFrameOf(
  stop: NodeSample,
  before: ChapterPlan | undefined,
  singular: SingularFrames | undefined,
): OutputFrame | undefined {
  if (stop.width <= 2) return { frame: ownFrame(stop), camera: "svd" };
  const frame = before?.rest.frame;
  if (!before || !frame) return undefined;
  const { outputFrame } = motions[stop.kind];
  if (outputFrame) return outputFrame({ before: before.stop, after: stop, frame, singular });
  return frame.length === 2 * stop.width ? { frame, camera: before.rest.camera ?? "svd" } : undefined;
}

interface RestQuestion {
  readonly stop: NodeSample;
  readonly spread: Spread | undefined;
  readonly out: OutputFrame | undefined;
  readonly options: FilmOptions;
  readonly previous: ChapterPlan | undefined;
}

/**
 * How a stop is looked at while the film rests there. By a person's own camera; of probabilities, by their polygon;
 * of three units, from a little aside in space; of more, along the two directions that show most of them.
 */
function restOf({ stop, spread, out, options, previous }: RestQuestion): Viewpoint {
  const { width, node } = stop;
  if (!spread) return { of: "after", kind: viewKind(stop), frame: undefined, camera: undefined };
  const own = options.cameras?.get(node);
  const viewpoint = (frame: ArrayLike<number>, camera: Camera["kind"]) =>
    viewpointAt(stop, "after", Float64Array.from(frame), camera);
  if (width <= 2) return viewpoint(ownFrame(stop), "svd");
  if (own?.axes.length === 2 * width) return viewpoint(orthonormalFrame(own.axes), own.kind);
  const { restCamera } = motions[stop.kind];
  if (restCamera) {
    const camera = restCamera(width, out?.frame);
    const before = previous?.rest;
    const isKept = before?.camera === camera.kind && before.frame?.length === 2 * width;
    return viewpoint((isKept && before.frame) || camera.axes, camera.kind);
  }
  if (width === 3) {
    if (previous?.rest.camera === "orbit" && previous.rest.frame)
      return viewpoint(previous.rest.frame, "orbit");
    return out?.camera === "orbit"
      ? viewpoint(out.frame, "orbit")
      : viewpoint(openOrbit(spread, out?.frame).axes, "orbit");
  }
  const principal = principalFrame(spread);
  const wasPrincipal = previous?.rest.camera === "pca";
  const near = wasPrincipal ? previous.rest.frame : out?.frame;
  return viewpoint(near ? turnFrame(closestTurn(principal, near), principal) : principal, "pca");
}

interface ChapterPlanParts {
  readonly stop: NodeSample;
  readonly before: ChapterPlan | undefined;
  readonly spread: Spread | undefined;
  readonly rest: Viewpoint;
  readonly singular: SingularFrames | undefined;
  readonly material: FilmMaterial;
  readonly explain: boolean;
  readonly memory: Memory | undefined;
  readonly nextFrame: Float64Array | undefined;
}

function makeChapterPlan(parts: ChapterPlanParts): ChapterPlan {
  const { stop, before, spread, rest, nextFrame } = parts;
  const common = {
    nextFrame,
    restShare: spread && rest.frame ? shareShown(spread, rest.frame) : Number.NaN,
    stop,
    before: before?.stop,
    rest,
    spread,
  };
  const frame = rest.frame;
  const guides = frame ? spaceGuides(stop, frame) : [];
  const nothing: Memory = { angles: {}, frames: {} };
  if (!before) return { ...common, phases: [], restGuides: guides, memory: nothing };
  const motion = motionOf(parts);
  if (typeof motion !== "string") return { ...common, ...motion };
  return { ...common, phases: cutMotion(before.rest, rest, motion), restGuides: guides, memory: nothing };
}

/** A chapter's motion, or why there is none to show. */
function motionOf({
  stop,
  before,
  spread,
  rest,
  singular,
  material,
  explain,
  memory,
}: ChapterPlanParts): ChapterMotion | string {
  const start = before?.rest;
  if (!before?.spread || !spread || !start?.frame || !rest.frame) {
    const wide = before && !before.spread ? before.stop : stop;
    return `cut: ${wide.width} units are too many to follow`;
  }
  const context: ChapterContext = {
    before: before.stop,
    after: stop,
    shape: material.shape,
    explain,
    start: { ...start, of: "before", frame: start.frame },
    rest: { ...rest, frame: rest.frame },
    spreadBefore: before.spread,
    singular,
    memory,
  };
  return motions[stop.kind].motion(context);
}

function timed(plans: readonly ChapterPlan[]): readonly Chapter[] {
  let clock = 0;
  return plans.map(({ stop, before, phases: planned }) => {
    const start = clock;
    const phases = planned.map(({ kind, label, seconds }): Phase => {
      const from = clock;
      clock += seconds;
      return { kind, label, start: from, end: clock };
    });
    clock += REST_SECONDS;
    const { node, name, kind, width, params, weights } = stop;
    const sentence = narrate({ kind, params, from: before?.width, to: width, weights });
    return { node, name, kind, width, start, end: clock, phases, sentence };
  });
}

/** A camera along the two directions in which the sheet spreads most at a node, from the side it is seen from already. */
export function principalCamera(film: Film, node: NodeId): Camera | undefined {
  const plan = film.plans.find(({ stop }) => stop.node === node);
  if (!plan?.spread || !plan.rest.frame || plan.stop.width <= 2) return undefined;
  const principal = principalFrame(plan.spread);
  const frame = turnFrame(closestTurn(principal, plan.rest.frame), principal);
  return { axes: Float32Array.from(frame), kind: "pca" };
}

/** A camera along what the layer after a node uses of it; undefined where the next one is no matrix, or the node is not wide. */
export function nextLayerCamera(film: Film, node: NodeId): Camera | undefined {
  const plan = film.plans.find(({ stop }) => stop.node === node);
  if (!plan?.nextFrame || plan.stop.width <= 2) return undefined;
  return { axes: Float32Array.from(plan.nextFrame), kind: "svd" };
}

/** What camera a stop of more than two units is looked at by where its kind has one of its own; undefined where not. */
export function ownCameraKind(film: Film, node: NodeId): Camera["kind"] | undefined {
  const stop = film.plans.find((plan) => plan.stop.node === node)?.stop;
  return stop && motions[stop.kind].restCamera?.(stop.width, undefined).kind;
}
