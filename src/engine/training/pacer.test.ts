/** How a run keeps its pace and lets others in, on a clock that tests turn by hand: no engine, no waiting. */
import { expect, test } from "vitest";
import type { Engine } from "../engine";
import { idleEngine, Listener, smallNetwork, TestClock } from "../testing/trained";
import { Speedometer } from "./pacer";
import { createTrainer, type Trainer } from "./trainer";

/** As idleEngine, and does something at every step. */
function steppingEngine(clock: TestClock, stepTime: number, onStep: () => void): Engine {
  const engine = idleEngine(clock, stepTime);
  const step: Engine["step"] = (batch, seed) => {
    const result = engine.step(batch, seed);
    onStep();
    return result;
  };
  return { ...engine, step };
}

const network = smallNetwork({ epochs: 1_000_000 });

/** Runs for some simulated seconds and says how many steps were counted before the one that ended it. */
async function stepsWithin(seconds: number, clock: TestClock, pace: number | undefined, stepTime: number) {
  const end = seconds * 1000;
  const trainer: Trainer = createTrainer(
    () => steppingEngine(clock, stepTime, () => clock.time >= end && void trainer.pause()),
    clock,
  );
  const listener = new Listener(trainer);
  await trainer.load({ run: 1, network, pace });
  const stopped = listener.state("paused");
  trainer.start();
  await stopped;
  return { steps: listener.progress.step, seconds: clock.time / 1000, listener };
}

test("a pace is kept while timers are prompt", async () => {
  const { steps, seconds } = await stepsWithin(2, new TestClock(), 600, 0.3);
  expect(steps / seconds).toBeGreaterThan(590);
  expect(steps / seconds).toBeLessThan(605);
});

test("a pace of less than one step a second is kept too", async () => {
  const { steps } = await stepsWithin(20, new TestClock(), 0.5, 1);
  expect(steps).toBe(10);
});

test("in a hidden tab, whose timers fire once a second, the pace is kept on average", async () => {
  const onceASecond = (time: number, asked: number) => Math.ceil((time + asked + 20) / 1000) * 1000 + 15;
  const { steps, seconds } = await stepsWithin(20, new TestClock(onceASecond), 600, 0.3);
  expect(steps / seconds).toBeGreaterThan(570);
  expect(steps / seconds).toBeLessThan(620);
});

test("after the machine has slept, at most a second and a half of steps is caught up on", async () => {
  let slept = false;
  const clock = new TestClock((time, asked) => {
    if (slept || time < 1000) return time + asked;
    slept = true;
    return time + 8 * 3600_000;
  });
  const { steps } = await stepsWithin(8 * 3600 + 4, clock, 100, 0.1);
  expect(steps).toBeGreaterThan(100 + 150 + 200);
  expect(steps).toBeLessThan(100 + 150 + 320);
});

test("at full speed no timer is involved, and messages are let in every few milliseconds", async () => {
  const clock = new TestClock();
  const yields: number[] = [];
  const yieldToMessages = clock.yieldToMessages;
  clock.yieldToMessages = () => {
    yields.push(clock.time);
    return yieldToMessages();
  };
  const { steps } = await stepsWithin(2, clock, undefined, 0.5);
  expect(clock.waits).toEqual([]);
  expect(steps).toBe(3999);
  expect(yields.length).toBeGreaterThan(200);
  const gaps = yields.slice(1).map((time, index) => time - yields[index]!);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(9);
});

test("at most twenty events a second, and no record is lost to that", async () => {
  const { steps, seconds, listener } = await stepsWithin(3, new TestClock(), undefined, 0.5);
  expect(listener.events.length).toBeLessThanOrEqual(20 * seconds + 4);
  expect(listener.events.length).toBeGreaterThan(20);
  const epochs = listener.records.map(({ epoch }) => epoch);
  expect(epochs).toEqual(Array.from({ length: Math.floor(steps / 4) }, (_, index) => index + 1));
});

