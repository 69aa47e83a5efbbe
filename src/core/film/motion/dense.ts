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
import {
  closestTurn,
  framePath,
  type Matrix2,
  overlap,
  stretchAlong,
  transpose,
  turnFrame,
  unitFrame,
  withoutParts,
} from "../../math/frames";
import { FLAT, type LeadingPair, leadingPair } from "../../math/leading-pair";
import type { WeightArray } from "../../network/checkpoint";
import { biasGuide, crushGuide, stretchGuides } from "../guides";
import type { Memory, Move, Pose } from "../reel";
import { mostCrushed } from "../spread";
import type { Guide, StopMaterial } from "../types";
import { factor, flattenLabel, shiftLabel, stretchLabel, tuple, turnLabel } from "../words";
import {
  type ChapterContext,
  type ChapterMotion,
  cameraMove,
  lookAt,
  makeMove,
  spaceGuides,
} from "./context";
import { planeMotion } from "./plane-map";

/** How the film looks at the units before and after a Dense while it acts. */
export interface Gaze {
  readonly kernel: Float64Array;
  /** Widths, at least 2: a layer of one unit has a second one that is always zero. */
  readonly inputs: number;
  readonly units: number;
  readonly pair: LeadingPair;
  readonly turn: Matrix2;
  /** R·V [2, inputs] and R·U [2, units]. */
  readonly leadIn: Float64Array;
  readonly leadOut: Float64Array;
}

/** undefined where the weights are absent or not finite: no motion is known then. */
export function gazeOf(
  before: StopMaterial,
  after: StopMaterial,
  reference: ArrayLike<number> | undefined,
  memory: Memory | undefined,
): Gaze | undefined {
  const array = kernelOf(after);
  const isFit = array?.shape[0] === before.width && array.shape[1] === after.width;
  if (!array || !isFit || !array.values.every(Number.isFinite)) return undefined;
  const inputs = Math.max(2, before.width);
  const units = Math.max(2, after.width);
  const kernel = new Float64Array(inputs * units);
  for (let input = 0; input < before.width; input++) {
    for (let unit = 0; unit < after.width; unit++) {
      kernel[input * units + unit] = array.values[input * after.width + unit] as number;
    }
  }
  const kept = memory?.frames.leadIn;
  const near = kept?.length === 2 * inputs ? kept : reference;
  const pair = completed(leadingPair(kernel, inputs, units), near);
  // V and U of two units are square: the turn that undoes them leaves the plane as it lies.
  const turn =
    inputs === 2
      ? transpose(pair.inputs as unknown as Matrix2)
      : units === 2
        ? transpose(pair.outputs as unknown as Matrix2)
        : near
          ? closestTurn(pair.inputs, near)
          : ([1, 0, 0, 1] as const);
  return {
    kernel,
    inputs,
    units,
    pair,
    turn,
    leadIn: turnFrame(turn, pair.inputs),
    leadOut: turnFrame(turn, pair.outputs),
  };
}

/** Where a kernel of more inputs keeps a line only, or nothing, its plane is made up: the camera turns least. */
function completed(pair: LeadingPair, near: ArrayLike<number> | undefined): LeadingPair {
  const width = pair.inputs.length / 2;
  const [s1, s2] = pair.stretches;
  if (width === 2 || s2 > FLAT * s1 || near?.length !== 2 * width) return pair;
  if (s1 === 0) return { ...pair, inputs: Float64Array.from(near) };
  const first = pair.inputs.slice(0, width);
  const rows = [1, 0].map((row) =>
    Float64Array.from({ length: width }, (_, unit) => near[row * width + unit] ?? 0),
  );
  const second = rows.map((row) => withoutParts(row, [first])).find((row) => row !== undefined);
  return second ? { ...pair, inputs: Float64Array.from([...first, ...second]) } : pair;
}

function kernelOf({ weights }: StopMaterial): WeightArray | undefined {
  return weights?.find((array) => array.name === "kernel");
}

