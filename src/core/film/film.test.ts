/** The film as a whole: its stops are the engine's own values, nothing jumps between phases, and every kind has a motion. */
import { expect, test } from "vitest";
import type { NodeId } from "../network/network";
import { frameAt, makeFilm, stopTime } from "./film";
import { chainMaterial, type Link, nextStop, smallShape, stop } from "./testing/material";
import type { Film, FilmMaterial } from "./types";

const turnOver = [
  [0.4, 1.1],
  [0.9, -0.3],
];
const toFour = [
  [-0.4, 0.1, -0.5, 0.6],
  [-0.3, -0.5, 0.2, 0.9],
];
const fromFour = [
  [0.1, -0.6],
  [0.7, 0.8],
  [-1.3, 0.1],
  [0.7, 0.2],
];
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

/** Largest distance of two clouds, as a share of the span of the first. */
function gap(one: Float32Array, other: Float32Array): number {
  expect(one.length).toBe(other.length);
  let [most, span] = [0, 1e-6];
  for (let index = 0; index < one.length; index++) {
    most = Math.max(most, Math.abs(one[index]! - other[index]!));
    span = Math.max(span, Math.abs(one[index]!));
  }
  return most / span;
}

function expectStops(film: Film, material: FilmMaterial) {
  for (const [index, node] of film.route.entries()) {
    const frame = frameAt(film, stopTime(film, index));
    const { width, sheet } = material.stops.find((candidate) => candidate.node === node)!;
    expect(frame).toMatchObject({ chapter: index, phase: -1, atStop: true, progress: 1 });
    const axes = frame.view.camera?.axes ?? (width === 1 ? [1, 0] : [1, 0, 0, 1]);
    const expected = new Float32Array(frame.sheet.length);
    for (let point = 0; 2 * point < expected.length; point++) {
      for (const row of [0, 1]) {
        let sum = 0;
        for (let unit = 0; unit < width; unit++)
          sum += axes[row * width + unit]! * sheet[point * width + unit]!;
        expected[2 * point + row] = sum;
      }
    }
    expect(gap(expected, frame.sheet)).toBeLessThan(1e-4);
  }
}

function expectNoJumps(film: Film) {
  for (const chapter of film.chapters) {
    for (const { start, end, kind } of chapter.phases) {
      for (const time of kind === "cut" ? [start, end] : [start, (start + end) / 2, end]) {
        const before = frameAt(film, time - 1e-5);
        const after = frameAt(film, time + 1e-5);
        expect(gap(before.sheet, after.sheet), `${chapter.name} ${kind} at ${time}`).toBeLessThan(1e-3);
        expect(gap(before.data, after.data)).toBeLessThan(1e-3);
      }
    }
  }
}

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
  const film = makeFilm(chainMaterial(m2), { explain: false });
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
  const film = makeFilm(chainMaterial([{ dense: turnOver }]), { explain: false });
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

test("a residual block is the trunk moved by the branch's arrows; the film passes the branch by", () => {
  const input = chainMaterial([]).stops[0]!;
  const inner = nextStop(
    "f1",
    {
      dense: [
        [0.1, 0.4],
        [-0.3, 0.2],
      ],
      bias: [0.2, 0],
    },
    input,
  );
  const branch = nextStop("f2", { activation: "tanh" }, inner);
  const sum = (one: Float32Array, other: Float32Array) => one.map((value, index) => value + other[index]!);
  // The branch on the first port: the trunk is found by who grew out of whom, not by the port.
  const block = stop(
    "add",
    "add",
    {},
    ["f2", "n0"],
    2,
    sum(input.sheet, branch.sheet),
    sum(input.data, branch.data),
  );
  const material: FilmMaterial = {
    shape: smallShape,
    stops: [input, inner, branch, block],
    output: block.node,
  };
  const film = makeFilm(material, { explain: false });
  expect(film.route).toEqual(["n0", "add"]);
  expect(film.chapters[1]!.phases.map(({ kind }) => kind)).toEqual(["arrows"]);
  const { start, end } = film.chapters[1]!.phases[0]!;
  const half = frameAt(film, (start + end) / 2);
  for (const [index, value] of half.sheet.entries())
    expect(value).toBeCloseTo(input.sheet[index]! + branch.sheet[index]! / 2, 5);
  expect(half.guides.filter(({ role }) => role === "arrow")).toHaveLength(4);
  expectStops(film, material);
});

