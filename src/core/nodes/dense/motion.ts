/**
 * Dense: y = x·K + b. What the picture shows of it is always a stretch in place: with the two leading singular
 * directions V (of the units before) and U (after), and any 2 × 2 turn R, the frames R·V before and R·U after see
 * one picture before and after the layer but for the stretch R·diag(s₁, s₂)·Rᵀ. So the camera turns to R·V, the
 * picture is stretched, and from then on it shows the layer's own units through R·U.
 *
 * From two units R·V is the plane as it lies (the layer places it in more units without moving it); to two units
 * R·U is the plane as it will lie; between two wider ones R is chosen so that the camera turns least (the layer
 * alignment of Li, Zhao & Scheidegger, "Visualizing Neural Networks with the Grand Tour", Distill 2020).
 */

import type { PhasePlan, Pose } from "../../film/chapter-plan";
import { crushGuide, stretchGuides } from "../../film/guides";
import {
  type ChapterContext,
  type ChapterMotion,
  cameraPhase,
  type KindMotion,
  makePhasePlan,
  spaceGuides,
  viewpointAt,
} from "../../film/motion/context";
import { planeMotion } from "../../film/motion/plane-map";
import { shiftPhase } from "../../film/motion/shift";
import {
  carried,
  explainedFrames,
  narrowed,
  type SingularFrames,
  widened,
} from "../../film/motion/singular-frames";
import { mostCrushed } from "../../film/spread";
import type { Guide } from "../../film/types";
import { factor, flattenLabel, stretchLabel } from "../../film/words";
import { framePath, turnFrame, unitFrame } from "../../math/frames";
import type { LeadingPair } from "../../math/leading-pair";
import { stretch2 } from "../../math/matrix2";
import { weightTolerance } from "../../math/precision";
import { sayTurn } from "../../words/numbers";

/** Stretch, turn (or half-turn), place and shift, seen through the kernel's singular frames. */
export const denseMotion: KindMotion = {
  motion: (context) =>
    context.singular
      ? kernelMotion(context, context.singular)
      : "cut: this layer’s weights are not known, or not finite numbers",
  outputFrame: ({ singular }) => singular && { frame: singular.outputFrame, camera: "svd" },
};

function kernelMotion(context: ChapterContext, singular: SingularFrames): ChapterMotion {
  const { before, after, rest, explain, memory } = context;
  const bias = Float32Array.from(
    after.weights?.find((array) => array.name === "bias")?.values ?? new Float32Array(after.width),
  );
  if (singular.inputs === 2 && singular.units === 2) {
    const [a = 0, c = 0, b = 0, d = 0] = singular.kernel;
    const { phases, angles } = planeMotion({
      matrix: [a, b, c, d],
      viewpointBefore: context.start,
      viewpointAfter: rest,
      pose: (matrix) => ({ before: narrowed(Float64Array.from(matrix), before.width) }),
      explain,
      memory,
    });
    const kernelFrame = carried(unitFrame(2), singular, before.width);
    return {
      phases: [...phases, shiftPhase({ after, viewpoint: rest, bias, pose: { before: kernelFrame } })],
      restGuides: [],
      memory: { angles, frames: { inputFrame: singular.inputFrame } },
    };
  }
  const angles: Record<string, number> = {};
  const remember = (name: string, part: ReturnType<typeof cameraPhase>) => {
    if (part) angles[name] = part.path.turn;
    return part ? [part.phasePlan] : [];
  };
  const view = explain ? explainedFrames(singular, context.start.frame) : singular;
  const startFrame = widened(context.start.frame, singular.inputs);
  const into = cameraPhase({
    stop: before,
    of: "before",
    from: startFrame,
    to: view.inputFrame,
    camera: "svd",
    kind: singular.inputs === 2 ? "turn" : "camera",
    label: intoLabel(singular, explain, angleBetween(startFrame, view.inputFrame)),
    pose: (frame) => ({ before: narrowed(frame, before.width) }),
    near: memory?.angles.into,
    guides: crushed(context, singular),
  });
  const restFrame = widened(rest.frame, singular.units);
  const out = cameraPhase({
    stop: after,
    of: "after",
    from: view.outputFrame,
    to: restFrame,
    camera: rest.camera ?? "svd",
    kind: singular.units === 2 ? "turn" : "camera",
    label: outLabel(singular, context, angleBetween(view.outputFrame, restFrame)),
    pose: (frame) => ({ before: carried(frame, singular, before.width) }),
    near: memory?.angles.out,
  });
  return {
    phases: [
      ...remember("into", into),
      stretchPhase(context, view),
      ...(singular.units > 2 ? [placePhase(context, view)] : []),
      ...remember("out", out),
      shiftPhase({
        after,
        viewpoint: rest,
        bias,
        pose: { before: carried(restFrame, singular, before.width) },
      }),
    ],
    restGuides: spaceGuides(after, rest.frame),
    memory: { angles, frames: { inputFrame: singular.inputFrame } },
  };
}

