/** No frame shows a collapse that the layer does not make; near kernels have near films. (warp.md 4.8; material.md M2) */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { createRandom } from "../math/random";
import { type ActivationName, activationNames, activations, isMonotone } from "../nodes/activation/functions";
import { drawnAreas } from "./cells";
import { type Film, frameAt, makeFilm } from "./film";
import { outlinesOf } from "./frame";
import { shortfall } from "./testing/honesty";
import { chainFilm, chainMaterial } from "./testing/material";

type Kernel = readonly (readonly [number, number])[];

/** A kernel [in, out] for the matrix A that acts on columns. */
const kernelOf = (a: number, b: number, c: number, d: number): Kernel => [
  [a, c],
  [b, d],
];

/** Numbers that a kernel holds; of 32-bit subnormals nothing is left but rounding. */
const entry = fc
  .double({ min: -3, max: 3, noNaN: true })
  .map((value) => (Math.abs(value) < 1e-9 ? 0 : value));
const angle = fc.double({ min: -Math.PI, max: Math.PI, noNaN: true });
const any = fc.tuple(entry, entry, entry, entry).map((values) => kernelOf(...values));
/** R(u)·diag(s₁, ±s₂)·R(v): s₂ as small as one likes, on either side of zero. */
const nearSingular = fc
  .tuple(
    angle,
    angle,
    fc.double({ min: 0.2, max: 3, noNaN: true }),
    fc.double({ min: -6, max: -1, noNaN: true }),
    fc.boolean(),
  )
  .map(([u, v, s1, power, isOver]) => composed(u, v, s1, (isOver ? -1 : 1) * s1 * 10 ** power));
const turnedOver = fc
  .tuple(
    angle,
    angle,
    fc.double({ min: 0.2, max: 3, noNaN: true }),
    fc.double({ min: 0.2, max: 3, noNaN: true }),
  )
  .map(([u, v, s1, s2]) => composed(u, v, s1, -s2));
const kernels = fc.oneof(any, nearSingular, turnedOver);

function composed(u: number, v: number, s1: number, s2: number): Kernel {
  const [cu, su, cv, sv] = [Math.cos(u), Math.sin(u), Math.cos(v), Math.sin(v)];
  return kernelOf(
    cu * s1 * cv - su * s2 * sv,
    -cu * s1 * sv - su * s2 * cv,
    su * s1 * cv + cu * s2 * sv,
    -su * s1 * sv + cu * s2 * cv,
  );
}

const coarse = { domain: [-2, 2], lines: 4, refine: 1 } as const;
const bias = [0.4, -1.1];
const filmOf = (kernel: Kernel, explain = false) =>
  chainFilm([{ dense: kernel, bias }], { shape: coarse, explain });
const determinant = (kernel: Kernel) => {
  const [a = 0, c = 0, b = 0, d = 0] = kernel.flat();
  return a * d - b * c;
};

/** Of the cell itself, where the rounding of the vertices is left out already. */
const EXACT = 1e-6;

test("kernels, near-singular and turning over among them: no cell falls below its smaller end", () => {
  let halfTurns = 0;
  let looked = 0;
  const count = runs(10_000);
  fc.assert(
    fc.property(kernels, (kernel) => {
      const film = filmOf(kernel);
      for (const phase of film.chapters[1]!.phases) {
        if (phase.kind === "halfTurn") halfTurns++;
        const found = shortfall(film, phase);
        looked += found.looked;
        expect(found.most, phase.label).toBeLessThan(EXACT);
      }
    }),
    { numRuns: count },
  );
  expect(halfTurns).toBeGreaterThan(0.3 * count);
  expect(looked).toBeGreaterThan(90 * count);
}, 120_000);

test("the same where Vᵀ, Σ and U are shown one after the other: never through zero", () => {
  fc.assert(
    fc.property(kernels, (kernel) => {
      const film = filmOf(kernel, true);
      for (const phase of film.chapters[1]!.phases)
        expect(shortfall(film, phase).most, phase.label).toBeLessThan(EXACT);
    }),
    { numRuns: runs(2000) },
  );
}, 60_000);

