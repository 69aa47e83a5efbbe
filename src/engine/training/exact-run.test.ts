/**
 * A run that is broken off between any two steps, and goes on in another trainer from its weights and its state, is the same
 * run to the bit: on every engine, with every optimizer, over epochs' ends, dropout and batch statistics.
 */
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { createRandom } from "../../core/math/random";
import type { ChainLink } from "../../core/network/chain";
import { setSplit, setTraining, setTrainingOption } from "../../core/network/edit";
import type { Network, Params } from "../../core/network/network";
import { optionSlots } from "../../core/training/options/list";
import { type RunState, readRunState } from "../../core/training/run-state";
import type { EpochRecord, LoadRequest } from "../protocol";
import { fastEngines, type TestedEngine, tensorflow, testedEngines } from "../testing/engines";
import { answered, Listener, smallNetwork } from "../testing/trained";
import { systemClock } from "./clock";
import { createTrainer } from "./trainer";

const optimizers: readonly Network["training"]["optimizer"][] = [
  { kind: "adam", params: {} },
  { kind: "rmsprop", params: {} },
  { kind: "rmsprop", params: { momentum: 0.5 } },
  { kind: "sgd", params: { learningRate: 0.1 } },
  { kind: "sgd", params: { learningRate: 0.05, momentum: 0.9 } },
];

/** A network of this number: another batch size, optimizer, shape and seed each. */
function networkOf(number: number): Network {
  const random = createRandom(number, "exact run");
  const pick = <T>(list: readonly T[]): T => list[random.integer(list.length)] as T;
  const links: readonly ChainLink[] = [
    { kind: "input" },
    { kind: "dense", params: { units: pick([2, 5, 9]) } },
    ...(number % 3 === 0 ? [{ kind: "batchNormalization" as const }] : []),
    { kind: "activation", params: { function: pick(["tanh", "relu", "gelu"]) } },
    ...(number % 2 === 0 ? [{ kind: "dropout" as const, params: { rate: 0.3 } }] : []),
    { kind: "dense", params: { units: 2 } },
    { kind: "softmax" },
  ];
  return setTraining(smallNetwork({}, links), {
    optimizer: pick(optimizers),
    batchSize: pick([7, 16, 32, 120]),
    epochs: 3,
    seed: number,
  });
}

interface History {
  readonly records: readonly EpochRecord[];
  readonly weights: unknown;
}

/** Time that passes a thousand times as quickly: slices end at every look at it, in the middle of large steps too. */
const hasty = { ...systemClock(), now: () => 1000 * performance.now() };

/** Trains to the end, broken off again and again: every second time after so many steps, else in mid-run after so many yields. */
async function trained(
  { create }: TestedEngine,
  network: Network,
  breaks: readonly number[],
): Promise<History> {
  const records: EpochRecord[] = [];
  let from: Pick<LoadRequest, "checkpoint" | "epoch" | "state"> = {};
  for (const [index, steps] of breaks.entries()) {
    const trainer = createTrainer(create, hasty);
    const listener = new Listener(trainer);
    const answer = await trainer.load({ run: 1, network, pace: undefined, ...from });
    expect(answered(answer).isExact).toBe(true);
    // Asked for more, a finished run would go on for as many epochs again.
    const isOver = () => listener.progress.state === "finished";
    if (index % 2 === 0) for (let step = 0; step < steps && !isOver(); step++) await trainer.step();
    else if (!isOver()) {
      trainer.start();
      for (let turn = 0; turn < steps; turn++) await hasty.yieldToMessages();
    }
    const { weights, state, progress } = answered(await trainer.snapshot());
    trainer.dispose();
    // What the trainer did after that is lost with it.
    records.push(...listener.records.filter(({ epoch }) => epoch <= progress.epoch));
    // As through a storage.
    const stored = readRunState(structuredClone(state));
    expect(stored).toEqual(state);
    from = { checkpoint: structuredClone(weights), epoch: progress.epoch, ...(stored && { state: stored }) };
  }
  const trainer = createTrainer(create, systemClock());
  const listener = new Listener(trainer);
  answered(await trainer.load({ run: 1, network, pace: undefined, ...from }));
  if (listener.progress.state !== "finished") {
    const over = listener.state("finished");
    trainer.start();
    await over;
  }
  const { weights } = answered(await trainer.snapshot());
  trainer.dispose();
  return { records: [...records, ...listener.records], weights };
}

// A tenth of them in npm test.
const numbers = Array.from({ length: runs(100, 10) }, (_, index) => index + 1);

test.each(numbers)("run %i, broken off and gone on with", async (number) => {
  const network = networkOf(number);
  const engine = testedEngines[number % testedEngines.length] as TestedEngine;
  const random = createRandom(number, "breaks");
  const breaks = Array.from({ length: 3 }, () => random.integer(15));
  const straight = await trained(engine, network, []);
  expect(straight.records).toHaveLength(3);
  expect(await trained(engine, network, breaks)).toEqual(straight);
});

