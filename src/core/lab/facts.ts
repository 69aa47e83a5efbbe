/** Everything the lab says of a matrix and a bias, in closed forms (signed-svd.ts, eigen2.ts). */
import { eigen2 } from "../math/eigen2";
import {
  apply2,
  determinant2,
  fromColumns2,
  IDENTITY2,
  largestEntry2,
  type Matrix2,
  reflection2,
  rotation2,
  stretch2,
  type Vector2,
} from "../math/matrix2";
import { typedDeterminant, typedSum, withoutDust, withoutNoise } from "../math/precision";
import { signedSvd } from "../math/signed-svd";
import type { Factors, LabFacts, Remains } from "./interface";

/** Sine of the angle between two eigenvectors below which V is too near singular for V⁻¹ to say anything. */
export const PARALLEL_TOLERANCE = 1e-7;

/**
 * Everything at once, of entries up to 1e±145.
 * @param typed rows first; entries that are rounding beside the largest one count as 0 (math/precision.ts)
 */
export function labFacts(typed: Matrix2, bias: Vector2): LabFacts {
  const matrix = withoutDust(typed);
  const [a, b, c, d] = matrix;
  // By a power of two, which is exact: products of huge and tiny entries stay in range.
  const size = largestEntry2(matrix);
  const unit = size === 0 ? 1 : 2 ** Math.floor(Math.log2(size));
  const scaled = matrix.map((entry) => entry / unit) as unknown as Matrix2;
  const signed = signedSvd(...scaled);
  // What rounding alone keeps from 0 has determinant 0, does not turn over, and has no inverse.
  const determinant = typedDeterminant(scaled);
  const large = signed.s1;
  // σ₂ from the determinant: the difference of two nearly equal lengths would be rounding alone.
  const small = large === 0 ? 0 : determinant / large;
  const rank = large === 0 ? 0 : determinant === 0 ? 1 : 2;
  const eigen = eigen2(matrix);
  const { stretchAngle } = signed;
  // Turned by half a turn where the stretch angle was, so that V points right.
  const imageAngle = signed.uAngle + stretchAngle + signed.vtAngle;
  const sign = determinant < 0 ? -1 : 1;
  const turn = determinant < 0 ? reflection2(signed.mirror) : rotation2(signed.turn);
  return {
    matrix,
    bias,
    columns: [
      [a, c],
      [b, d],
    ],
    determinant: determinant * unit * unit,
    trace: withoutNoise(a + d, Math.abs(a) + Math.abs(d)),
    rank,
    remains: remains(scaled, unit, rank, determinant, stretchAngle, imageAngle),
    signed: { ...signed, s1: large * unit, s2: small * unit, determinant: determinant * unit * unit },
    singularValues: [large * unit, Math.abs(small) * unit],
    condition: rank === 2 ? large / Math.abs(small) : Infinity,
    eigen,
    eigenFactors: eigenFactors(eigen),
    singularFactors: {
      left: fromColumns2(direction(imageAngle), scaleVector(direction(imageAngle + Math.PI / 2), sign)),
      middle: [large * unit, 0, 0, Math.abs(small) * unit],
      right: rotation2(-stretchAngle),
    },
    polar: { stretch: stretch2(stretchAngle, large * unit, Math.abs(small) * unit), turn },
    fixedPoint: fixedPoint(matrix, bias),
  };
}

function remains(
  [a, b, c, d]: Matrix2,
  unit: number,
  rank: 0 | 1 | 2,
  determinant: number,
  stretchAngle: number,
  imageAngle: number,
): Remains {
  if (rank === 0) return { kind: "point" };
  if (rank === 1) {
    return {
      kind: "line",
      crushed: pointingRight(direction(stretchAngle + Math.PI / 2)),
      line: pointingRight(direction(imageAngle)),
    };
  }
  const over = 1 / determinant / unit;
  return { kind: "plane", inverse: [d * over, -b * over + 0, -c * over + 0, a * over] };
}