test("a straight tween fails this test: it is one that can", () => {
  const [[a, c], [b, d]] = [
    [-1, 0.02],
    [0.03, -1],
  ];
  const outlines = outlinesOf(coarse);
  const input = frameAt(filmOf(kernelOf(a!, b!, c!, d!)), 0).sheet;
  const half = input.map((value, index) =>
    index % 2 === 0
      ? 0.5 * value + 0.5 * (a! * value + b! * input[index + 1]!)
      : 0.5 * value + 0.5 * (c! * input[index - 1]! + d! * value),
  );
  const [first] = drawnAreas(input, outlines, 4);
  expect(Math.abs(drawnAreas(half, outlines, 4)[0]!)).toBeLessThan(0.01 * first!);
});

test("a kernel without an inverse goes flat along the drawn direction, and says so", () => {
  for (const kernel of [
    kernelOf(1, 2, 2, 4),
    kernelOf(3, 2, 3, 2),
    kernelOf(0, 0, 0, 0),
    kernelOf(0, 1, 0, 0),
  ]) {
    const [phase] = filmOf(kernel).chapters[1]!.phases;
    expect(phase!.kind).toBe("flatten");
    expect(phase!.label).toMatch(/crush|one point/);
    const guides = frameAt(filmOf(kernel), phase!.start + 0.1).guides.filter(({ role }) => role === "crush");
    const [x, y] = guides[0]!.points[1]!;
    // The direction drawn is the one that goes to zero.
    const [[a, c], [b, d]] = kernel as [[number, number], [number, number]];
    expect(Math.hypot(a * x + b * y, c * x + d * y)).toBeLessThan(1e-6);
  }
});

const MONOTONE = activationNames.filter((name) => isMonotone(activations[name]));
/** Of curves with a kink, a cell that it runs through is a straight-sided polygon only in the limit. */
const isKinked = (name: ActivationName) => activations[name].kinks.length > 0;

for (const activation of MONOTONE) {
  test(`${activation}: no cell falls below its smaller end on the way`, () => {
    const shape = { domain: [-6, 6], lines: 41, refine: 4 } as const;
    fc.assert(
      fc.property(kernels, (kernel) => {
        const film = chainFilm([{ dense: kernel, bias }, { activation }], { shape });
        const { most } = shortfall(film, film.chapters[2]!.phases[0]!);
        // Where the kink runs through a cell, its outline cuts the corner: by less the finer it is (below).
        expect(most).toBeLessThan(isKinked(activation) ? 0.3 : 1e-4);
      }),
      { numRuns: runs(30, 10) },
    );
  }, 60_000);
}

test("where a kink runs through a cell, its outline cuts the corner by less the finer it is drawn", () => {
  const random = createRandom(5, "kinked kernels");
  const drawn = Array.from({ length: 40 }, () =>
    kernelOf(random.normal(), random.normal(), random.normal(), random.normal()),
  );
  const most = (refine: number) =>
    Math.max(
      ...drawn.map((kernel) => {
        const shape = { domain: [-6, 6], lines: 13, refine } as const;
        const material = chainMaterial([{ dense: kernel, bias }, { activation: "relu" }], shape);
        const film = makeFilm(material, { explain: false });
        return shortfall(film, film.chapters[2]!.phases[0]!).most;
      }),
    );
  const lacks = [1, 4, 16].map(most);
  expect(lacks[0]).toBeGreaterThan(0.1);
  expect(lacks[1]).toBeLessThan(0.35 * lacks[0]!);
  expect(lacks[2]).toBeLessThanOrEqual(0.35 * lacks[1]!);
});

/** Largest distance of two films of one network shape at the same moments, as a share of the span. */
function distance(one: Film, other: Film): number {
  let most = 0;
  for (let step = 0; step <= 40; step++) {
    const a = frameAt(one, (step / 40) * one.duration).sheet;
    const b = frameAt(other, (step / 40) * other.duration).sheet;
    let span = 0;
    for (const value of a) span = Math.max(span, Math.abs(value));
    for (const [index, value] of a.entries()) most = Math.max(most, Math.abs(value - b[index]!) / span);
  }
  return most;
}

const nudge = (kernel: Kernel, by: number, seed: number): Kernel =>
  kernel.map((row, r) => row.map((value, c) => value + by * Math.sin(seed + 2 * r + c))) as unknown as Kernel;

