/** Examples as marks on a picture: where each falls, in which order they are drawn, and which are left out. */
import { planePoint } from "./points";
import { isInside, toPixel, type ViewBox } from "./scale";

/** Label of a point without a class. */
export const NO_CLASS = 255;

export interface Marks {
  /** [count, 2] in CSS pixels, in drawing order. */
  readonly positions: Float32Array;
  /** Class of each mark; NO_CLASS where it has none. */
  readonly classes: Uint8Array;
  /** Index of each mark's example in the list that was handed in. */
  readonly indices: Int32Array;
  /** Examples whose value is NaN or infinite: not drawn. */
  readonly notFinite: number;
  /** Examples beyond the picture's edge: not drawn. */
  readonly outside: number;
}

/** How far beyond the plot's edge a mark may stand and still be drawn: it is cut, not lost. */
const EDGE = 3;

/**
 * Places [n, 2] plane points. They are drawn in a scattered order (a step near the golden section of n), as a
 * class drawn last would seem to win wherever classes overlap.
 */
export function placeMarks(points: Float32Array, labels: Uint8Array, view: ViewBox): Marks {
  const count = Math.floor(points.length / 2);
  const positions = new Float32Array(2 * count);
  const classes = new Uint8Array(count);
  const indices = new Int32Array(count);
  const step = scatteringStep(count);
  let drawn = 0;
  let notFinite = 0;
  let outside = 0;
  for (let turn = 0, index = 0; turn < count; turn++, index = (index + step) % count) {
    const x = points[2 * index] as number;
    const y = points[2 * index + 1] as number;
    if (!Number.isFinite(x) || !Number.isFinite(y)) {
      notFinite++;
      continue;
    }
    const pixel = toPixel(view, planePoint(x, y));
    if (!isInside(view.plot, pixel, EDGE)) {
      outside++;
      continue;
    }
    positions.set(pixel, 2 * drawn);
    classes[drawn] = labels[index] ?? NO_CLASS;
    indices[drawn] = index;
    drawn++;
  }
  return {
    positions: positions.slice(0, 2 * drawn),
    classes: classes.slice(0, drawn),
    indices: indices.slice(0, drawn),
    notFinite,
    outside,
  };
}

/** A step through `count` places that visits each once, far from the one before. */
function scatteringStep(count: number): number {
  if (count < 3) return 1;
  let step = Math.max(1, Math.round(count * 0.618));
  while (greatestCommonDivisor(step, count) !== 1) step++;
  return step;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
