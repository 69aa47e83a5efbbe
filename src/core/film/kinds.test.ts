/** Chapters of every kind of node: branches, layers too wide to follow, weights that are no numbers, one unit. */
import { expect, test } from "vitest";
import { frameAt, makeFilm, principalCamera, stopTime } from "./film";
import { expectNoJumps, expectStops, gap } from "./testing/expectations";
import { chainMaterial, type Link, nextStop, smallShape, stop } from "./testing/material";
import type { FilmMaterial } from "./types";

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
    kind: "dense" as const,
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

test("the view of most spread is found, and shows no less than the film's own", () => {
  const wide: readonly Link[] = [
    {
      dense: [
        [1, 0.2, -0.4, 0.7, 0],
        [0.3, 0.8, 0.5, -0.2, 1],
      ],
    },
    { activation: "tanh" },
    {
      dense: [
        [1, 0],
        [0.2, -1],
        [0.5, 0.5],
        [0, 0.3],
        [0.1, 0.1],
      ],
    },
  ];
  const material = chainMaterial(wide);
  const film = makeFilm(material, { explain: false });
  const node = film.route[2]!;
  const camera = principalCamera(film, node)!;
  const own = makeFilm(material, { explain: false, cameras: new Map([[node, camera]]) });
  const shareAtRest = (of: typeof film) => frameAt(of, stopTime(of, 2)).view.share;
  expect(shareAtRest(own)).toBeGreaterThanOrEqual(shareAtRest(film) - 1e-6);
  expect(frameAt(own, stopTime(own, 2)).view.label).toContain("principal axes");
  expect(principalCamera(film, film.route[0]!)).toBeUndefined();
});
