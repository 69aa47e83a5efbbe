/** Schedules, plateaus, early stopping, label smoothing and class weights as Keras 3 has them (scripts/keras-options.py). */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { lossSpec } from "../losses";
import { afterPlateauEpoch, freshPlateau, plateauRate } from "./plateau";
import { scheduledRate } from "./schedules";
import { afterStoppingEpoch, freshStopping } from "./stoppings";
import { targetOptions } from "./targets";

type Numbers = readonly number[];

interface Cases {
  readonly schedules: readonly {
    readonly kind: string;
    readonly params: Readonly<Record<string, number>>;
    readonly rate: number;
    readonly steps: Numbers;
    readonly rates: Numbers;
  }[];
  readonly plateaus: readonly {
    readonly params: Parameters<typeof plateauRate>[1];
    readonly rate: number;
    readonly losses: Numbers;
    readonly rates: Numbers;
  }[];
  readonly stoppings: readonly {
    readonly params: Parameters<typeof afterStoppingEpoch>[3];
    readonly losses: Numbers;
    readonly stopped: number;
    readonly best: number;
  }[];
  readonly losses: {
    readonly targets: readonly Numbers[];
    readonly probabilities: readonly Numbers[];
    readonly smoothing: number;
    readonly categorical: number;
    readonly binary: number;
    readonly class_weights: Numbers;
    readonly weighted: number;
  };
}

const cases: Cases = JSON.parse(
  readFileSync(fileURLToPath(new URL("keras-cases.json", import.meta.url)), "utf8"),
);

test.each(cases.schedules)("$kind $params has Keras’s rates", ({ kind, params, rate, steps, rates }) => {
  for (const [index, step] of steps.entries()) {
    const ours = scheduledRate({ schedule: { kind, params } }, rate, step);
    // Keras computes in 32 bits.
    expect(Math.abs(ours! - rates[index]!)).toBeLessThan(1e-6 * rate);
  }
});

test.each(cases.plateaus)(
  "a plateau $params lowers the rate where Keras does",
  ({ params, rate, losses, rates }) => {
    let state = freshPlateau;
    for (const [epoch, loss] of losses.entries()) {
      state = afterPlateauEpoch(state, loss, params, rate);
      const ours = plateauRate(state, params, rate);
      expect(Math.abs(ours / rates[epoch]! - 1), `epoch ${epoch + 1}`).toBeLessThan(1e-5);
    }
  },
);

test.each(cases.stoppings)(
  "early stopping $params ends where Keras does",
  ({ params, losses, stopped, best }) => {
    let state = freshStopping;
    const end = losses.findIndex((loss, epoch) => {
      state = afterStoppingEpoch(state, epoch + 1, loss, params);
      return state.isOver;
    });
    expect(end + 1).toBe(stopped);
    expect(state.bestEpoch).toBe(best);
  },
);

test("label smoothing and class weights give Keras’s losses", () => {
  const {
    targets,
    probabilities,
    smoothing,
    categorical,
    binary,
    class_weights: weights,
    weighted,
  } = cases.losses;
  const scores = Float32Array.from(probabilities.flat(), Math.log);
  const mean = (wanted: Numbers) =>
    lossSpec("categoricalCrossentropy")!.mean(scores, Float32Array.from(wanted), 3);
  expect(mean(targets.flatMap((row) => row.map((t) => t * (1 - smoothing) + smoothing / 3)))).toBeCloseTo(
    categorical,
    5,
  );
  const logits = Float32Array.of(0.7, 0.2, 0.6).map((p) => Math.log(p / (1 - p)));
  const soft = Float32Array.of(1, 0, 0).map((t) => t * (1 - smoothing) + smoothing / 2);
  expect(lossSpec("binaryCrossentropy")!.mean(logits, soft, 1)).toBeCloseTo(binary, 5);
  const weigh = targets.flatMap((row) => {
    const weight = weights[row.indexOf(1)]!;
    return row.map((t) => weight * t);
  });
  expect(mean(weigh)).toBeCloseTo(weighted, 5);
});

test("balanced weights are n / (classes · n of the class), of the training part, and none in an evaluation", () => {
  const options = { classWeights: { kind: "balanced", params: {} } };
  expect(targetOptions(options, 2, [0, 0, 0, 1]).weights).toEqual([4 / 6, 2]);
  expect(targetOptions(options, 2, undefined).weights).toBeUndefined();
  const given = { classWeights: { kind: "given", params: { class0: 1, class1: 5 } } };
  expect(targetOptions(given, 2, [0, 1]).weights).toEqual([1, 5]);
});
