/** Clouds: counted where the pictures put the points, on every engine, and without a trace in the training. */
import { describe, expect, test } from "vitest";
import { makeCloud } from "../../core/data/cloud";
import { type ChainLink, denseChain } from "../../core/network/chain";
import type { Network } from "../../core/network/network";
import { createFastEngine } from "../fast/engine";
import type { CloudRequest } from "../protocol";
import { type TestedEngine, testedEngines } from "../testing/engines";
import { answered, Listener, m2, smallNetwork } from "../testing/trained";
import { systemClock } from "../training/clock";
import { createTrainer, type Trainer } from "../training/trainer";

const normalised = (units: number): readonly ChainLink[] => [
  { kind: "input" },
  { kind: "dense", params: { units } },
  { kind: "batchNormalization", params: { momentum: 0.5 } },
  { kind: "activation", params: { function: "gelu" } },
  { kind: "layerNormalization" },
  { kind: "dense" },
  { kind: "softmax" },
];

const domain = [-6, 6] as const;
// No round numbers: where a relu leaves many points at 0, that must lie on no edge of a cell.
const square = { cx: 0.4871, cy: -0.2633, half: 1.5127 };
const create: TestedEngine["create"] = (plan) => createFastEngine(plan);

async function loaded(network: Network, engine = create) {
  const trainer = createTrainer(async (plan) => engine(plan), systemClock());
  const listener = new Listener(trainer);
  await trainer.load({ run: 1, network, pace: undefined });
  return { trainer, listener };
}

function requestOf({ dataset, nodes }: Network, change: Partial<CloudRequest> = {}): CloudRequest {
  return {
    dataset,
    domain,
    points: 2500,
    rasters: nodes.map(({ id }) => ({ node: id, square, size: 24 })),
    ...change,
  };
}

async function taken(trainer: Trainer, request: CloudRequest) {
  return answered(await trainer.cloud(request));
}

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

