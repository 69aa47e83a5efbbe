/** How the sheet spreads in a layer's space: what share of it a camera shows, and cameras chosen by it. */
import { overlap, perpendicular, withoutParts } from "../math/frames";
import { pointsPerLine, type SheetShape } from "../math/sheet";
import { symmetricEigen } from "../math/symmetric-eigen";
import { orbitCamera } from "./camera";
import type { Camera, NodeSample } from "./types";

export interface Spread {
  readonly width: number;
  /** [width, width] scatter of the sheet about its mean. */
  readonly scatter: Float64Array;
  /** Its trace. */
  readonly total: number;
}

/** Multiplications a scatter may cost: every second (third, …) crossing stands for all where it would cost more. */
const BUDGET = 400_000;

/** The spread of a stop's own values. */
export function spreadOf(stop: NodeSample, shape: SheetShape): Spread {
  const { width, sheet } = stop;
  const along = pointsPerLine(shape);
  const every = Math.max(1, Math.ceil(shape.lines / Math.sqrt(BUDGET / (width * width))));
  const mean = new Float64Array(width);
  const rows: number[] = [];
  for (let line = 0; line < shape.lines; line += every) {
    for (let column = 0; column < shape.lines; column += every) {
      rows.push(width * (line * along + column * shape.refine));
    }
  }
  for (const at of rows) {
    for (let unit = 0; unit < width; unit++)
      mean[unit] = (mean[unit] as number) + (sheet[at + unit] ?? Number.NaN) / rows.length;
  }
  const scatter = new Float64Array(width * width);
  const centred = new Float64Array(width);
  for (const at of rows) {
    for (let unit = 0; unit < width; unit++)
      centred[unit] = (sheet[at + unit] ?? Number.NaN) - (mean[unit] as number);
    for (let a = 0; a < width; a++) {
      const value = centred[a] as number;
      for (let b = a; b < width; b++) {
        scatter[a * width + b] = (scatter[a * width + b] as number) + value * (centred[b] as number);
      }
    }
  }
  let total = 0;
  for (let a = 0; a < width; a++) {
    total += scatter[a * width + a] as number;
    for (let b = 0; b < a; b++) scatter[a * width + b] = scatter[b * width + a] as number;
  }
  return { width, scatter, total };
}

/** Share of the spread that lies along a frame [2, width], 0 to 1; 1 where there is no spread to show, NaN where it is not finite. */
export function shareShown({ width, scatter, total }: Spread, frame: ArrayLike<number>): number {
  if (!Number.isFinite(total)) return Number.NaN;
  if (total === 0) return 1;
  let shown = 0;
  for (let row = 0; row < 2; row++) shown += along(scatter, width, frame, row * width);
  return Math.min(1, Math.max(0, shown / total));
}

function along(scatter: Float64Array, width: number, frame: ArrayLike<number>, at: number): number {
  let sum = 0;
  for (let a = 0; a < width; a++) {
    let inner = 0;
    for (let b = 0; b < width; b++) inner += (scatter[a * width + b] as number) * (frame[at + b] as number);
    sum += inner * (frame[at + a] as number);
  }
  return sum;
}

/** The directions of most spread, most first, [count, width]; signs as ml-matrix gives them. */
function principalRows({ width, scatter }: Spread): readonly Float64Array[] {
  const rows = Array.from({ length: width }, (_, row) => scatter.subarray(row * width, (row + 1) * width));
  return symmetricEigen(rows).vectors;
}

/** The plane of most spread as a frame. */
export function principalFrame(spread: Spread): Float64Array {
  const { width } = spread;
  const frame = new Float64Array(2 * width);
  if (!Number.isFinite(spread.total)) {
    frame[0] = 1;
    frame[width + 1] = 1;
    return frame;
  }
  const [first, second] = principalRows(spread);
  if (first) frame.set(first);
  if (second) frame.set(second, width);
  return frame;
}

/** Places to look at three units from, the usual ones first: [azimuth, elevation] in degrees. */
const LOOKOUTS = [-55, 35, 125, -145].flatMap((azimuth) =>
  [24, 62].map((elevation) => [azimuth, elevation] as const),
);
/** A sheet that shows less than this share of its own area is seen too much from the side. */
const MIN_OPEN_SHARE = 0.4;

/**
 * An orbit camera of three units that does not look along the sheet's flat side.
 * @param from how the sheet is looked at already: from the same side, if that can be
 */
export function openOrbit(spread: Spread, from: Float64Array | undefined): Camera {
  const cameras = LOOKOUTS.map(([azimuth, elevation]) =>
    orbitCamera((azimuth * Math.PI) / 180, (elevation * Math.PI) / 180),
  );
  const usual = cameras[0] as Camera;
  if (!Number.isFinite(spread.total) || !(spread.total > 0)) return usual;
  const [first, second] = principalRows(spread);
  if (!first || !second) return usual;
  // How open the plane of most spread lies: the area of its unit square as the camera sees it.
  const openness = ({ axes }: Camera) => {
    const seen = (vector: Float64Array, row: number) =>
      vector.reduce((sum, value, unit) => sum + value * (axes[3 * row + unit] as number), 0);
    return Math.abs(seen(first, 0) * seen(second, 1) - seen(first, 1) * seen(second, 0));
  };
  const keepsSide = ({ axes }: Camera) => {
    const [a, b, c, d] = from ? overlap(from, axes) : [1, 0, 0, 1];
    return a * d - b * c >= 0;
  };
  const open = cameras.filter((camera) => openness(camera) >= MIN_OPEN_SHARE);
  return (
    open.find(keepsSide) ??
    open[0] ??
    cameras.reduce((best, camera) => (openness(camera) > openness(best) ? camera : best))
  );
}

/**
 * Of all that a frame [2, width] does not see, the direction in which the sheet spreads most: what a layer that
 * keeps only the frame's plane crushes. undefined where it sees everything.
 */
export function mostCrushed(spread: Spread, frame: Float64Array): Float64Array | undefined {
  const { width, scatter, total } = spread;
  const seen = [frame.slice(0, width), frame.slice(width)];
  let vector = perpendicular(seen, width);
  if (width === 3 || !vector || !(total > 0) || !Number.isFinite(total)) return vector;
  // Power iteration on what is left; it need not be exact, only be the same for the same layer.
  for (let round = 0; round < 50; round++) {
    const image = new Float64Array(width);
    for (let a = 0; a < width; a++) {
      for (let b = 0; b < width; b++) {
        image[a] = (image[a] as number) + (scatter[a * width + b] as number) * (vector[b] as number);
      }
    }
    const next = withoutParts(
      image.map((value) => value / total),
      seen,
    );
    if (!next) return vector;
    vector = next;
  }
  return vector;
}
