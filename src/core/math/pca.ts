/**
 * Principal axes: the flat view of a cloud of points in many dimensions that shows most of its spread.
 * Pearson 1901; for many dimensions by subspace iteration with a Rayleigh–Ritz step (Golub & Van Loan 2013, 8.2).
 */
import { createRandom } from "./random";
import { timesScatter } from "./scatter";
import { type SymmetricEigen, symmetricEigen } from "./symmetric-eigen";
import { combine, dot, largestMagnitude, lengthOf, rejectionFrom, unitVector } from "./vectors";

export interface PrincipalAxes {
  /** [width]. */
  readonly mean: Float32Array;
  /** [2, width] row-major, orthonormal, the one of largest spread first. */
  readonly axes: Float32Array;
  /** Share of the whole spread (the sum of variances) that lies along the two axes, 0 to 1. */
  readonly share: number;
}

/** Up to this width the axes come from the whole covariance, exactly. */
const EXACT_WIDTH = 64;
/** Vectors that are iterated for a wide cloud; more than two, because the third decides how fast it settles. */
const BLOCK = 6;
const MAX_ROUNDS = 100;
/** Iteration ends when a round adds no more than this share of the spread. */
const SETTLED = 1e-6;

/**
 * The mean and the two leading principal axes of a cloud. Signs are fixed: an axis's component of largest
 * magnitude (the first on ties) is positive. Where all points are equal, the first two unit vectors.
 *
 * @param points [count, width] row-major; width at least 2
 * @param near axes that the new ones are likely close to: fewer rounds for a wide cloud, nothing else
 */
export function principalAxes(points: Float32Array, width: number, near?: PrincipalAxes): PrincipalAxes {
  const cloud = centred(points, width);
  const { mean, spread, largest } = cloud;
  // Rounding leaves equal points a little spread in some direction, which is none.
  const isPoint = spread <= points.length * (1e-7 * largest) ** 2;
  if (isPoint || !Number.isFinite(spread)) {
    return { mean, axes: unitAxes(width), share: isPoint ? 1 : 0 };
  }
  const { first, second, shown } = width <= EXACT_WIDTH ? exactAxes(cloud) : iteratedAxes(cloud, near?.axes);
  const axes = new Float32Array(2 * width);
  axes.set(withSign(first));
  axes.set(withSign(second), width);
  return { mean, axes, share: Math.min(1, shown / spread) };
}

/**
 * Turns new axes to the ones before, so that pictures that follow each other do not jump: flips signs, and
 * where the two spreads have changed places, swaps the axes. The plane they span stays the same.
 */
export function alignAxes(previous: PrincipalAxes, next: PrincipalAxes): PrincipalAxes {
  const width = next.mean.length;
  if (previous.mean.length !== width) return next;
  const row = (axes: Float32Array, index: number) => axes.subarray(index * width, (index + 1) * width);
  const overlap = (before: number, after: number) => dot(row(previous.axes, before), row(next.axes, after));
  const kept = Math.abs(overlap(0, 0)) + Math.abs(overlap(1, 1));
  const swapped = Math.abs(overlap(0, 1)) + Math.abs(overlap(1, 0));
  const [first, second] = swapped > kept ? [1, 0] : [0, 1];
  const axes = new Float32Array(2 * width);
  const flip = (before: number, after: number) => {
    const sign = overlap(before, after) < 0 ? -1 : 1;
    axes.set(
      row(next.axes, after).map((value) => sign * value),
      before * width,
    );
  };
  flip(0, first);
  flip(1, second);
  return { ...next, axes };
}

/**
 * Where points lie in the plane of the axes, measured from the mean.
 * @param points [count, width]
 * @param target [count, 2], written from row `at` on
 */
export function projectPoints(
  points: Float32Array,
  { mean, axes }: Pick<PrincipalAxes, "mean" | "axes">,
  target: Float32Array,
  at = 0,
): void {
  const width = mean.length;
  const count = points.length / width;
  for (let point = 0; point < count; point++) {
    let x = 0;
    let y = 0;
    for (let unit = 0; unit < width; unit++) {
      const value = (points[point * width + unit] as number) - (mean[unit] as number);
      x += value * (axes[unit] as number);
      y += value * (axes[width + unit] as number);
    }
    target[2 * (at + point)] = x;
    target[2 * (at + point) + 1] = y;
  }
}

