/** The film as a whole: its stops are the engine's own values, nothing jumps between phases, and every kind has a motion. */
import { expect, test } from "vitest";
import type { NodeId } from "../network/network";
import { frameAt, makeFilm, stopTime } from "./film";
import { expectNoJumps, expectStops } from "./testing/expectations";
import { fromFour, toFour, turnOver } from "./testing/kernels";
import { chainFilm, chainMaterial, type Link } from "./testing/material";

const m2: readonly Link[] = [
  { dense: toFour, bias: [0.9, -0.7, -1, -0.1] },
  { activation: "tanh" },
  { dense: fromFour, bias: [-0.1, 0.3] },
  { activation: "tanh" },
  { dense: turnOver, bias: [0.4, 0] },
  { softmax: true },
];

const chains: Readonly<Record<string, readonly Link[]>> = {
  "M2's widths": m2,
  "three units": [
    {
      dense: [
        [1, 0.2, -0.4],
        [0.3, 0.8, 0.5],
      ],
    },
    { activation: "relu" },
    {
      dense: [
        [1, 0],
        [0.2, -1],
        [0.5, 0.5],
      ],
    },
  ],
  "one unit and back": [
    { dense: [[0.7], [-1.2]], bias: [0.2] },
    { activation: "sigmoid" },
    { dense: [[2, -1]] },
  ],
  "one unit to five, to four": [
    { dense: [[-0.7], [1.2]] },
    { dense: [[1, -2, 0.5, 0, 1]] },
    {
      dense: Array.from({ length: 5 }, (_, row) =>
        Array.from({ length: 4 }, (_, at) => Math.sin(3 * row + at)),
      ),
    },
    { dropout: true },
    { softmax: true },
  ],
  "three classes": [
    {
      dense: [
        [1, 0, -1],
        [0.5, -1, 0.5],
      ],
    },
    { softmax: true },
  ],
  "a flat kernel": [
    {
      dense: [
        [1, 2],
        [2, 4],
      ],
    },
    { activation: "sin" },
  ],
  "no weights at all": [
    {
      dense: [
        [0, 0],
        [0, 0],
      ],
    },
    {
      dense: [
        [0, 0, 0, 0],
        [0, 0, 0, 0],
      ],
    },
    { dense: fromFour },
  ],
};

for (const [name, links] of Object.entries(chains)) {
  for (const explain of [false, true]) {
    test(`${name}, ${explain ? "Vᵀ Σ U" : "polar"}: stops are the values themselves, and nothing jumps between phases`, () => {
      const material = chainMaterial(links);
      const film = makeFilm(material, { explain });
      expect(film.route).toHaveLength(links.length + 1);
      expectStops(film, material);
      expectNoJumps(film);
    });
  }
}

test("phases follow each other without a gap, and each says what it does", () => {
  const film = chainFilm(m2);
  let clock = 0;
  for (const { start, end, phases, sentence } of film.chapters) {
    expect(start).toBeCloseTo(clock, 9);
    let inside = start;
    for (const phase of phases) {
      expect(phase.start).toBeCloseTo(inside, 9);
      expect(phase.label.length).toBeGreaterThan(5);
      inside = phase.end;
    }
    expect(end).toBeGreaterThan(inside);
    expect(sentence).toMatch(/\.$/);
    clock = end;
  }
  expect(film.duration).toBeCloseTo(clock, 9);
  expect(film.chapters[0]!.phases).toEqual([]);
});

test("the layer that turns the sheet over plays one half-turn and no turn; its back is seen after it", () => {
  const film = chainFilm([{ dense: turnOver }]);
  expect(film.chapters[1]!.phases.map(({ kind }) => kind)).toEqual(["stretch", "halfTurn", "shift"]);
  expect([...new Set(frameAt(film, film.duration).facing)]).toEqual([-1]);
  expect([...new Set(frameAt(film, 0).facing)]).toEqual([1]);
});

test("a person's own camera is where the film rests, and is told to be theirs", () => {
  const axes = Float32Array.of(1, 0, 0, 0, 0, 0, 0, 1);
  const node = "n1" as NodeId;
  const cameras = new Map([[node, { axes, kind: "own" as const }]]);
  const material = chainMaterial(m2);
  const film = makeFilm(material, { explain: false, cameras });
  const frame = frameAt(film, stopTime(film, 1));
  expect([...frame.view.camera!.axes]).toEqual([...axes]);
  expect(frame.view.label).toContain("own view");
  expectStops(film, material);
  expectNoJumps(film);
});

test("the boundary lies where the two scores are equal, in the plane and at the output", () => {
  const film = makeFilm(
    chainMaterial([
      {
        dense: [
          [1, -1],
          [0, 0],
        ],
        bias: [-0.3, 0.3],
      },
      { softmax: true },
    ]),
    { explain: false },
  );
  const atInput = frameAt(film, 0).boundary;
  expect(atInput.length).toBe(4 * 8);
  // Straight between two probabilities, where the curve between them is not: off by a little of a cell.
  for (let index = 0; index < atInput.length; index += 2) expect(atInput[index]).toBeCloseTo(0.3, 1);
  const atOutput = frameAt(film, film.duration).boundary;
  for (const value of atOutput) expect(value).toBeCloseTo(0.5, 5);
});

test("areas are the layer's own: a stretch's at every moment, a Gram determinant in more units", () => {
  const film = makeFilm(
    chainMaterial([
      {
        dense: [
          [3, 0],
          [0, 0.5],
        ],
      },
    ]),
    { explain: false },
  );
  const { start, end } = film.chapters[1]!.phases[0]!;
  for (const area of frameAt(film, (start + end) / 2).areaCells) expect(area).toBeCloseTo(2 * 0.75, 5);
  for (const area of frameAt(film, film.duration).areaCells) expect(area).toBeCloseTo(1.5, 5);
  const wide = chainFilm([{ dense: toFour }]);
  // √det(KKᵀ) of the two rows.
  const [r0, r1] = toFour as [number[], number[]];
  const along = (one: number[], other: number[]) =>
    one.reduce((sum, value, at) => sum + value * other[at]!, 0);
  const expected = Math.sqrt(along(r0, r0) * along(r1, r1) - along(r0, r1) ** 2);
  for (const area of frameAt(wide, wide.duration).areaCells) expect(area).toBeCloseTo(expected, 5);
});

test("probabilities of three classes, looked at by a person's own camera: nothing jumps", () => {
  const toThree: Link = {
    dense: [
      [1, 0.2, -0.4],
      [0.3, 0.8, 0.5],
    ],
  };
  const material = chainMaterial([toThree, { softmax: true }]);
  const axes = Float32Array.of(1, 0, 0, 0, 0, 1);
  const cameras = new Map([["n2" as NodeId, { axes, kind: "own" as const }]]);
  const film = makeFilm(material, { explain: false, cameras });
  expectStops(film, material);
  expectNoJumps(film);
});
