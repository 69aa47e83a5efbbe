/** A matrix in words: the numbers are those of the matrix, whatever their size. */
import { expect, test } from "vitest";
import { type MatrixFacts, matrixFacts } from "../../core/math/matrix-facts";
import {
  planeMotion,
  showAreaFactor,
  showCondition,
  showDeterminant,
  showEigenvalues,
  showKnownDeterminant,
  showRank,
  showShift,
  showStretches,
  showStretchesShort,
} from "./matrix-words";

function factsOf(values: ArrayLike<number>, inputs: number, units: number): MatrixFacts {
  const facts = matrixFacts(values, inputs, units);
  if (!facts) throw new Error("no facts");
  return facts;
}

test("a quarter turn with a stretch: complex eigenvalues are one pair", () => {
  // The kernel [in, out] of (x, y) ↦ (−2 y, 2 x).
  const kernel = [0, 2, -2, 0];
  const facts = factsOf(kernel, 2, 2);
  expect(planeMotion(kernel).turn).toBe("turn 90° left");
  expect(showEigenvalues(facts.eigenvalues ?? [])).toBe("0 ± 2i");
  expect(showAreaFactor(facts)).toBe("×4");
  expect(facts.determinant && showDeterminant(facts.determinant)).toBe("4");
});

test("a mirror image is one half-turn about its line, and its determinant is negative", () => {
  const kernel = [1, 0, 0, -3];
  const facts = factsOf(kernel, 2, 2);
  expect(planeMotion(kernel)).toEqual({ along: "90°", turn: "half-turn about the line at 0°" });
  expect(facts.determinant && showDeterminant(facts.determinant)).toBe("−3");
  expect(showAreaFactor(facts)).toBe("×3");
  expect(showEigenvalues(facts.eigenvalues ?? [])).toBe("−3, 1");
});

test("what crushes a direction says so", () => {
  const facts = factsOf([1, 2, 2, 4], 2, 2);
  expect(planeMotion([1, 2, 2, 4]).turn).toBe("onto a line");
  expect(planeMotion([0, 0, 0, 0]).turn).toBe("everything onto one point");
  expect(showCondition(facts.condition)).toBe("over 4.2e6");
  expect(showRank(facts)).toBe("1 of 2 to the precision of the weights");
  expect(showKnownDeterminant(facts.determinant!)).toBe("0 to the precision of the weights");
  expect(showCondition(factsOf([0, 0, 0, 0], 2, 2).condition)).toBe("none");
  expect(planeMotion([1, 0, 0.001, 1]).turn).toBe("no turn");
  expect(showAreaFactor(factsOf(new Float32Array(8), 4, 2))).toBeUndefined();
});

test("a determinant beyond what a number holds is written as a power of ten", () => {
  expect(showDeterminant({ sign: -1, log10: -360 })).toBe("−10^−360");
  expect(showDeterminant({ sign: 1, log10: 400.2 })).toBe("10^400");
  expect(showDeterminant({ sign: 0, log10: Number.NEGATIVE_INFINITY })).toBe("0");
});

test("many numbers are counted rather than listed", () => {
  const identity = Float32Array.from({ length: 144 }, (_, index) => (index % 13 === 0 ? 1 : 0));
  const facts = factsOf(identity, 12, 12);
  expect(showStretches(facts)).toBe(`${Array.from({ length: 8 }, () => "×1").join(", ")} and 4 more`);
  expect(showStretchesShort(facts)).toBe("×1, ×1, ×1 and 9 more");
  expect(showEigenvalues(facts.eigenvalues ?? [])).toMatch(/ and 4 more$/);
  const wide = factsOf(new Float32Array(300 * 280).fill(0.01), 300, 280);
  expect(showStretches({ ...wide, singular: Array.from({ length: 8 }, () => 2) })).toMatch(
    / and smaller ones$/,
  );
});

test("a shift is its numbers, or its length where there are many", () => {
  expect(showShift(undefined)).toBe("none");
  expect(showShift([0, 0])).toBe("0");
  expect(showShift([0.5, -1.25])).toBe("(0.5, −1.25)");
  expect(showShift(new Float32Array(100).fill(0.3))).toBe("length 3");
});