function stretchPhase(
  { before, explain }: ChapterContext,
  { pair, turn, inputFrame, inputs, units }: SingularFrames,
): PhasePlan {
  const [s1, s2] = pair.stretches;
  const isFlat = s2 <= weightTolerance(inputs, units) * s1;
  const direction = [turn[0], turn[2]] as const;
  const angle = Math.atan2(direction[1], direction[0]);
  const matrix = (u: number) => stretch2(angle, 1 + u * (s1 - 1), 1 + u * (s2 - 1));
  const crushes = isFlat && before.width > 1;
  const stretched = crushes ? flattenLabel(s1, angle) : stretchLabel(s1, isFlat ? s1 : s2, angle);
  const words = `${explain ? "Σ: " : ""}${stretched}`;
  return makePhasePlan({
    kind: isFlat ? "flatten" : "stretch",
    label: words + leftOut(pair),
    areas:
      inputs === 2
        ? { kind: "scaled", factor: (u) => (1 + u * (s1 - 1)) * (1 + u * (s2 - 1)) }
        : { kind: "between" },
    pose: (u) => ({ before: narrowed(turnFrame(matrix(u), inputFrame), before.width) }),
    viewpoint: () => viewpointAt(before, "before", narrowed(inputFrame, before.width), "svd"),
    guides: (u) => [
      ...stretchGuides(direction, s1, s2, u),
      ...(crushes ? [crushGuide([-direction[1], direction[0]], "crushed to nothing")] : []),
    ],
  });
}

/** ", leaves out ×0.7 and ×0.1 across the picture" */
function leftOut({ others, further }: LeadingPair): string {
  if (others.length === 0) return "";
  const shown = others.slice(0, 3);
  const more = others.length - shown.length + further;
  return `; not seen: ${shown.map(factor).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

/** The same picture, but now of the layer's own units: their axes come into sight. */
function placePhase({ before, after }: ChapterContext, view: SingularFrames): PhasePlan {
  const pose: Pose = { before: carried(view.outputFrame, view, before.width) };
  return makePhasePlan({
    kind: "place",
    label: `${before.width === 2 ? "the plane" : before.width === 1 ? "the line" : "the sheet"} now lies in ${after.width} units, seen along its own plane`,
    areas: { kind: "after" },
    pose: () => pose,
    viewpoint: () => viewpointAt(after, "after", view.outputFrame, "svd"),
    guides: (u) => spaceGuides(after, view.outputFrame, u),
  });
}

/** Of a layer that keeps a plane of more units: the direction that goes edge-on as the camera turns. */
function crushed(
  { spreadBefore, before }: ChapterContext,
  singular: SingularFrames,
): (frame: Float64Array) => readonly Guide[] {
  if (singular.units !== 2 || before.width < 3) return () => [];
  // Looked for when it is first seen, and once.
  let direction: Float64Array | undefined;
  const { width } = before;
  return (frame) => {
    direction ??= mostCrushed(spreadBefore, singular.inputFrame);
    const vector = direction;
    if (!vector) return [];
    const along = (row: number) =>
      vector.reduce((sum, value, unit) => sum + value * (frame[row * width + unit] as number), 0);
    const [x, y] = [along(0), along(1)];
    const points = [
      [-x, -y],
      [x, y],
    ] as const;
    const presence = Math.min(1, 4 * Math.hypot(x, y));
    return [{ role: "crush", shape: "segment", points, label: "crushed", presence }];
  };
}

function intoLabel({ inputs, units, pair }: SingularFrames, explain: boolean, turn: number): string {
  if (inputs === 2) return `Vᵀ: ${sayTurn(turn)}`;
  const what = units === 2 ? "the plane that this layer keeps" : "the plane that this layer stretches most";
  const rest = inputs - 2 - (units === 2 ? 0 : pair.others.length + pair.further);
  const more = rest > 0 ? `; ${rest} direction${rest === 1 ? " is" : "s are"} crushed` : "";
  return `${explain ? "Vᵀ: " : ""}the view turns to ${what}${more}`;
}

function outLabel({ units }: SingularFrames, { explain, rest }: ChapterContext, turn: number): string {
  if (units === 2) return `U: ${sayTurn(turn)}`;
  const prefix = explain ? "U: " : "";
  if (rest.camera === "own" || rest.camera === "pair") return `${prefix}the view turns to your own`;
  if (rest.camera === "orbit") return `${prefix}the view turns in space, to see the units’ axes`;
  return explain
    ? "U: the view turns to how the layer lays the plane among its units"
    : "the view turns to what the next layer sees";
}

function angleBetween(from: Float64Array, to: Float64Array): number {
  return framePath(from, to).turn;
}
