/** Two matrices one after the other, both ways round; and one matrix again and again. */
import { eigen2 } from "../math/eigen2";
import { apply2, IDENTITY2, largestEntry2, type Matrix2, multiply2, type Vector2 } from "../math/matrix2";
import { typedDeterminant } from "../math/precision";
import { writeFact, writeTurn } from "./numbers";

export interface ComposeFacts {
  /** A·B: B acts first. */
  readonly ab: Matrix2;
  readonly ba: Matrix2;
  readonly determinants: { readonly a: number; readonly b: number; readonly product: number };
  readonly commute: boolean;
  readonly sentence: string;
}

/** Entries of A·B and B·A that differ by less than this share of the largest products are rounding. */
const SAME = 1e-12;

/** What the order of two maps does: A·B, B·A, whether they are the same, and what becomes of areas. */
export function composeFacts(a: Matrix2, b: Matrix2): ComposeFacts {
  const ab = multiply2(a, b);
  const ba = multiply2(b, a);
  const gap = Math.max(...ab.map((value, index) => Math.abs(value - (ba[index] as number))));
  const commute = gap <= SAME * largestEntry2(a) * largestEntry2(b);
  const [ofA, ofB] = [typedDeterminant(a), typedDeterminant(b)];
  const determinants = { a: ofA, b: ofB, product: ofA * ofB };
  const areas = `Areas multiply either way: ${writeFact(determinants.a)} · ${writeFact(determinants.b)} = ${writeFact(determinants.product)}`;
  const order = commute
    ? "A·B and B·A are the same map: these two may change places"
    : `A·B and B·A differ, by up to ${writeFact(gap)} in an entry: the order counts`;
  return { ab, ba, determinants, commute, sentence: `${order}. ${areas}.` };
}

export interface PowerFacts {
  /** A⁰ to Aⁿ. */
  readonly powers: readonly Matrix2[];
  /** The direction that wins, unit length; undefined where none does. */
  readonly winner: Vector2 | undefined;
  readonly sentence: string;
}

/**
 * A again and again.
 * @param count how often, at least 0
 */
export function powerFacts(matrix: Matrix2, count: number): PowerFacts {
  const powers: Matrix2[] = [IDENTITY2];
  for (let step = 1; step <= count; step++) powers.push(multiply2(matrix, powers[step - 1] as Matrix2));
  return { powers, ...winnerOf(matrix) };
}

function winnerOf(matrix: Matrix2): Pick<PowerFacts, "winner" | "sentence"> {
  const eigen = eigen2(matrix);
  switch (eigen.kind) {
    case "complex":
      return {
        winner: undefined,
        sentence: `No direction wins: every step turns ${writeTurn(eigen.angle)} and ${growth(eigen.modulus)}.`,
      };
    case "repeated":
      return {
        winner: undefined,
        sentence: `No direction wins: every one is kept, and every step ${growth(Math.abs(eigen.value))}.`,
      };
    case "defective":
      return {
        winner: eigen.vector,
        sentence:
          eigen.value === 0
            ? "The second step sends everything to 0."
            : "Every direction drifts to the only eigenvector, but slowly: the angle that is left shrinks like 1/n.",
      };
    case "real": {
      const [first, second] = eigen.pairs;
      const ratio = Math.abs(first.value / second.value);
      if (ratio < 1 + 1e-9) {
        return { winner: undefined, sentence: "No direction wins: both eigenvalues are of the same size." };
      }
      const side = first.value < 0 ? ", changing sides at every step" : "";
      const pace = Number.isFinite(ratio)
        ? `its lead over the other grows ×${writeFact(ratio)} a step`
        : "after one step everything lies on it";
      return {
        winner: first.vector,
        sentence: `The eigenvector of λ = ${writeFact(first.value)} wins${side}: ${pace}.`,
      };
    }
  }
}

function growth(factor: number): string {
  if (Math.abs(factor - 1) < 1e-9) return "keeps the size";
  return `${factor > 1 ? "grows" : "shrinks"} ×${writeFact(factor)}`;
}

/** The directions of v, A v, A² v, …, each of length 1; ends early where A sends one to 0. */
export function directionTrail(matrix: Matrix2, start: Vector2, count: number): readonly Vector2[] {
  const trail: Vector2[] = [];
  let vector = start;
  for (let step = 0; step <= count; step++) {
    const length = Math.hypot(...vector);
    if (length === 0 || !Number.isFinite(length)) break;
    vector = [vector[0] / length, vector[1] / length];
    trail.push(vector);
    vector = apply2(matrix, vector);
  }
  return trail;
}
