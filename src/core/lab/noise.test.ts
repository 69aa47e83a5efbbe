/** What rounding leaves of 0 is written as 0, in every sentence, formula and phase; what is small and true is not. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { makeFilm } from "../film/film";
import { chainMaterial } from "../film/testing/material";
import type { Matrix2, Vector2 } from "../math/matrix2";
import { multiply2, rotation2, stretch2 } from "../math/matrix2";
import { narrate } from "../words/narrate";
import { composeFacts, powerFacts } from "./compose";
import { labFacts } from "./facts";
import { labFormulas } from "./formulas";
import { filmSentence, labFilm, naiveLie } from "./motion";
import { writeDegrees, writeFact } from "./numbers";
import { areaSentence, eigenSentence, labSentence, remainsSentence } from "./sentences";
import { initialLab, type LabState, layerIds, matrixEntries } from "./state";

const angle = fc.integer({ min: -24, max: 24 }).map((part) => (part * Math.PI) / 12);
const tenth = fc.integer({ min: -60, max: 60 }).map((part) => part / 10);
const stretch = fc.constantFrom(0, 0.1, 0.5, 1, 2, 3.7);
/** As they are typed and dragged: turns, mirrors, stretches along odd directions, singular ones, decimals that are not exact. */
const matrix: fc.Arbitrary<Matrix2> = fc.oneof(
  angle.map(rotation2),
  fc.tuple(angle, stretch, stretch).map(([turn, s1, s2]) => stretch2(turn, s1, s2)),
  fc
    .tuple(angle, angle, stretch, stretch, fc.constantFrom(1, -1))
    .map(([u, v, s1, s2, side]) =>
      rounded(multiply2(multiply2(rotation2(u), [s1, 0, 0, side * s2]), rotation2(v)), s2),
    ),
  fc.tuple(tenth, tenth, tenth, tenth),
  fc.tuple(tenth, tenth, tenth).map(([a, c, k]): Matrix2 => [a, a * k, c, c * k]),
);

/** As a drag leaves it, in four places; a singular one as it is, for rounding it would give it an inverse. */
function rounded(product: Matrix2, s2: number): Matrix2 {
  return s2 === 0 ? product : (product.map((value) => Number(value.toFixed(4)) + 0) as unknown as Matrix2);
}

/** Everything that the lab says or writes of a matrix. */
function everything(a: Matrix2, bias: Vector2, probe: Vector2): readonly string[] {
  const state: LabState = { ...initialLab, matrix: matrixEntries(a), layers: [...layerIds], probe };
  const facts = labFacts(a, bias);
  return [
    labSentence(state, facts),
    ...labFormulas(facts).flatMap(({ tex, spoken }) => [tex, spoken]),
    filmSentence(labFilm(a, bias, "honest")),
    naiveLie(a)?.sentence ?? "",
    composeFacts(a, [0.1, 0.3, 0.2, 0.6]).sentence,
    powerFacts(a, 3).sentence,
    narrate({
      kind: "dense",
      params: {},
      from: 2,
      to: 2,
      weights: [{ name: "kernel", shape: [2, 2], values: Float32Array.of(a[0], a[2], a[1], a[3]) }],
    }),
  ];
}

/** A number below 1e−9, in words or in TeX: beside entries of about 1 it can only be noise. */
const NOISE = /e−(9|\d\d)|10\^\{-(9|\d\d)\}/;

test("no sentence and no formula holds what rounding has left of 0", () => {
  fc.assert(
    fc.property(matrix, fc.tuple(tenth, tenth), fc.tuple(tenth, tenth), (a, bias, probe) => {
      for (const text of everything(a, bias, probe)) expect(text).not.toMatch(NOISE);
    }),
    { numRuns: runs(4000) },
  );
});

test("none says a turn of 0°, or one of something in the plural", () => {
  fc.assert(
    fc.property(matrix, fc.tuple(tenth, tenth), fc.tuple(tenth, tenth), (a, bias, probe) => {
      for (const text of everything(a, bias, probe)) {
        expect(text).not.toMatch(/turns? (by )?0°/);
        expect(text).not.toMatch(/(^|[^\d.])1 (directions|units|examples|points)\b/);
      }
    }),
    { numRuns: runs(1000) },
  );
});

describe("what is small and true is said", () => {
  test("a stretch far smaller than the other has an inverse, and its condition is told", () => {
    const facts = labFacts([1e6, 0, 0, 1e-6], [0, 0]);
    expect(facts).toMatchObject({ rank: 2, determinant: 1 });
    expect(facts.condition).toBeCloseTo(1e12, 0);
    expect(facts.eigen).toMatchObject({ kind: "real" });
    expect(areaSentence(facts)).toBe("Determinant 1: keeps every area.");
    expect(remainsSentence(facts)).toContain("Invertible, condition 1e12");
    expect(facts.singularValues.map((value) => writeFact(value))).toEqual(["1e6", "1e−6"]);
  });

  test("two eigenvectors that nearly are one are said to be two", () => {
    for (const [typed, apart] of [
      [[2, 1, 1e-7, 2], "0.036°"],
      [[1 + 1e-9, 1, 0, 1], "5.7e−8°"],
    ] as const) {
      const { eigen } = labFacts(typed, [0, 0]);
      expect(eigen.kind).toBe("real");
      expect(eigenSentence(labFacts(typed, [0, 0]))).toContain(
        `Two directions are kept, nearly one direction (${apart} apart)`,
      );
    }
    expect(labFacts([1, 1, 0, 1], [0, 0]).eigen.kind).toBe("defective");
    expect(eigenSentence(labFacts([6, 2, 3, 2], [0, 0]))).not.toContain("nearly");
  });

  test("angles below a tenth of a degree keep two digits, and 180° no noise", () => {
    expect(writeDegrees(Math.PI / 4)).toBe("45°");
    expect(writeDegrees(0.036 * (Math.PI / 180))).toBe("0.036°");
    expect(writeDegrees(1e-17)).toBe("0°");
    expect(writeDegrees(-Math.PI)).toBe("−180°");
  });
});

test("nor do the film's phases", () => {
  const shape = { domain: [-1, 1], lines: 2, refine: 1 } as const;
  fc.assert(
    fc.property(matrix, fc.tuple(tenth, tenth), fc.boolean(), ([a, b, c, d], bias, explain) => {
      const kernel = [
        [a, c],
        [b, d],
      ];
      const film = makeFilm(chainMaterial([{ dense: kernel, bias }], shape), { explain });
      for (const { label } of film.chapters[1]!.phases) {
        expect(label).not.toMatch(NOISE);
        expect(label).not.toMatch(/turn 0°/);
      }
    }),
    { numRuns: runs(500) },
  );
});
