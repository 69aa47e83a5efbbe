/**
 * How the film looks at a Dense while it acts: the frames on the units before it and after it through which the layer
 * is a stretch in place (dense.ts tells why there are such), and the kernel seen through them.
 */
import { closestTurn, overlap, turnFrame, unitFrame, withoutParts } from "../../math/frames";
import { type LeadingPair, leadingPair } from "../../math/leading-pair";
import { type Matrix2, transpose2 } from "../../math/matrix2";
import { weightTolerance } from "../../math/precision";
import type { WeightArray } from "../../network/checkpoint";
import type { Memory } from "../chapter-plan";
import type { NodeSample } from "../types";

/** How the film looks at the units before and after a Dense while it acts. */
export interface SingularFrames {
  readonly kernel: Float64Array;
  /** Widths, at least 2: a layer of one unit has a second one that is always zero. */
  readonly inputs: number;
  readonly units: number;
  readonly pair: LeadingPair;
  readonly turn: Matrix2;
  /** R·V [2, inputs] and R·U [2, units]. */
  readonly inputFrame: Float64Array;
  readonly outputFrame: Float64Array;
}

/** undefined where the weights are absent or not finite: no motion is known then. */
export function singularFramesOf(
  before: NodeSample,
  after: NodeSample,
  reference: ArrayLike<number> | undefined,
  memory: Memory | undefined,
): SingularFrames | undefined {
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
  const kept = memory?.frames.inputFrame;
  const near = kept?.length === 2 * inputs ? kept : reference;
  const pair = completed(leadingPair(kernel, inputs, units), units, near);
  // V and U of two units are square: the turn that undoes them leaves the plane as it lies.
  const turn =
    inputs === 2
      ? transpose2(pair.inputs as unknown as Matrix2)
      : units === 2
        ? transpose2(pair.outputs as unknown as Matrix2)
        : near
          ? closestTurn(pair.inputs, near)
          : ([1, 0, 0, 1] as const);
  return {
    kernel,
    inputs,
    units,
    pair,
    turn,
    inputFrame: turnFrame(turn, pair.inputs),
    outputFrame: turnFrame(turn, pair.outputs),
  };
}

/** Where a kernel of more inputs keeps a line only, or nothing, its plane is made up: the camera turns least. */
function completed(pair: LeadingPair, units: number, near: ArrayLike<number> | undefined): LeadingPair {
  const width = pair.inputs.length / 2;
  const [s1, s2] = pair.stretches;
  if (width === 2 || s2 > weightTolerance(width, units) * s1 || near?.length !== 2 * width) return pair;
  if (s1 === 0) return { ...pair, inputs: Float64Array.from(near) };
  const first = pair.inputs.slice(0, width);
  const rows = [1, 0].map((row) =>
    Float64Array.from({ length: width }, (_, unit) => near[row * width + unit] ?? 0),
  );
  const second = rows.map((row) => withoutParts(row, [first])).find((row) => row !== undefined);
  return second ? { ...pair, inputs: Float64Array.from([...first, ...second]) } : pair;
}

function kernelOf({ weights }: NodeSample): WeightArray | undefined {
  return weights?.find((array) => array.name === "kernel");
}

/** The bare singular axes, each with the sign that turns the picture least. */
export function explainedFrames(singular: SingularFrames, start: Float64Array): SingularFrames {
  const { pair, inputs, units } = singular;
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
  return {
    ...singular,
    turn,
    inputFrame: turnFrame(turn, pair.inputs),
    outputFrame: turnFrame(turn, pair.outputs),
  };
}

/** frame·Kᵀ [2, width before]: where the picture of the units after puts the points before, the bias left out. */
export function carried(
  frame: Float64Array,
  { kernel, inputs, units }: SingularFrames,
  width: number,
): Float64Array {
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
export function narrowed(frame: Float64Array, width: number): Float64Array {
  return width === 1 ? Float64Array.of(frame[0] as number, frame[frame.length / 2] as number) : frame;
}

/** Of a layer of one unit: its line as the horizontal axis of a plane. */
export function widened(frame: Float64Array, width: number): Float64Array {
  return frame.length === 2 * width ? frame : unitFrame(width);
}
