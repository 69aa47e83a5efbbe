/** The best line is the best, the forces are the gradient, training goes down, and a plane sheet cannot part rings. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { createRandom } from "../math/random";
import { dragHandle } from "./drag";
import { setBias, setMatrix } from "./edit";
import { labPreset } from "./presets";
import { labFigure } from "./shapes";
import { initialLab, type LabData, type LabState } from "./state";
import { bestShare, bestThroughOrigin, DECAY, likeliestLine, scoreLine } from "./two-classes";
import { unitFacts } from "./unit";
import { trainStep, type Untangling, untangle } from "./untangle";

function cloud(seed: number, count: number, apart: number): { points: Float64Array; sides: Uint8Array } {
  const random = createRandom(seed, "clouds");
  const sides = Uint8Array.from({ length: count }, (_, row) => row % 2);
  const points = Float64Array.from({ length: 2 * count }, (_, at) => {
    const side = Math.floor(at / 2) % 2;
    return random.normal() + (at % 2 === 0 ? side * apart : 0);
  });
  return { points, sides };
}

const shown = (state: LabState, data?: LabData): Untangling => {
  const answer = untangle(state, data);
  if (!answer.ok) throw new Error(answer.text);
  return answer;
};

const rings: LabState = setMatrix({ ...initialLab, mode: "untangle", shape: "rings" }, [1, 0, 0, 1]);

describe("one line between two classes", () => {
  test("no nearby line has a lower objective than the likeliest", () => {
    fc.assert(
      fc.property(fc.nat(500), fc.double({ min: 0, max: 8, noNaN: true }), (seed, apart) => {
        const { points, sides } = cloud(seed, 40, apart);
        const line = likeliestLine(points, sides);
        const objective = (w1: number, w2: number, c: number) =>
          scoreLine(points, sides, { weights: [w1, w2], offset: c }).loss +
          (DECAY / 2) * (w1 * w1 + w2 * w2 + c * c);
        const [w1, w2] = line.weights;
        const best = objective(w1, w2, line.offset);
        for (const step of [1e-2, -1e-2, 1, -1]) {
          expect(objective(w1 + step, w2, line.offset)).toBeGreaterThan(best - 1e-9);
          expect(objective(w1, w2 + step, line.offset)).toBeGreaterThan(best - 1e-9);
          expect(objective(w1, w2, line.offset + step)).toBeGreaterThan(best - 1e-9);
        }
      }),
      { numRuns: runs(200) },
    );
  });

  test("the best straight line is the page's own: no line that was tried does better, and it is said where that is proven", () => {
    for (let seed = 0; seed < 20; seed++) {
      const { points, sides } = cloud(seed, 60, 1);
      const best = bestShare(points, sides);
      expect(best.isExact).toBe(true);
      expect(best.accuracy).toBeGreaterThanOrEqual(
        scoreLine(points, sides, likeliestLine(points, sides)).accuracy,
      );
      expect(best.accuracy).toBeGreaterThanOrEqual(bestThroughOrigin(points, sides));
    }
    const { points, sides } = cloud(1, 1000, 1);
    expect(bestShare(points, sides)).toMatchObject({ isExact: false });
  });

  test("the sweep over angles finds what trying a line in every gap finds", () => {
    const place = fc.integer({ min: -6, max: 6 });
    const labelled = fc.tuple(place, place, fc.constantFrom(0, 1));
    fc.assert(
      fc.property(fc.array(labelled, { minLength: 1, maxLength: 12 }), (rows) => {
        const points = Float64Array.from({ length: 2 * rows.length }, (_, at) => rows[at >> 1]![at % 2]!);
        const sides = Uint8Array.from(rows, ([, , side]) => side);
        const angles = rows
          .flatMap(([x, y]) => [Math.atan2(y, x) + Math.PI / 2, Math.atan2(y, x) - Math.PI / 2])
          .map((angle) => (angle + 4 * Math.PI) % (2 * Math.PI))
          .sort((one, other) => one - other);
        const tried = angles.flatMap((angle, index) => {
          const next = angles[index + 1] ?? angles[0]! + 2 * Math.PI;
          if (next - angle < 1e-9) return [];
          const weights = [Math.cos((angle + next) / 2), Math.sin((angle + next) / 2)] as const;
          return [scoreLine(points, sides, { weights, offset: 0 }).accuracy];
        });
        expect(bestThroughOrigin(points, sides)).toBeCloseTo(Math.max(...tried), 12);
      }),
      { numRuns: runs(1000) },
    );
  });

  test("the best line through the origin beats each of 3,600 tried ones and is reached by one of nearly as many", () => {
    const { examples } = labFigure({ shape: "blobs", drawn: [] }, undefined);
    const points = Float64Array.from(examples?.points ?? []);
    const sides = Uint8Array.from(examples?.labels ?? []);
    const best = bestThroughOrigin(points, sides);
    const tried = Array.from({ length: 3600 }, (_, step) => {
      const angle = (2 * Math.PI * step) / 3600;
      return scoreLine(points, sides, { weights: [Math.cos(angle), Math.sin(angle)], offset: 0 }).accuracy;
    });
    expect(best).toBeGreaterThanOrEqual(Math.max(...tried));
    expect(best - Math.max(...tried)).toBeLessThan(0.03);
    expect(best).toBeLessThan(0.75);
    expect(bestShare(points, sides).accuracy).toBeGreaterThan(0.97);
  });
});

describe("forces", () => {
  test("are minus the gradient by the handles, against finite differences", () => {
    const number = fc.integer({ min: -150, max: 150 }).map((value) => value / 100);
    fc.assert(
      fc.property(
        number,
        number,
        number,
        number,
        number,
        number,
        fc.boolean(),
        fc.boolean(),
        (a, b, c, d, x, y, bend, given) => {
          const line = given
            ? ({ kind: "given", weights: [1, -0.5], offset: 0.2 } as const)
            : ({ kind: "likeliest" } as const);
          const state = { ...setBias(setMatrix(rings, [a, b, c, d], 6), [x, y], 6), bend, line };
          const reach = 3;
          const at = (p: readonly number[]) =>
            shown({
              ...state,
              matrix: [0, 2, 1, 3].map((k) => ({
                text: "",
                value: (p[2 + k] as number) / reach,
              })) as unknown as LabState["matrix"],
              bias: [0, 1].map((k) => ({ text: "", value: p[k] as number })) as unknown as LabState["bias"],
            }).objective;
          const from = [x, y, reach * a, reach * c, reach * b, reach * d];
          const forces = shown(state).handles.flatMap(({ force }) => force);
          expect(shown(state).handles[1].before).toEqual([reach, 0]);
          from.forEach((_, index) => {
            const step = 1e-4;
            const moved = (by: number) => from.map((value, k) => (k === index ? value + by : value));
            const slope = (at(moved(step)) - at(moved(-step))) / (2 * step);
            expect(forces[index]).toBeCloseTo(-slope, 5);
          });
        },
      ),
      { numRuns: runs(60) },
    );
  });

  test("a training step never raises the objective, and follows the forces", () => {
    let state: LabState = labPreset("untangle-bent")?.state ?? rings;
    let before = shown(state);
    const start = before;
    for (let step = 0; step < 40; step++) {
      const trained = trainStep(state, undefined);
      if (!trained.ok) throw new Error(trained.text);
      state = trained.state;
      const after = shown(state);
      expect(after.objective).toBeLessThan(before.objective + 1e-5);
      before = after;
    }
    expect(before.objective).toBeLessThan(0.7 * start.objective);
    expect(before.accuracy).toBeGreaterThan(0.75);
    expect(before.accuracy).toBeLessThan(1);
  });
});

test("an affine map does not change what the best line can part", () => {
  const accuracies = [
    [1, 0, 0, 1],
    [3, 1, -1, 2],
    [0, 1, 1, 0],
  ].map((matrix) => shown(setMatrix(rings, matrix as unknown as [number, number, number, number])).best);
  for (const best of accuracies) expect(best).toEqual(accuracies[0]);
  expect(accuracies[0]).toMatchObject({ isExact: true });
  expect(accuracies[0]!.accuracy).toBeLessThan(0.75);
});

test("a dragged corner is where it was put, bent or not, and the first one takes the others along", () => {
  for (const bend of [false, true]) {
    const state = { ...rings, bend };
    for (const id of ["corner0", "corner1", "corner2"] as const) {
      const after = shown(dragHandle(state, id, [0.4, -0.3]));
      const handle = after.handles.find((one) => one.id === id);
      expect(handle?.at[0]).toBeCloseTo(0.4, 2);
      expect(handle?.at[1]).toBeCloseTo(-0.3, 2);
    }
  }
  const moved = shown(dragHandle(rings, "corner0", [1, 1])).handles;
  expect(moved.map(({ at }) => at)).toEqual([
    [1, 1],
    [4, 1],
    [1, 4],
  ]);
});

test("what cannot be parted is said", () => {
  expect(untangle({ ...rings, shape: "circle" }, undefined)).toMatchObject({ ok: false });
  expect(untangle({ ...rings, shape: "data" }, undefined)).toMatchObject({ ok: false });
  const one: LabData = {
    points: Float32Array.of(1, 2, 3, 4),
    labels: Uint8Array.of(0, 0),
    classNames: ["a"],
  };
  expect(untangle({ ...rings, shape: "data" }, one)).toMatchObject({
    ok: false,
    text: expect.stringContaining("one class"),
  });
  const broken: LabData = {
    points: Float32Array.of(1, 2, Number.NaN, 4, -1, 0),
    labels: Uint8Array.of(0, 0, 2),
    classNames: ["a", "b", "c"],
  };
  expect(shown({ ...rings, shape: "data" }, broken).sides).toEqual(Uint8Array.of(0, 1));
});

test("more examples than a drag can wait for are thinned out, and that is said", () => {
  const count = 5000;
  const many: LabData = {
    points: Float32Array.from(
      { length: 2 * count },
      (_, at) => Math.sin(at * 7.3) + (Math.floor(at / 2) % 2),
    ),
    labels: Uint8Array.from({ length: count }, (_, row) => row % 2),
    classNames: ["a", "b"],
  };
  const facts = shown({ ...rings, shape: "data" }, many);
  expect(facts.sides.length).toBeLessThanOrEqual(2000);
  expect(facts.sentence).toContain(`${facts.sides.length} of 5000 examples`);
});

test("a unit without a bias is told what it can reach at most", () => {
  const preset = labPreset("no-bias");
  if (!preset) throw new Error("no preset");
  const facts = unitFacts(preset.state, undefined);
  if (!facts.ok) throw new Error(facts.text);
  expect(facts.accuracy).toBeLessThanOrEqual(facts.throughOrigin);
  expect(facts.withBias.accuracy).toBeGreaterThan(facts.throughOrigin + 0.2);
  const withBias = labPreset("with-bias");
  const better = withBias && unitFacts(withBias.state, undefined);
  expect(better?.ok && better.accuracy).toBeGreaterThan(0.97);
});