const places: Readonly<Record<string, Kernel>> = {
  "diag(1, −1)": kernelOf(1, 0, 0, -1),
  "diag(−1, 1)": kernelOf(-1, 0, 0, 1),
  "the identity": kernelOf(1, 0, 0, 1),
  "a turn by 100°": kernelOf(Math.cos(1.745), -Math.sin(1.745), Math.sin(1.745), Math.cos(1.745)),
  "an even stretch that turns over": kernelOf(0, 2, 2, 0),
  "nearly flat": kernelOf(1, 0.5, 0.5, 0.27),
  "nearly flat, over": kernelOf(1, 0.5, 0.5, 0.23),
};

for (const [name, kernel] of Object.entries(places)) {
  test(`kernels near ${name} have near films`, () => {
    for (let seed = 0; seed < 20; seed++) {
      const near = nudge(kernel, 2e-3, seed);
      expect(Math.sign(determinant(near))).toBe(Math.sign(determinant(kernel)));
      // The flatter the kernel, the more its turn depends on its last digits.
      expect(distance(filmOf(kernel), filmOf(near))).toBeLessThan(name.startsWith("nearly") ? 0.1 : 0.02);
    }
  });
}

test("while training, a turn goes on past 180° and does not come back from the other side", () => {
  const turned = (degrees: number, previous?: Film) => {
    const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    const material = chainMaterial([{ dense: kernelOf(cos, -sin, sin, cos) }], coarse);
    return makeFilm(material, { explain: false, previous });
  };
  let film = turned(170);
  for (let degrees = 172; degrees <= 190; degrees += 2) {
    const next = turned(degrees, film);
    expect(distance(film, next)).toBeLessThan(0.06);
    film = next;
  }
  expect(film.chapters[1]!.phases[1]!.label).toBe("turn 190° left");
  // Without what was before, 190° left is 170° right.
  expect(turned(190).chapters[1]!.phases[1]!.label).toBe("turn 170° right");
});

test("wide layers: near kernels have near films, also against the film before", () => {
  const wide = (seed: number, by: number) =>
    Array.from({ length: 2 }, (_, row) =>
      Array.from({ length: 5 }, (_, at) => Math.sin(7 * row + 2 * at) + by * Math.cos(seed + row + at)),
    );
  const back = (by: number) =>
    Array.from({ length: 5 }, (_, row) =>
      Array.from({ length: 4 }, (_, at) => Math.cos(3 * row + at * at) + by * Math.sin(row - at)),
    );
  const make = (by: number, previous?: Film) =>
    makeFilm(
      chainMaterial(
        [
          { dense: wide(1, by) },
          { activation: "tanh" },
          { dense: back(by) },
          { activation: "tanh" },
          {
            dense: [
              [1, 0],
              [0.3, -1],
              [0.2, 0.4],
              [-0.5, 0.9],
            ],
          },
        ],
        coarse,
      ),
      { explain: false, previous },
    );
  let film = make(0);
  for (let step = 1; step <= 20; step++) {
    const next = make(step * 0.004, film);
    expect(distance(film, next)).toBeLessThan(0.06);
    film = next;
  }
});

test("a layer that gets other units is seen afresh: no view of eight directions is laid upon four", () => {
  const net = (units: number) =>
    chainMaterial(
      [
        { dense: [1, -0.5].map((by) => Array.from({ length: units }, (_, unit) => Math.sin(by + unit))) },
        { activation: "tanh" },
        { dense: Array.from({ length: units }, (_, unit) => [Math.cos(unit), 0.5 - unit / units]) },
      ],
      coarse,
    );
  let previous: Film | undefined;
  for (const units of [4, 8, 4, 3, 5, 2, 4]) {
    const film = makeFilm(net(units), { explain: false, previous });
    for (const { rest } of film.plans) expect([...(rest.frame ?? [])].every(Number.isFinite)).toBe(true);
    for (let moment = 0; moment <= 20; moment++)
      for (const value of frameAt(film, (film.duration * moment) / 20).sheet) expect(value).not.toBeNaN();
    previous = film;
  }
});