test("what belongs to another optimizer, engine, or batch size is not exact, and says so", async () => {
  const [one, other] = [testedEngines[0], testedEngines[2]] as [TestedEngine, TestedEngine];
  const network = setTraining(networkOf(1), { optimizer: { kind: "adam", params: {} }, batchSize: 16 });
  const trainer = createTrainer(one.create, systemClock());
  await trainer.load({ run: 1, network, pace: undefined });
  for (let step = 0; step < 11; step++) await trainer.step();
  const { weights: checkpoint, state, progress } = answered(await trainer.snapshot());
  expect([progress.epoch, state?.taken]).toEqual([1, 3]);
  const goesOn = async ({ create }: TestedEngine, of: Network) => {
    const next = createTrainer(create, systemClock());
    const listener = new Listener(next);
    const answer = await next.load({
      run: 1,
      network: of,
      pace: undefined,
      checkpoint,
      ...(state && { state }),
    });
    next.dispose();
    return [answered(answer).isExact, listener.progress.step];
  };
  expect(await goesOn(one, network)).toEqual([true, 11]);
  expect(await goesOn(other, network)).toEqual([false, 11]);
  expect(await goesOn(one, setTraining(network, { optimizer: { kind: "sgd", params: {} } }))).toEqual([
    false,
    11,
  ]);
  expect(await goesOn(one, setTraining(network, { batchSize: 32 }))).toEqual([false, 4]);
  // Another learning rate is the same run going on.
  const slower = setTraining(network, { optimizer: { kind: "adam", params: { learningRate: 1e-4 } } });
  expect(await goesOn(one, slower)).toEqual([true, 11]);
});

test("a state that is no state, of another version, or not finite is not read", () => {
  const state: RunState = {
    version: 1,
    ...{ epoch: 2, taken: 1, batchSize: 32, stepsPerEpoch: 4 },
    sums: { count: 32, loss: 0.5, correct: 20 },
    optimizer: {
      ...{ engine: "arrays", kind: "adam", counters: [9] },
      slots: [new Map([["n1" as never, [{ name: "kernel", shape: [1, 2], values: Float32Array.of(1, 2) }]]])],
    },
  };
  expect(readRunState(state)).toEqual(state);
  const bad = [
    ...[undefined, null, 3, "state", [], {}],
    { ...state, version: 2 },
    { ...state, taken: 5 },
    { ...state, epoch: -1 },
    { ...state, sums: { ...state.sums, loss: Number.NaN } },
    { ...state, optimizer: { ...state.optimizer, slots: [{}] } },
    {
      ...state,
      optimizer: {
        ...state.optimizer,
        slots: [new Map([["n1", [{ name: "kernel", shape: [1], values: Float32Array.of(Number.NaN) }]]])],
      },
    },
  ];
  expect(bad.map(readRunState)).toEqual(bad.map(() => undefined));
});

/** Params with which each option does something within a few short epochs. */
const lively: Readonly<Record<string, Params>> = {
  stepDecay: { steps: 3 },
  exponentialDecay: { steps: 10 },
  cosineDecay: { steps: 30, warmupSteps: 5 },
  warmUp: { steps: 9 },
  reduceOnPlateau: { patience: 1, minDelta: 0.05, cooldown: 1, factor: 0.5 },
  earlyStopping: { patience: 3, minDelta: 0.2 },
  clipnorm: { limit: 0.05 },
  globalClipnorm: { limit: 0.05 },
  clipvalue: { limit: 0.01 },
  given: { class1: 3 },
};

const optionCases = optionSlots.flatMap(({ name, options }) =>
  options.map(({ kind }) => ({ slot: name, kind })),
);

test.each(optionCases)(
  "$slot $kind: broken off and gone on with it is the same run",
  async ({ slot, kind }) => {
    const plain = setSplit(
      setTraining(smallNetwork(), {
        optimizer: { kind: "adam", params: { learningRate: 0.02 } },
        epochs: 12,
      }),
      { kind: "share", share: 0.3, seed: 1 },
    );
    const network = setTrainingOption(plain, slot, { kind, params: lively[kind] ?? {} });
    const isSlowOneToo = kind === "cosineDecay" || kind === "earlyStopping";
    for (const tested of [fastEngines[0]!, ...(isSlowOneToo ? [tensorflow] : [])]) {
      const whole = await trained(tested, network, []);
      expect(await trained(tested, network, [5, 1, 9, 2, 6]), tested.title).toEqual(whole);
      // Of the rings both classes are as many.
      if (kind === "balanced") continue;
      const without = await trained(tested, plain, []);
      expect(without.weights, `${tested.title}: it changes the run`).not.toEqual(whole.weights);
    }
  },
);

test("early stopping ends the run at the weights of its best epoch, and keep training goes on from them", async () => {
  const network = setTrainingOption(setTraining(smallNetwork(), { epochs: 200 }), "stopping", {
    kind: "earlyStopping",
    params: { monitor: "loss", patience: 2, minDelta: 0.2 },
  });
  const trainer = createTrainer(fastEngines[0]!.create, systemClock());
  const listener = new Listener(trainer);
  answered(await trainer.load({ run: 1, network, pace: undefined }));
  const over = listener.state("finished");
  trainer.start();
  await over;
  const { epoch, restored } = listener.progress;
  expect(epoch).toBeLessThan(200);
  expect(restored).toBe(epoch - 2);
  const { weights } = answered(await trainer.snapshot());
  const until = await trained(fastEngines[0]!, setTraining(smallNetwork(), { epochs: restored! }), []);
  expect(weights).toEqual(until.weights);
  await trainer.epoch();
  expect(listener.progress).toMatchObject({ epoch: epoch + 1, state: "paused" });
  expect(listener.progress.restored).toBeUndefined();
  trainer.dispose();
});
