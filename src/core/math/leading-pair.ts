/**
 * The two strongest singular directions of a layer's kernel: the plane in which it does most, and where that plane
 * goes. With two rows or two columns by one Jacobi rotation (Hestenes 1958), which finds the small one as
 * accurately as the large; otherwise by ml-matrix.
 */
import { SingularValueDecomposition } from "ml-matrix";
import { perpendicular, withoutParts } from "./frames";

export interface LeadingPair {
  /** Larger and smaller of the two stretches, never negative. */
  readonly stretches: readonly [number, number];
  /** [2, inputs] orthonormal: what is stretched. A kernel K [inputs, units] takes the row v₁ to s₁·u₁. */
  readonly inputs: Float64Array;
  /** [2, units] orthonormal: where it goes. */
  readonly outputs: Float64Array;
  /** The further stretches, largest first. */
  readonly others: readonly number[];
}

/** A stretch below this share of the larger one counts as none: 32-bit weights do not tell it from zero. */
export const FLAT = 1e-6;

/** @param kernel [inputs, units] row-major, y = x·K; both at least 2 */
export function leadingPair(kernel: ArrayLike<number>, inputs: number, units: number): LeadingPair {
  const row = (index: number) =>
    Float64Array.from({ length: units }, (_, unit) => kernel[index * units + unit] as number);
  const column = (unit: number) =>
    Float64Array.from({ length: inputs }, (_, index) => kernel[index * units + unit] as number);
  if (inputs === 2) {
    const { stretches, turned, images } = ofTwo(row(0), row(1));
    return { stretches, inputs: turned, outputs: images, others: [] };
  }
  if (units === 2) {
    const { stretches, turned, images } = ofTwo(column(0), column(1));
    return { stretches, inputs: images, outputs: turned, others: [] };
  }
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
  };
}

/**
 * Two vectors r₀, r₁ turned into each other until they are at right angles: cos θ·r₀ + sin θ·r₁ = s₁·u₁ and
 * −sin θ·r₀ + cos θ·r₁ = s₂·u₂.
 * @returns turned [[cos θ, sin θ], [−sin θ, cos θ]], and the u as images
 */
function ofTwo(first: Float64Array, second: Float64Array) {
  const [aa, bb, ab] = [dot(first, first), dot(second, second), dot(first, second)];
  const angle = 0.5 * Math.atan2(2 * ab, aa - bb);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const long = first.map((value, unit) => cos * value + sin * (second[unit] as number));
  const short = first.map((value, unit) => cos * (second[unit] as number) - sin * value);
  const s1 = Math.sqrt(dot(long, long));
  const s2 = Math.sqrt(dot(short, short));
  return {
    stretches: [s1, s2] as const,
    turned: Float64Array.of(cos, sin, -sin, cos),
    images: firstTwo(
      [s1 > 0 ? long : [], s2 > FLAT * s1 ? short : []].map((vector) => Array.from(vector)),
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

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] as number) * (b[index] as number);
  return sum;
}