test("two branches side by side: the trunk stays where it is, then the view turns to the spread", () => {
  const input = chainMaterial([]).stops[0]!;
  const branch = nextStop(
    "b",
    {
      dense: [
        [1, 0.5, -1],
        [0.2, -0.8, 0.4],
      ],
    },
    input,
  );
  const beside = (one: Float32Array, other: Float32Array) =>
    Float32Array.from({ length: (5 * one.length) / 2 }, (_, index) => {
      const row = Math.floor(index / 5);
      return index % 5 < 2 ? one[2 * row + (index % 5)]! : other[3 * row + (index % 5) - 2]!;
    });
  const both = stop(
    "c",
    "concatenate",
    {},
    ["n0", "b"],
    5,
    beside(input.sheet, branch.sheet),
    beside(input.data, branch.data),
  );
  const material: FilmMaterial = { shape: smallShape, stops: [input, branch, both], output: both.node };
  const film = makeFilm(material, { explain: false });
  expect(film.chapters[1]!.phases.map(({ kind }) => kind)).toEqual(["place", "camera"]);
  expect(gap(frameAt(film, film.chapters[1]!.phases[0]!.end).sheet, input.sheet)).toBeLessThan(1e-5);
  // All of an affine image of the plane lies in two directions.
  expect(frameAt(film, film.duration).view.share).toBeCloseTo(1, 4);
  expectStops(film, material);
  expectNoJumps(film);
});

test("a layer too wide to follow is a cut that says so, and its picture is shown as it came", () => {
  const material = chainMaterial([{ activation: "tanh" }]);
  const flat = material.stops[0]!.sheet.map((value) => value / 2);
  const wide = {
    ...material.stops[1]!,
    kind: "dense",
    width: 1000,
    sheet: flat,
    data: Float32Array.of(0, 0, 1, 1),
    share: 0.87,
  };
  const film = makeFilm({ ...material, stops: [material.stops[0]!, wide] }, { explain: false });
  const [phase] = film.chapters[1]!.phases;
  expect(phase).toMatchObject({ kind: "cut", label: "cut: 1000 units are too many to follow" });
  expect(frameAt(film, (phase!.start + phase!.end) / 2).opacity).toBeCloseTo(0, 5);
  const frame = frameAt(film, film.duration);
  expect(frame.sheet).toEqual(flat);
  expect(frame.view).toMatchObject({ label: "1000 units, laid flat: 87 % of the spread", camera: undefined });
  expect(frame.areaCells.every(Number.isNaN)).toBe(true);
});

test("weights that are not finite are a cut, not a crash", () => {
  const film = makeFilm(
    chainMaterial([
      {
        dense: [
          [Number.NaN, 1],
          [1, 0],
        ],
      },
      { activation: "tanh" },
    ]),
    { explain: false },
  );
  expect(film.chapters[1]!.phases[0]!.kind).toBe("cut");
  expect([...frameAt(film, film.duration).facing].every((face) => face === 0)).toBe(true);
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
  const wide = makeFilm(chainMaterial([{ dense: toFour }]), { explain: false });
  // √det(KKᵀ) of the two rows.
  const [r0, r1] = toFour as [number[], number[]];
  const along = (one: number[], other: number[]) =>
    one.reduce((sum, value, at) => sum + value * other[at]!, 0);
  const expected = Math.sqrt(along(r0, r0) * along(r1, r1) - along(r0, r1) ** 2);
  for (const area of frameAt(wide, wide.duration).areaCells) expect(area).toBeCloseTo(expected, 5);
});

test("one unit may come as its picture has it, on the horizontal axis", () => {
  const links: readonly Link[] = [{ dense: [[0.7], [-1.2]], bias: [0.2] }, { activation: "tanh" }];
  const material = chainMaterial(links);
  const flat = (values: Float32Array) =>
    Float32Array.from({ length: 2 * values.length }, (_, at) => (at % 2 ? 0 : values[at / 2]!));
  const stops = material.stops.map((stop) =>
    stop.width === 1 ? { ...stop, sheet: flat(stop.sheet), data: flat(stop.data) } : stop,
  );
  const film = makeFilm({ ...material, stops }, { explain: false });
  const plain = makeFilm(material, { explain: false });
  for (const share of [0.3, 0.6, 1]) {
    expect(frameAt(film, share * film.duration).sheet).toEqual(frameAt(plain, share * plain.duration).sheet);
  }
  expect(film.chapters[1]!.phases.map(({ kind }) => kind)).toEqual(["flatten", "turn", "shift"]);
});
