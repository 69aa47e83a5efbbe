/**
 * The two strongest singular directions of a layer's kernel: the plane in which it does most, and where that plane
 * goes. With two rows or two columns by one Jacobi rotation (Hestenes 1958), which finds the small one as
 * accurately as the large; of small kernels by ml-matrix; of large ones by subspace iteration with a Rayleigh–Ritz
 * step (Golub & Van Loan 2013, 8.2), some fifty times faster than all singular values of 64 × 64.
 */
import { SingularValueDecomposition } from "ml-matrix";
import { perpendicular, withoutParts } from "./frames";
import { weightTolerance } from "./precision";
import { createRandom } from "./random";
import { symmetricEigen } from "./symmetric-eigen";
import { combine, dot, lengthOf } from "./vectors";

export interface LeadingPair {
  /** Larger and smaller of the two stretches, never negative. */
  readonly stretches: readonly [number, number];
  /** [2, inputs] orthonormal: what is stretched. A kernel K [inputs, units] takes the row v₁ to s₁·u₁. */
  readonly inputs: Float64Array;
  /** [2, units] orthonormal: where it goes. */
  readonly outputs: Float64Array;
  /** The further stretches, largest first: all of a small kernel's, some of a large one's. */
  readonly others: readonly number[];
  /** How many there are beyond those. */
  readonly further: number;
}

/** Kernels with more rows and columns than this are iterated. */
const EXACT_WIDTH = 12;
/** Vectors that are iterated; more than two, because the ninth stretch decides how fast the second settles. */
const BLOCK = 8;
const MAX_ROUNDS = 80;
/** Ends where vᵀ·K·Kᵀ differs from s²·vᵀ by no more than this share. */
const SETTLED = 1e-6;

/** @param kernel [inputs, units] row-major, y = x·K; both at least 2 */
export function leadingPair(kernel: ArrayLike<number>, inputs: number, units: number): LeadingPair {
  const row = (index: number) =>
    Float64Array.from({ length: units }, (_, unit) => kernel[index * units + unit] as number);
  const column = (unit: number) =>
    Float64Array.from({ length: inputs }, (_, index) => kernel[index * units + unit] as number);
  const flat = weightTolerance(inputs, units);
  if (inputs === 2) {
    const { stretches, turned, images } = ofTwo(row(0), row(1), flat);
    return { stretches, inputs: turned, outputs: images, others: [], further: 0 };
  }
  if (units === 2) {
    const { stretches, turned, images } = ofTwo(column(0), column(1), flat);
    return { stretches, inputs: images, outputs: turned, others: [], further: 0 };
  }
  if (Math.min(inputs, units) > EXACT_WIDTH) return iterated(kernel, inputs, units);
  const {
    leftSingularVectors: left,
    rightSingularVectors: right,
    diagonal,
  } = new SingularValueDecomposition(
    Array.from({ length: inputs }, (_, index) => Array.from(row(index))),
    { autoTranspose: true },
  );
  const [s1 = 0, s2 = 0, ...others] = diagonal;
  return {
    stretches: [s1, s2],
    inputs: firstTwo([left.getColumn(0), left.getColumn(1)], inputs),
    outputs: firstTwo([right.getColumn(0), right.getColumn(1)], units),
    others,
    further: 0,
  };
}

function iterated(kernel: ArrayLike<number>, inputs: number, units: number): LeadingPair {
  const random = createRandom(0, "leading pair");
  let block: Float64Array[] = Array.from({ length: BLOCK }, () =>
    Float64Array.from({ length: inputs }, () => random.normal()),
  );
  let images: Float64Array[] = [];
  let squares: readonly number[] = [];
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const frame: Float64Array[] = [];
    for (const vector of block) {
      const unit = withoutParts(vector, frame) ?? perpendicular(frame, inputs);
      if (unit) frame.push(unit);
    }
    const raw = frame.map((vector) => forwards(kernel, units, vector));
    const { values, vectors } = symmetricEigen(raw.map((one) => raw.map((other) => dot(one, other))));
    block = vectors.map((weights) => combine(frame, weights));
    images = vectors.map((weights) => combine(raw, weights));
    squares = values.map((value) => Math.max(0, value));
    const next = images.map((image) => backwards(kernel, inputs, image));
    const isSettled = [0, 1].every((index) => {
      const vector = block[index] as Float64Array;
      const rest = (next[index] as Float64Array).map(
        (value, at) => value - (squares[index] as number) * (vector[at] as number),
      );
      return lengthOf(rest) <= SETTLED * (squares[0] as number);
    });
    if (isSettled) break;
    block = next;
  }
  const [s1 = 0, s2 = 0, ...others] = squares.map(Math.sqrt);
  const leading = block.slice(0, 2).map((vector) => Array.from(vector));
  const seen = images
    .slice(0, 2)
    .map((image, index) =>
      (index === 0 ? s1 : s2) > weightTolerance(inputs, units) * s1 ? Array.from(image) : [],
    );
  return {
    stretches: [s1, s2],
    inputs: firstTwo(leading, inputs),
    outputs: firstTwo(seen, units),
    others,
    further: Math.min(inputs, units) - BLOCK,
  };
}

/** x·K */
function forwards(kernel: ArrayLike<number>, units: number, vector: Float64Array): Float64Array {
  const image = new Float64Array(units);
  for (const [input, value] of vector.entries()) {
    for (let unit = 0; unit < units; unit++) {
      image[unit] = (image[unit] as number) + value * (kernel[input * units + unit] as number);
    }
  }
  return image;
}

/** y·Kᵀ */
function backwards(kernel: ArrayLike<number>, inputs: number, vector: Float64Array): Float64Array {
  const units = vector.length;
  return Float64Array.from({ length: inputs }, (_, input) => {
    let sum = 0;
    for (let unit = 0; unit < units; unit++) {
      sum += (vector[unit] as number) * (kernel[input * units + unit] as number);
    }
    return sum;
  });
}

/**
 * Two vectors r₀, r₁ turned into each other until they are at right angles: cos θ·r₀ + sin θ·r₁ = s₁·u₁ and
 * −sin θ·r₀ + cos θ·r₁ = s₂·u₂.
 * @param flat share of s₁ up to which s₂ counts as 0: then u₂ is made up
 * @returns turned [[cos θ, sin θ], [−sin θ, cos θ]], and the u as images
 */
function ofTwo(first: Float64Array, second: Float64Array, flat: number) {
  const [aa, bb, ab] = [dot(first, first), dot(second, second), dot(first, second)];
  const angle = 0.5 * Math.atan2(2 * ab, aa - bb);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const long = first.map((value, unit) => cos * value + sin * (second[unit] as number));
  const short = first.map((value, unit) => cos * (second[unit] as number) - sin * value);
  const s1 = lengthOf(long);
  const s2 = lengthOf(short);
  return {
    stretches: [s1, s2] as const,
    turned: Float64Array.of(cos, sin, -sin, cos),
    images: firstTwo(
      [s1 > 0 ? long : [], s2 > flat * s1 ? short : []].map((vector) => Array.from(vector)),
      first.length,
    ),
  };
}

/** Two vectors at length 1 and at right angles; one that is missing is made up. */
function firstTwo(vectors: readonly (readonly number[])[], width: number): Float64Array {
  const result = new Float64Array(2 * width);
  const made: Float64Array[] = [];
  for (const [index, vector] of vectors.entries()) {
    const given = vector.length === width ? withoutParts(Float64Array.from(vector), made) : undefined;
    const unit = given ?? perpendicular(made, width);
    if (!unit) continue;
    made.push(unit);
    result.set(unit, index * width);
  }
  return result;
}