interface Cloud {
  /** Centred points, [count, width]. */
  readonly values: Float64Array;
  readonly width: number;
  readonly mean: Float32Array;
  /** Sum of squares of the centred values. */
  readonly spread: number;
  /** Largest magnitude among the points as they came. */
  readonly largest: number;
}

/** Plain loops, as in all that follows: every picture of a wide node comes through here. */
function centred(points: Float32Array, width: number): Cloud {
  const count = points.length / width;
  const mean = new Float64Array(width);
  let largest = 0;
  for (let at = 0; at < points.length; at += width) {
    for (let unit = 0; unit < width; unit++) {
      const value = points[at + unit] as number;
      mean[unit] = (mean[unit] as number) + value / count;
      if (Math.abs(value) > largest) largest = Math.abs(value);
    }
  }
  const values = new Float64Array(points.length);
  let spread = 0;
  for (let at = 0; at < points.length; at += width) {
    for (let unit = 0; unit < width; unit++) {
      const value = (points[at + unit] as number) - (mean[unit] as number);
      values[at + unit] = value;
      spread += value * value;
    }
  }
  return { values, width, mean: Float32Array.from(mean), spread, largest };
}

interface LeadingAxes {
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** Sum of squares along the two. */
  readonly shown: number;
}

function exactAxes({ values, width }: Cloud): LeadingAxes {
  const sums = new Float64Array(width * width);
  for (let at = 0; at < values.length; at += width) {
    for (let a = 0; a < width; a++) {
      const value = values[at + a] as number;
      for (let b = a; b < width; b++) {
        sums[a * width + b] = (sums[a * width + b] as number) + value * (values[at + b] as number);
      }
    }
  }
  const rows = Array.from({ length: width }, (_, a) =>
    Array.from({ length: width }, (_, b) => sums[Math.min(a, b) * width + Math.max(a, b)] as number),
  );
  return leadingOf(symmetricEigen(rows));
}

/** Multiplies a few vectors by the scatter matrix over and over, without ever making that matrix. */
function iteratedAxes({ values, width }: Cloud, near: Float32Array | undefined): LeadingAxes {
  const random = createRandom(0, "principal axes");
  let block: Float64Array[] = Array.from({ length: BLOCK }, (_, index) =>
    near && index < 2
      ? Float64Array.from(near.subarray(index * width, (index + 1) * width))
      : Float64Array.from({ length: width }, () => random.normal()),
  );
  let shown = 0;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    block = orthonormalBlock(block);
    const images = block.map((vector) => timesScatter(values, width, vector));
    const small = symmetricEigen(block.map((vector) => images.map((image) => dot(vector, image))));
    const before = shown;
    shown = leadingOf(small).shown;
    if (shown - before <= SETTLED * shown && round > 0) {
      return leadingOf({ ...small, vectors: small.vectors.map((weights) => combine(block, weights)) });
    }
    block = small.vectors.map((weights) => combine(images, weights));
  }
  const [first, second] = orthonormalBlock(block);
  return { first: first as Float64Array, second: second as Float64Array, shown };
}

/** Gram–Schmidt, twice for accuracy; a vector that depends on the ones before makes way for a unit vector. */
function orthonormalBlock(vectors: readonly Float64Array[]): Float64Array[] {
  const result: Float64Array[] = [];
  for (const vector of vectors) {
    let candidate = vector;
    for (let unit = 0; unit < vector.length; unit++) {
      const rest = rejectionFrom(candidate, result);
      const length = lengthOf(rest);
      if (length > 1e-10 * lengthOf(candidate)) {
        result.push(rest.map((value) => value / length));
        break;
      }
      candidate = unitVector(vector.length, unit);
    }
  }
  return result;
}

/** The two leading axes, of vectors in the order of their eigenvalues. */
function leadingOf({ values, vectors }: SymmetricEigen): LeadingAxes {
  const [first, second] = vectors;
  return {
    first: first as Float64Array,
    second: second as Float64Array,
    shown: Math.max(0, values[0] ?? 0) + Math.max(0, values[1] ?? 0),
  };
}

function withSign(vector: Float64Array): Float64Array {
  const most = largestMagnitude(vector);
  // Components that differ by rounding alone count as tied, or the sign would hang on the last bit.
  const leader = vector.find((value) => Math.abs(value) >= most * (1 - 1e-9)) ?? 1;
  return leader < 0 ? vector.map((value) => -value) : vector;
}

function unitAxes(width: number): Float32Array {
  const axes = new Float32Array(2 * width);
  axes[0] = 1;
  axes[width + 1] = 1;
  return axes;
}