function eigenFactors(eigen: LabFacts["eigen"]): Factors | undefined {
  if (eigen.kind === "repeated") {
    return { left: IDENTITY2, middle: [eigen.value, 0, 0, eigen.value], right: IDENTITY2 };
  }
  if (eigen.kind !== "real") return undefined;
  const [first, second] = eigen.pairs;
  // An eigenvector may point either way: the second one so that V does not turn the plane over where A does not.
  const mirrors = determinant2(fromColumns2(first.vector, second.vector)) < 0;
  const left = fromColumns2(first.vector, scaleVector(second.vector, mirrors ? -1 : 1));
  const [p, q, r, s] = left;
  const determinant = determinant2(left);
  if (Math.abs(determinant) < PARALLEL_TOLERANCE) return undefined;
  return {
    left,
    middle: [first.value, 0, 0, second.value],
    right: [s / determinant, -q / determinant, -r / determinant, p / determinant],
  };
}

/** (I − A) x = b by Cramer's rule. */
function fixedPoint([a, b, c, d]: Matrix2, [shiftX, shiftY]: Vector2): Vector2 | undefined {
  const [p, q] = [typedSum(1, -a), typedSum(1, -d)];
  const determinant = typedDeterminant([p, -b, -c, q]);
  if (determinant === 0) return undefined;
  return [
    determinant2([shiftX, -b, shiftY, q]) / determinant + 0,
    determinant2([p, shiftX, -c, shiftY]) / determinant + 0,
  ];
}

/** Two eigenvectors nearer than this are nearly one direction: 1°, in radians. */
const NEARLY_ONE = Math.PI / 180;

/** Whether there are two real eigenvectors that one could take for one. */
export function isNearlyOne(eigen: LabFacts["eigen"]): boolean {
  return eigen.kind === "real" && eigen.apart < NEARLY_ONE;
}

export interface ProbeFacts {
  /** A v. */
  readonly image: Vector2;
  /** From v to A v, radians, positive to the left; NaN where either is 0. */
  readonly angle: number;
  /** |A v| / |v|. */
  readonly ratio: number;
  /** Whether A v lies along v, either way, within half a degree. */
  readonly isAligned: boolean;
  /** λ where it is aligned: (v · A v) / (v · v), the Rayleigh quotient. */
  readonly eigenvalue: number | undefined;
}

/** Radians between v and A v up to which they count as one line: half a degree. */
const ALIGNED = (0.5 * Math.PI) / 180;

/** What A does to one vector: a person turns it until A v lies along it. */
export function probeFacts(matrix: Matrix2, vector: Vector2): ProbeFacts {
  const image = apply2(matrix, vector);
  const dot = vector[0] * image[0] + vector[1] * image[1];
  const cross = vector[0] * image[1] - vector[1] * image[0];
  const length = Math.hypot(...vector);
  const imageLength = Math.hypot(...image);
  if (length === 0)
    return { image, angle: Number.NaN, ratio: Number.NaN, isAligned: false, eigenvalue: undefined };
  // A v = 0 is along every line: λ = 0.
  const isAligned = Math.abs(cross) <= Math.sin(ALIGNED) * length * imageLength;
  return {
    image,
    angle: imageLength === 0 ? Number.NaN : Math.atan2(cross, dot),
    ratio: imageLength / length,
    isAligned,
    eigenvalue: isAligned ? dot / (length * length) : undefined,
  };
}

/** The unit vector at an angle in radians. */
export function direction(angle: number): Vector2 {
  return [Math.cos(angle), Math.sin(angle)];
}

/** A vector times a number. */
export function scaleVector([x, y]: Vector2, factor: number): Vector2 {
  return [factor * x, factor * y];
}

function pointingRight([x, y]: Vector2): Vector2 {
  return x < 0 || (x === 0 && y < 0) ? [-x, -y] : [x, y];
}