describe.each(testedEngines)("on $title", ({ create: engine }) => {
  test.each([
    ["M2", m2],
    ["one unit", smallNetwork({}, denseChain([2, 1, 5, 3, 1], "relu"))],
    ["a wide layer", smallNetwork({}, denseChain([2, 30, 2], "sin"))],
    ["normalisations, by their moving averages", smallNetwork({}, normalised(4))],
    ["normalisations of a wide layer", smallNetwork({}, normalised(30))],
  ])("%s: every point is counted where its node's picture puts it", async (_, network) => {
    const { trainer } = await loaded(network, engine);
    await trainer.epoch();
    const request = requestOf(network);
    const cloud = await makeCloud({ ...request }, async () => {});
    // The truth: the same points as a picture lays them flat, counted in double precision.
    const picture = await trainer.picture({
      sheet: { domain, lines: 41, refine: 1 },
      samples: new Int32Array(0),
      points: cloud.points,
    });
    if (!picture.ok) throw new Error(picture.text);
    const answer = await taken(trainer, request);
    expect(answer).toMatchObject({ points: 2500, sides: 2 });
    for (const { node, size, counts, outside, notFinite } of answer.rasters) {
      const { points } = picture.nodes.get(node)!;
      const expected = new Uint32Array(2 * size * size);
      const beyond = [0, 0];
      cloud.sides.forEach((side, index) => {
        const column = Math.floor(
          (size * (points[2 * index]! - square.cx + square.half)) / (2 * square.half),
        );
        const row = Math.floor(
          (size * (square.cy + square.half - points[2 * index + 1]!)) / (2 * square.half),
        );
        if (Math.min(column, row) < 0 || Math.max(column, row) >= size) beyond[side]!++;
        else expected[2 * (row * size + column) + side]!++;
      });
      // A point within rounding of a cell's edge may fall on either side of it.
      const differences = sum(expected.map((count, at) => Math.abs(count - counts[at]!)));
      expect(differences).toBeLessThanOrEqual(25);
      expect(Math.abs(sum(outside) - sum(beyond))).toBeLessThanOrEqual(5);
      expect(sum(counts) + sum(outside)).toBe(2500);
      expect([...notFinite]).toEqual([0, 0]);
    }
  });

  test("the input's own picture holds as many points in every cell", async () => {
    const { trainer } = await loaded(m2, engine);
    const whole = { cx: 0, cy: 0, half: 6 };
    const input = { node: m2.nodes[0]!.id, square: whole, size: 16 };
    const { rasters } = await taken(trainer, requestOf(m2, { points: 64 * 64, rasters: [input] }));
    const { counts } = rasters[0]!;
    for (let cell = 0; cell < 256; cell++) {
      // A point on the edge between two cells may count for either.
      expect(Math.abs(counts[2 * cell]! + counts[2 * cell + 1]! - 16)).toBeLessThanOrEqual(1);
    }
    // The inner side is the disc of radius 3.5.
    const inner = sum(counts.filter((_, at) => at % 2 === 0));
    expect(inner / 4096).toBeCloseTo((Math.PI * 3.5 ** 2) / 144, 1);
  });

  test("what is not finite is counted apart, and what lies far away is outside", async () => {
    const network = smallNetwork({}, denseChain([2, 3, 2, 2], "relu"));
    const { trainer } = await loaded(network, engine);
    const second = network.nodes[3]!.id;
    const weights = new Map(await trainer.weights());
    const [kernel, bias] = weights.get(second)!;
    for (const [value, kind] of [
      [Number.NaN, "notFinite"],
      [1e30, "outside"],
    ] as const) {
      weights.set(second, [kernel!, { ...bias!, values: bias!.values.map(() => value) }]);
      await trainer.load({ run: 2, network, checkpoint: weights, pace: undefined });
      const rasters = [{ node: second, square, size: 8 }];
      const answer = await taken(trainer, requestOf(network, { rasters }));
      expect(sum(answer.rasters[0]![kind])).toBe(2500);
      expect(sum(answer.rasters[0]!.counts)).toBe(0);
    }
  });
});

test("a number of points that fills no block leaves nobody counted", async () => {
  const { trainer } = await loaded(m2);
  for (const side of [1, 2, 3, 17]) {
    const { points, rasters } = await taken(trainer, requestOf(m2, { points: side * side }));
    expect(points).toBe(side * side);
    for (const { counts, outside } of rasters) expect(sum(counts) + sum(outside)).toBe(side * side);
  }
});

test("training goes on as if no cloud had been taken", async () => {
  const weightsAfter = async (withCloud: boolean) => {
    const { trainer } = await loaded(m2);
    for (let epoch = 0; epoch < 3; epoch++) {
      if (withCloud) await taken(trainer, requestOf(m2, { points: 90_000 }));
      await trainer.step();
      await trainer.epoch();
    }
    return trainer.weights();
  };
  expect(await weightsAfter(true)).toEqual(await weightsAfter(false));
});

test("another network in the middle of a cloud: the cloud is given up, and the memory is whole", async () => {
  const { trainer } = await loaded(m2);
  const other = smallNetwork();
  await taken(trainer, requestOf(m2, { points: 300_000 }));
  const cloud = trainer.cloud(requestOf(m2, { points: 300_000 }));
  await new Promise((resolve) => setImmediate(resolve));
  await trainer.load({ run: 2, network: other, pace: undefined });
  expect((await cloud).ok).toBe(false);
  await trainer.epoch();
  const { trainer: fresh } = await loaded(other);
  await fresh.epoch();
  expect(await trainer.weights()).toEqual(await fresh.weights());
});

test("an input that is no plane is refused in a sentence", async () => {
  const network = smallNetwork();
  const trainer = createTrainer(async (plan) => create(plan), systemClock());
  expect(await trainer.cloud(requestOf(network))).toEqual({
    ok: false,
    run: 0,
    text: "No network is loaded.",
  });
});