export function denseMotion(context: ChapterContext, gaze: Gaze): ChapterMotion {
  const { before, after, rest, explain, memory } = context;
  const bias = Float32Array.from(
    after.weights?.find((array) => array.name === "bias")?.values ?? new Float32Array(after.width),
  );
  if (gaze.inputs === 2 && gaze.units === 2) {
    const [a = 0, c = 0, b = 0, d = 0] = gaze.kernel;
    const { moves, angles } = planeMotion({
      matrix: [a, b, c, d],
      lookBefore: context.start,
      lookAfter: rest,
      pose: (matrix) => ({ before: narrowed(Float64Array.from(matrix), before.width) }),
      explain,
      memory,
    });
    const kernelFrame = carried(unitFrame(2), gaze, before.width);
    return {
      moves: [...moves, shiftMove(context, bias, kernelFrame)],
      restGuides: [],
      memory: { angles, frames: { leadIn: gaze.leadIn } },
    };
  }
  const angles: Record<string, number> = {};
  const remember = (name: string, part: ReturnType<typeof cameraMove>) => {
    if (part) angles[name] = part.path.turn;
    return part ? [part.move] : [];
  };
  const view = explain ? explainedGaze(gaze, context.start.frame) : gaze;
  const startFrame = widened(context.start.frame, gaze.inputs);
  const into = cameraMove({
    stop: before,
    of: "before",
    from: startFrame,
    to: view.leadIn,
    camera: "svd",
    kind: gaze.inputs === 2 ? "turn" : "camera",
    label: intoLabel(gaze, explain, angleBetween(startFrame, view.leadIn)),
    pose: (frame) => ({ before: narrowed(frame, before.width) }),
    near: memory?.angles.into,
    guides: (frame) => crushed(context, gaze, frame),
  });
  const restFrame = widened(rest.frame, gaze.units);
  const out = cameraMove({
    stop: after,
    of: "after",
    from: view.leadOut,
    to: restFrame,
    camera: rest.camera ?? "svd",
    kind: gaze.units === 2 ? "turn" : "camera",
    label: outLabel(gaze, context, angleBetween(view.leadOut, restFrame)),
    pose: (frame) => ({ before: carried(frame, gaze, before.width) }),
    near: memory?.angles.out,
  });
  return {
    moves: [
      ...remember("into", into),
      stretchMove(context, view),
      ...(gaze.units > 2 ? [placeMove(context, view)] : []),
      ...remember("out", out),
      shiftMove(context, bias, carried(restFrame, gaze, before.width)),
    ],
    restGuides: spaceGuides(after, rest.frame),
    memory: { angles, frames: { leadIn: gaze.leadIn } },
  };
}

/** The bare singular axes, each with the sign that turns the picture least. */
function explainedGaze(gaze: Gaze, start: Float64Array): Gaze {
  const { pair, inputs, units } = gaze;
  const flip: [number, number] = [1, 1];
  if (inputs === 2 || units === 2) {
    // A proper turn on the side of two units, so that the plane is not mirrored on the way to it.
    const [a = 0, b = 0, c = 0, d = 0] = inputs === 2 ? pair.inputs : pair.outputs;
    if (a * d - b * c < 0) flip[1] = -1;
  } else {
    const [a, , , d] = overlap(pair.inputs, start);
    flip[0] = a < 0 ? -1 : 1;
    flip[1] = d < 0 ? -1 : 1;
  }
  const turn: Matrix2 = [flip[0], 0, 0, flip[1]];
  return { ...gaze, turn, leadIn: turnFrame(turn, pair.inputs), leadOut: turnFrame(turn, pair.outputs) };
}

