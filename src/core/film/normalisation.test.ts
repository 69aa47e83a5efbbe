/** The films of both normalisations: stops are the values, nothing jumps, and no frame shows a collapse that is none. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { trueAreas } from "./cells";
import { frameAt, makeFilm } from "./film";
import { expectNoJumps, expectStops } from "./testing/expectations";
import { shortfall } from "./testing/honesty";
import { fromFour, toFour, turnOver } from "./testing/kernels";
import { chainFilm, chainMaterial, type Link } from "./testing/material";

const toThree: Link = {
  dense: [
    [1, 0.2, -0.4],
    [0.3, 0.8, 0.5],
  ],
  bias: [0.1, -0.2, 0.3],
};
const normalised: Readonly<Record<string, readonly Link[]>> = {
  "batch statistics of two units": [{ batchNorm: { mean: [0.3, -1], variance: [4, 0.2] } }],
  "one factor below zero": [
    { batchNorm: { mean: [0.3, -1], variance: [4, 0.2], gamma: [1.5, -0.5], beta: [0.2, 0] } },
  ],
  "both below zero": [{ batchNorm: { mean: [0, 0], variance: [1, 2], gamma: [-1, -0.5] } }],
  "a factor of zero": [{ batchNorm: { mean: [0.5, 0], variance: [1, 2], gamma: [0, 0.5] } }],
  "batch statistics of one unit, below zero": [
    { dense: [[0.7], [-1.2]] },
    { batchNorm: { mean: [0.1], variance: [0.5], gamma: [-2] } },
  ],
  "batch statistics of four units, three below zero": [
    { dense: toFour },
    { batchNorm: { mean: [0, 1, 0.2, 0], variance: [1, 2, 0.3, 4], gamma: [-1, 0.5, -2, -0.7] } },
    { activation: "tanh" },
    { dense: fromFour },
  ],
  "LayerNorm of one unit": [{ dense: [[0.7], [-1.2]] }, { layerNorm: { beta: [0.4] } }],
  "LayerNorm of two units": [{ layerNorm: { gamma: [1.2, 0.7], beta: [0.3, -0.1] } }, { dense: turnOver }],
  "LayerNorm of two units, a scale below zero": [{ layerNorm: { gamma: [1.2, -0.7] } }],
  "LayerNorm of three units": [toThree, { layerNorm: {} }, { activation: "relu" }],
  "LayerNorm of three units, scaled": [
    toThree,
    { layerNorm: { gamma: [0.5, -1, 2], beta: [0, 1, 0] } },
    {
      dense: [
        [1, 0],
        [0.2, -1],
        [0.5, 0.5],
      ],
    },
  ],
  "LayerNorm of five units": [
    {
      dense: [
        [0.9, 0.3, -0.7, -0.7, 0.3],
        [0, 0.85, 0.5, -0.5, -0.85],
      ],
    },
    { layerNorm: {} },
    { activation: "silu" },
  ],
};

for (const [name, links] of Object.entries(normalised)) {
  test(`${name}: stops are the values themselves, and nothing jumps between phases`, () => {
    const material = chainMaterial(links);
    const film = makeFilm(material, { explain: false });
    expectStops(film, material);
    expectNoJumps(film);
  });
}

test("a BatchNorm is a stretch along the axes and a shift, and turns over what it multiplies by less than zero", () => {
  const kinds = (gamma: readonly number[]) =>
    chainFilm([{ batchNorm: { mean: [1, 0], variance: [4, 1], gamma } }]).chapters[1]!.phases.map(
      ({ kind }) => kind,
    );
  expect(kinds([1, 2])).toEqual(["stretch", "shift"]);
  expect(kinds([1, -2])).toEqual(["stretch", "halfTurn", "shift"]);
  expect(kinds([-1, -2])).toEqual(["stretch", "turn", "shift"]);
  expect(kinds([1, 0])).toEqual(["flatten", "shift"]);
  const film = chainFilm([{ batchNorm: { mean: [1, 0], variance: [4, 0.25] } }]);
  // Its determinant counts: half the width, twice the height.
  for (const area of frameAt(film, film.duration).areaCells) expect(area).toBeCloseTo(1, 2);
  const [, { start, end }] = film.chapters[1]!.phases as [unknown, { start: number; end: number }];
  const arrow = frameAt(film, (start + end) / 2).guides.find(({ role }) => role === "bias");
  expect(arrow?.points[1]?.[0]).toBeCloseTo(-0.5, 3);
});

test("weights of a BatchNorm that are not known, or whose variance is none, are a cut", () => {
  for (const variance of [-2, Number.NaN]) {
    const film = chainFilm([{ batchNorm: { mean: [0, 0], variance: [1, variance] } }]);
    expect(film.chapters[1]!.phases[0]!.label).toBe(
      "cut: this layer’s averages are not known, or not finite numbers",
    );
  }
});

test("LayerNorm: two units fall onto a line and out to its ends; three are seen along (1, 1, 1), a circle", () => {
  const two = chainFilm([{ layerNorm: {} }]);
  expect(two.chapters[1]!.phases.map(({ kind }) => kind)).toEqual(["flatten", "bend", "stretch", "shift"]);
  const three = chainFilm([toThree, { layerNorm: {} }]);
  expect(three.chapters[2]!.phases.map(({ kind }) => kind)).toEqual(["camera", "bend", "stretch", "shift"]);
  const frame = frameAt(three, three.duration);
  expect(frame.view.label).toBe("3 units, seen along (1, …, 1): 100 % of the spread");
  let far = 0;
  for (let at = 0; at < frame.sheet.length; at += 2) {
    const radius = Math.hypot(frame.sheet[at]!, frame.sheet[at + 1]!);
    expect(radius).toBeLessThanOrEqual(Math.sqrt(3));
    if (radius > 0.99 * Math.sqrt(3)) far += 1;
  }
  expect(far).toBeGreaterThan(0.9 * (frame.sheet.length / 2));
});

const bias = [0.4, -1.1];
const coarse = { domain: [-2, 2], lines: 4, refine: 1 } as const;
/** Of the cell itself, where the rounding of the vertices is left out already. */
const EXACT = 1e-6;
/** Numbers that a kernel holds; of 32-bit subnormals nothing is left but rounding. */
const entry = fc
  .double({ min: -3, max: 3, noNaN: true })
  .map((value) => (Math.abs(value) < 1e-9 ? 0 : value));