test("records come through even where time stands still", async () => {
  const clock = new TestClock();
  const trainer = createTrainer(() => idleEngine(clock, 0), clock);
  const listener = new Listener(trainer);
  await trainer.load({ run: 1, network: smallNetwork({ epochs: 7 }), pace: undefined });
  const over = listener.state("finished");
  trainer.start();
  await over;
  expect(listener.records.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(listener.events).toHaveLength(3);
});

test("a new pace takes effect at once, also in the middle of a long wait", async () => {
  let trainer: Trainer | undefined;
  const clock = new TestClock((time, asked) => {
    if (time > 1000) trainer?.setPace(undefined);
    return time + asked;
  });
  trainer = createTrainer(
    () => steppingEngine(clock, 1, () => clock.time > 2000 && void trainer?.pause()),
    clock,
  );
  const listener = new Listener(trainer);
  await trainer.load({ run: 1, network, pace: 0.01 });
  const stopped = listener.state("paused");
  trainer.start();
  await stopped;
  expect(listener.progress.step).toBeGreaterThan(900);
});

test("a single epoch does not wait for the pace", async () => {
  const clock = new TestClock();
  const trainer = createTrainer(() => idleEngine(clock, 1), clock);
  await trainer.load({ run: 1, network, pace: 0.1 });
  await trainer.epoch();
  expect(clock.waits).toEqual([]);
  expect(clock.time).toBe(4);
});

test("a pause is served between two slices, and answers when the run stands still", async () => {
  const clock = new TestClock();
  const trainer = createTrainer(() => idleEngine(clock, 1), clock);
  const listener = new Listener(trainer);
  await trainer.load({ run: 1, network, pace: undefined });
  trainer.start();
  await clock.yieldToMessages();
  await trainer.pause();
  const { step } = listener.progress;
  expect(step).toBeGreaterThan(0);
  for (let turn = 0; turn < 5; turn++) await clock.yieldToMessages();
  await trainer.evaluate();
  expect(listener.progress).toMatchObject({ step, state: "paused", stepsPerSecond: 0 });
});

test("a run that is reset and started at once owes no steps of before", async () => {
  const clock = new TestClock();
  const trainer: Trainer = createTrainer(
    () => steppingEngine(clock, 0.1, () => clock.time >= 3000 && void trainer.pause()),
    clock,
  );
  const listener = new Listener(trainer);
  await trainer.load({ run: 1, network, pace: 1000 });
  trainer.start();
  while (clock.time < 2000) await clock.yieldToMessages();
  const stopped = listener.state("paused");
  const reset = trainer.reset();
  trainer.start();
  await reset;
  await stopped;
  expect(listener.progress.step).toBeGreaterThan(900);
  expect(listener.progress.step).toBeLessThan(1100);
});

test("records that were not sent yet belong to the history that a reset ends", async () => {
  const clock = new TestClock();
  const trainer = createTrainer(() => idleEngine(clock, 0.5), clock);
  const listener = new Listener(trainer);
  await trainer.load({ run: 1, network, pace: undefined });
  trainer.start();
  for (let turn = 0; turn < 3; turn++) await clock.yieldToMessages();
  await trainer.reset();
  await trainer.epoch();
  expect(listener.records.map(({ epoch }) => epoch)).toEqual([1]);
});

test("a load in the middle of an epoch's evaluation leaves nothing of the old run behind", async () => {
  const clock = new TestClock();
  let load: Promise<unknown> | undefined;
  const evaluate: Engine["evaluate"] = () => {
    load ??= trainer.load({ run: 2, network, pace: undefined });
    return { loss: 1, correct: 0 };
  };
  const trainer: Trainer = createTrainer(() => idleEngine(clock, 1, { evaluate }), clock);
  const listener = new Listener(trainer);
  await trainer.load({ run: 1, network, pace: undefined });
  await trainer.epoch();
  await load;
  await trainer.step();
  expect(listener.progress).toMatchObject({ run: 2, step: 1, state: "paused" });
  expect(listener.records).toEqual([]);
  expect(listener.events.some((event) => event.type === "failed")).toBe(false);
});

test("the speed shown is that of the last second", () => {
  const speed = new Speedometer();
  expect(speed.rate()).toBe(0);
  for (let time = 0; time <= 3000; time += 10)
    speed.mark(time, time < 2000 ? time : 2000 + (time - 2000) / 2);
  expect(speed.rate()).toBeCloseTo(500, -1);
  speed.reset();
  expect(speed.rate()).toBe(0);
});