function stretchMove({ before }: ChapterContext, { pair, turn, leadIn, inputs }: Gaze): Move {
  const [s1, s2] = pair.stretches;
  const isFlat = s2 <= FLAT * s1;
  const direction = [turn[0], turn[2]] as const;
  const angle = Math.atan2(direction[1], direction[0]);
  const matrix = (u: number) => stretchAlong(angle, 1 + u * (s1 - 1), 1 + u * (s2 - 1));
  const crushes = isFlat && before.width > 1;
  const words = crushes ? flattenLabel(s1, angle) : stretchLabel(s1, isFlat ? s1 : s2, angle);
  return makeMove({
    kind: isFlat ? "flatten" : "stretch",
    label: words + leftOut(pair),
    areas:
      inputs === 2
        ? { kind: "scaled", factor: (u) => (1 + u * (s1 - 1)) * (1 + u * (s2 - 1)) }
        : { kind: "between" },
    pose: (u) => ({ before: narrowed(turnFrame(matrix(u), leadIn), before.width) }),
    look: () => lookAt(before, "before", narrowed(leadIn, before.width), "svd"),
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
function placeMove({ before, after }: ChapterContext, view: Gaze): Move {
  const pose: Pose = { before: carried(view.leadOut, view, before.width) };
  return makeMove({
    kind: "place",
    label: `${before.width === 2 ? "the plane" : before.width === 1 ? "the line" : "the sheet"} now lies in ${after.width} units, seen along its own plane`,
    areas: { kind: "after" },
    pose: () => pose,
    look: () => lookAt(after, "after", view.leadOut, "svd"),
    guides: (u) => spaceGuides(after, view.leadOut, u),
  });
}

function shiftMove({ after, rest }: ChapterContext, bias: Float32Array, frame: Float64Array): Move {
  const width = after.width;
  const seen = [0, 1].map((row) =>
    bias.reduce((sum, value, unit) => sum + value * (rest.frame[row * width + unit] as number), 0),
  ) as unknown as readonly [number, number];
  const label = shiftLabel(bias, seen);
  return makeMove({
    kind: "shift",
    label,
    areas: { kind: "after" },
    pose: (u) => ({ before: frame, shift: [u * seen[0], u * seen[1]] }),
    look: () => rest,
    guides: () => [...spaceGuides(after, rest.frame), biasGuide(seen, width <= 4 ? tuple(bias) : "bias")],
  });
}

/** Of a layer that keeps a plane of more units: the direction that goes edge-on as the camera turns. */
function crushed(
  { spreadBefore, before }: ChapterContext,
  gaze: Gaze,
  frame: Float64Array,
): readonly Guide[] {
  if (gaze.units !== 2 || before.width < 3) return [];
  const direction = mostCrushed(spreadBefore, gaze.leadIn);
  if (!direction) return [];
  const width = before.width;
  const at = [0, 1].map((row) =>
    direction.reduce((sum, value, unit) => sum + value * (frame[row * width + unit] as number), 0),
  ) as unknown as readonly [number, number];
  const [x, y] = at;
  const points = [
    [-x, -y],
    [x, y],
  ] as const;
  return [
    {
      role: "crush",
      shape: "segment",
      points,
      label: "crushed",
      presence: Math.min(1, 4 * Math.hypot(x, y)),
    },
  ];
}

function intoLabel({ inputs, units, pair }: Gaze, explain: boolean, turn: number): string {
  if (inputs === 2) return `Vᵀ: ${turnLabel(turn)}`;
  const what = units === 2 ? "the plane that this layer keeps" : "the plane that this layer stretches most";
  const rest = inputs - 2 - (units === 2 ? 0 : pair.others.length + pair.further);
  const more = rest > 0 ? `; ${rest} direction${rest === 1 ? " is" : "s are"} crushed` : "";
  return `${explain ? "Vᵀ: " : ""}the view turns to ${what}${more}`;
}

function outLabel({ units }: Gaze, { explain, rest }: ChapterContext, turn: number): string {
  if (units === 2) return `U: ${turnLabel(turn)}`;
  const prefix = explain ? "U: " : "";
  if (rest.camera === "own" || rest.camera === "pair") return `${prefix}the view turns to your own`;
  if (rest.camera === "orbit") return `${prefix}the view turns in space, to see the units’ axes`;
  return `${prefix}the view turns to what the next layer sees`;
}

function angleBetween(from: Float64Array, to: Float64Array): number {
  return framePath(from, to).turn;
}

/** frame·Kᵀ [2, width before]: where the picture of the units after puts the points before, the bias left out. */
function carried(frame: Float64Array, { kernel, inputs, units }: Gaze, width: number): Float64Array {
  const result = new Float64Array(2 * inputs);
  for (let row = 0; row < 2; row++) {
    for (let input = 0; input < inputs; input++) {
      let sum = 0;
      for (let unit = 0; unit < units; unit++) {
        sum += (frame[row * units + unit] as number) * (kernel[input * units + unit] as number);
      }
      result[row * inputs + input] = sum;
    }
  }
  return narrowed(result, width);
}

/** Leaves out the second unit of a layer of one. */
function narrowed(frame: Float64Array, width: number): Float64Array {
  return width === 1 ? Float64Array.of(frame[0] as number, frame[frame.length / 2] as number) : frame;
}

/** Of a layer of one unit: its line as the horizontal axis of a plane. */
function widened(frame: Float64Array, width: number): Float64Array {
  return frame.length === 2 * width ? frame : unitFrame(width);
}
