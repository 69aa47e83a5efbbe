/** A layer's matrix in words and numbers: what the matrix view and the table of all layers say. */
import { type Complex, determinantValue, LEADING, type MatrixFacts } from "../../core/math/matrix-facts";
import { kernelSvd } from "../../core/math/signed-svd";
import { sayDegrees, sayNumber, sayTuple, sayTurn } from "../../core/words/numbers";

/** Stretches named before the rest is counted. */
const NAMED = 8;
const NAMED_IN_TABLE = 3;

/** "×3.1, ×0.42 and 6 more". */
export function showStretches({ singular, method }: MatrixFacts, most = NAMED): string {
  const shown = singular.slice(0, most).map((value) => `×${sayNumber(value)}`);
  const rest = singular.length - shown.length;
  const isPart = method === "leading" && singular.length === LEADING;
  return `${shown.join(", ")}${rest > 0 || isPart ? ` and ${isPart ? "smaller ones" : `${rest} more`}` : ""}`;
}

/** The first three, for a cell of a table. */
export function showStretchesShort(facts: MatrixFacts): string {
  return showStretches(facts, NAMED_IN_TABLE);
}

/** "−0.34"; "−10^−45" where a number cannot hold it. */
export function showDeterminant(found: NonNullable<MatrixFacts["determinant"]>): string {
  const value = determinantValue(found);
  if (found.sign !== 0 && (value === 0 || !Number.isFinite(value))) {
    return `${found.sign < 0 ? "−" : ""}10^${Math.round(found.log10)}`.replace("-", "−");
  }
  return sayNumber(value);
}

/** By what areas (or volumes) grow: the product of all stretches; undefined where a direction is dropped. */
export function showAreaFactor({ inputs, units, singular, method }: MatrixFacts): string | undefined {
  if (units < inputs || method === "leading") return undefined;
  const log10 = singular.reduce((sum, value) => sum + Math.log10(value), 0);
  return `×${showDeterminant({ sign: Number.isFinite(log10) ? 1 : 0, log10 })}`;
}

/** "0.3 ± 1.2i, −0.5": a pair as one. */
export function showEigenvalues(all: readonly Complex[], most = NAMED): string {
  const words = all
    .filter(({ im }) => im >= 0)
    .map(({ re, im }) => (im === 0 ? sayNumber(re) : `${sayNumber(re)} ± ${sayNumber(im)}i`));
  const rest = words.length - most;
  return `${words.slice(0, most).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

export interface PlaneMotion {
  /** Direction of the largest stretch, "40°". */
  readonly along: string;
  /** "turns 31° left", "half-turn about the line at 31°", "crushes onto a line". */
  readonly turn: string;
}

/** Of a 2 × 2 kernel [in, out]. */
export function planeMotion(kernel: ArrayLike<number>): PlaneMotion {
  const { s1, s2, stretchAngle, turn, mirror } = kernelSvd(kernel);
  const along = sayDegrees(stretchAngle);
  if (s1 === 0) return { along: "–", turn: "everything onto one point" };
  if (s2 === 0) return { along, turn: "onto a line" };
  if (s2 < 0) return { along, turn: `half-turn about the line at ${sayDegrees(mirror)}` };
  return { along, turn: sayTurn(turn) };
}

/** "(−0.7, 0)"; its length where there are many units. */
export function showShift(bias: ArrayLike<number> | undefined): string {
  if (!bias) return "none";
  const values = Array.from(bias);
  if (values.every((value) => value === 0)) return "0";
  if (values.length <= 4) return sayTuple(values);
  return `length ${sayNumber(Math.hypot(...values))}`;
}

/** "66", or "over 1e6" of a matrix whose rank is not full; of a matrix of zeros there is none. */
export function showCondition(condition: MatrixFacts["condition"]): string {
  if (!condition) return "none";
  return `${condition.isAtLeast ? "over " : ""}${sayNumber(condition.value)}`;
}

/** What holds of a rank that is not full and of a determinant that is 0: a longer look at the same weights tells no more. */
const TO_PRECISION = "to the precision of the weights";

/** "38 of 40 to the precision of the weights" */
export function showRank({ rank, inputs, units }: MatrixFacts): string | undefined {
  const full = Math.min(inputs, units);
  return rank === undefined ? undefined : `${rank} of ${full}${rank < full ? ` ${TO_PRECISION}` : ""}`;
}

/** The determinant with what is known of it, where there is room for words. */
export function showKnownDeterminant(found: NonNullable<MatrixFacts["determinant"]>): string {
  return found.sign === 0 ? `0 ${TO_PRECISION}` : showDeterminant(found);
}