const kernels = fc
  .array(entry, { minLength: 4, maxLength: 4 })
  .map((values) => [values.slice(0, 2), values.slice(2)]);
const factors = fc.oneof(
  fc.double({ min: -3, max: 3, noNaN: true }),
  fc.double({ min: -6, max: -1, noNaN: true }).map((power) => 10 ** power),
);

test("BatchNorm with any scales, on any kernel: no cell falls below its smaller end on the way", () => {
  let halfTurns = 0;
  fc.assert(
    fc.property(
      kernels,
      factors,
      factors,
      fc.double({ min: 0.1, max: 9, noNaN: true }),
      (kernel, a, b, v) => {
        const links = [
          { dense: kernel, bias },
          { batchNorm: { mean: [0.3, -0.4], variance: [v, 1], gamma: [a, b] } },
        ];
        const film = chainFilm(links, { shape: coarse });
        for (const phase of film.chapters[2]!.phases) {
          if (phase.kind === "halfTurn") halfTurns++;
          expect(shortfall(film, phase).most, phase.label).toBeLessThan(EXACT);
        }
      },
    ),
    { numRuns: runs(2000) },
  );
  expect(halfTurns).toBeGreaterThan(runs(2000) / 20);
}, 60_000);

/** A kernel [2, 3] by six numbers. */
const toSpace = fc
  .array(entry, { minLength: 6, maxLength: 6 })
  .map((values) => [values.slice(0, 3), values.slice(3)]);

test("LayerNorm of three units: no cell falls below its smaller end on the way, and none is flat that is not", () => {
  const shape = { domain: [-2, 2], lines: 21, refine: 4 } as const;
  let seen = 0;
  fc.assert(
    fc.property(toSpace, fc.array(factors, { minLength: 3, maxLength: 3 }), (kernel, gamma) => {
      const links = [{ dense: kernel, bias: [0.3, -0.2, 0.1] }, { layerNorm: { gamma } }];
      const film = chainFilm(links, { shape });
      const [, , chapter] = film.chapters;
      const bend = chapter!.phases.find(({ kind }) => kind === "bend")!;
      // Cells at the middle, where everything bends within one of them, are polygons in the limit alone.
      expect(shortfall(film, bend).most).toBeLessThan(0.05);
      seen += 1;
    }),
    { numRuns: runs(60) },
  );
  expect(seen).toBe(runs(60));
}, 60_000);

test("LayerNorm of three units is seen face to face: what is drawn of a cell is its own area, and no cell is none", () => {
  const shape = { domain: [-2, 2], lines: 15, refine: 1 } as const;
  const links = [
    {
      dense: [
        [1, -0.2, -0.4],
        [0.3, 0.8, -0.9],
      ],
    },
    { layerNorm: {} },
  ];
  const film = chainFilm(links, { shape });
  const frame = frameAt(film, film.duration);
  const drawn = trueAreas(frame.sheet, 2, shape);
  for (const [cell, area] of frame.areaCells.entries()) {
    expect(Math.abs((drawn[cell] ?? 0) - area)).toBeLessThan(1e-5);
    expect(area).toBeGreaterThan(1e-6);
  }
});

test("LayerNorm of two units keeps the order of points on its line, at every moment", () => {
  const shape = { domain: [-2, 2], lines: 9, refine: 1 } as const;
  const film = chainFilm([{ layerNorm: {} }], { shape });
  const bend = film.chapters[1]!.phases.find(({ kind }) => kind === "bend")!;
  const along = (time: number) => {
    const { sheet } = frameAt(film, time);
    return Array.from({ length: sheet.length / 2 }, (_, at) => sheet[2 * at]! - sheet[2 * at + 1]!);
  };
  const start = along(bend.start);
  const order = [...start.keys()].sort((a, b) => start[a]! - start[b]!);
  for (const share of [0.2, 0.5, 0.8, 1]) {
    const now = along(bend.start + share * (bend.end - bend.start));
    for (const [index, point] of order.slice(1).entries())
      expect(now[point]! - now[order[index]!]!).toBeGreaterThan(-1e-6);
  }
  // And at the end it is a segment, not its two ends: epsilon leaves the points whose units were equal in the middle.
  const end = along(bend.end);
  expect(end.filter((value) => Math.abs(value) < 1e-6).length).toBeGreaterThanOrEqual(9);
});
