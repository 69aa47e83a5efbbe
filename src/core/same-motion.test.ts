/** The film of layers and the lab's films move the same matrix alike: at the same share of the same phase it is the same picture. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../scripts/runs";
import { frameAt, makeFilm } from "./film/film";
import { chainMaterial } from "./film/testing/material";
import { labFacts } from "./lab/facts";
import { factorFilm, labFilm } from "./lab/motion";
import { apply2, type Matrix2, type Vector2 } from "./math/matrix2";
import { sheetPoints } from "./math/sheet";

const shape = { domain: [-2, 2], lines: 3, refine: 1 } as const;
const sheet = sheetPoints(shape);
/** Numbers that 32 bits hold exactly, so that both pages are given the same matrix. */
const entry = fc.integer({ min: -2048, max: 2048 }).map((part) => part / 512);
const matrix = fc.tuple(entry, entry, entry, entry) as fc.Arbitrary<Matrix2>;
const bias = fc.tuple(entry, entry);
const share = fc.integer({ min: 0, max: 999 }).map((part) => part / 1000);

/** Columns that lie along one line, exactly. */
const singular = fc
  .tuple(
    fc.integer({ min: -16, max: 16 }),
    fc.integer({ min: -16, max: 16 }),
    fc.integer({ min: -4, max: 4 }),
  )
  .map(([a, c, times]): Matrix2 => [a / 8, (times * a) / 8, c / 8, (times * c) / 8]);

/** The phases of the film of layers by the lab's names. */
const labNames: Readonly<Record<string, string>> = {
  stretch: "stretch",
  flatten: "stretch",
  turn: "turn",
  halfTurn: "turnOver",
  shift: "shift",
};

function layerFilm([a, b, c, d]: Matrix2, shift: Vector2, explain: boolean) {
  const kernel = [
    [a, c],
    [b, d],
  ];
  return makeFilm(chainMaterial([{ dense: kernel, bias: [...shift] }], shape), { explain });
}

/** The lab leaves out what moves a unit vector by less than 1e−4 of itself: up to so much of the largest place. */
const LEFT_OUT = 5e-4;

/** Where the film of layers draws the sheet, beside where a matrix and a shift put it. */
function expectSame(drawn: Float32Array, place: Matrix2, shift: Vector2) {
  const near = LEFT_OUT * Math.max(1, ...place.map(Math.abs));
  for (let at = 0; at < sheet.length; at += 2) {
    const [x, y] = apply2(place, [sheet[at]!, sheet[at + 1]!]);
    expect(Math.abs(drawn[at]! - x - shift[0])).toBeLessThan(near);
    expect(Math.abs(drawn[at + 1]! - y - shift[1])).toBeLessThan(near);
  }
}

test("polar: stretch, turn or turn over, shift", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.oneof(matrix, singular), bias, share, (a, b, part) => {
      const film = layerFilm(a, b, false);
      const lab = labFilm(a, b, "honest");
      for (const { kind, start, end } of film.chapters[1]!.phases) {
        // The lab leaves out what nobody would see move.
        const index = lab.phases.findIndex((phase) => phase.kind === labNames[kind]);
        if (index < 0) continue;
        seen.add(kind);
        const before = lab.phases.slice(0, index).reduce((sum, phase) => sum + phase.share, 0);
        const frame = lab.at(before + part * lab.phases[index]!.share);
        const drawn = frameAt(film, start + part * (end - start)).sheet;
        expectSame(drawn, frame.matrix, frame.shift);
      }
    }),
    { numRuns: runs(300) },
  );
  expect([...seen].sort()).toEqual(["flatten", "halfTurn", "shift", "stretch", "turn"]);
});

test("explained: Vᵀ, Σ and U are the lab's factors one by one", () => {
  fc.assert(
    fc.property(fc.oneof(matrix, singular), share, (a, part) => {
      const film = layerFilm(a, [0, 0], true);
      const strip = factorFilm(labFacts(a, [0, 0]).singularFactors, ["Vᵀ", "Σ", "U"]);
      const phases = film.chapters[1]!.phases.slice(0, 3);
      expect(phases.map(({ label }) => label.split(":")[0])).toEqual(["Vᵀ", "Σ", "U"]);
      phases.forEach(({ start, end }, index) => {
        const { matrix: place } = strip.at((index + part) / 3);
        expectSame(frameAt(film, start + part * (end - start)).sheet, place, [0, 0]);
      });
    }),
    { numRuns: runs(300) },
  );
});
