/** The linear probe is asked for only while somebody looks, one at a time, and never comes back from an older run. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LinearProbeAnswer, LinearProbeRequest } from "../../engine/protocol";
import { createRunStore, idleProgress, type Picture, type RunStore } from "../run/run-store";
import { createLinearProbeLoop } from "./linear-probe-loop";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => void vi.useRealTimers());

const data = {
  count: 5000,
  features: 2,
  x: new Float32Array(10_000),
  labels: new Uint8Array(5000),
  training: new Int32Array(),
  validation: new Int32Array(),
};

/** A trainer that answers after so many milliseconds, remembers what it was asked, and finds better lines so many times. */
function setUp(takes: number, betterTimes = 0) {
  const run = createRunStore();
  run.setState({ data, progress: { ...idleProgress, run: 1 } });
  const asked: LinearProbeRequest[] = [];
  const answering = async (request: LinearProbeRequest): Promise<LinearProbeAnswer> => {
    asked.push(request);
    const { progress } = run.getState();
    await new Promise((resolve) => setTimeout(resolve, takes));
    return {
      ok: true,
      run: progress.run,
      took: takes,
      progress,
      count: 2000,
      classes: 2,
      own: 1,
      chance: 0.5,
      mayImprove: asked.length <= betterTimes,
      nodes: new Map(),
    };
  };
  const client = { linearProbe: answering } as Parameters<typeof createLinearProbeLoop>[0]["client"];
  return { run, asked, loop: createLinearProbeLoop({ client, run, domain: () => [-6, 6] }) };
}

/** Steps are taken for so many milliseconds. */
async function train(run: RunStore, milliseconds: number): Promise<void> {
  for (let time = 0; time < milliseconds; time += 50) {
    const { progress } = run.getState();
    run.setState({ progress: { ...progress, state: "running", step: progress.step + 10 } });
    await vi.advanceTimersByTimeAsync(50);
  }
}

test("nobody looks: nothing is asked; somebody does: at once, with evenly spread examples", async () => {
  const { run, asked, loop } = setUp(20);
  await train(run, 1000);
  expect(asked).toHaveLength(0);
  const leave = loop.watch();
  await vi.advanceTimersByTimeAsync(100);
  expect(asked).toHaveLength(1);
  expect(asked[0]!.samples).toHaveLength(2000);
  expect(asked[0]!.sheet).toMatchObject({ domain: [-6, 6] });
  expect(run.getState().linearProbes).toMatchObject({ count: 2000 });
  leave();
  leave();
  await train(run, 2000);
  expect(asked).toHaveLength(1);
});

test("at most twice a second while it trains, and rests for twice as long as a slow one took", async () => {
  const quick = setUp(20);
  quick.loop.watch();
  await train(quick.run, 4000);
  expect(quick.asked.length).toBeGreaterThan(5);
  expect(quick.asked.length).toBeLessThanOrEqual(9);
  const slow = setUp(600);
  slow.loop.watch();
  await train(slow.run, 5400);
  expect(slow.asked.length).toBeGreaterThan(1);
  expect(slow.asked.length).toBeLessThanOrEqual(4);
});

test("still: what has been answered is not asked again", async () => {
  const { asked, loop } = setUp(20);
  loop.watch();
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked).toHaveLength(1);
});

test("still, and better lines may be found: it goes on asking until none are", async () => {
  const { run, asked, loop } = setUp(250, 3);
  const leave = loop.watch();
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked.map(({ longer }) => longer)).toEqual([true, true, true, true]);
  leave();
  await train(run, 200);
  expect(asked).toHaveLength(4);
});

test("while it trains nothing is asked for longer, and no more often", async () => {
  const { run, asked, loop } = setUp(20, 1000);
  loop.watch();
  await vi.advanceTimersByTimeAsync(30);
  const before = asked.length;
  await train(run, 4000);
  const training = asked.slice(before + 1);
  expect(training.length).toBeLessThanOrEqual(9);
  expect(training.length).toBeGreaterThan(5);
  expect(training.every(({ longer }) => longer === undefined)).toBe(true);
});

test("weights set by hand are seen by their picture", async () => {
  const { run, asked, loop } = setUp(20);
  loop.watch();
  await vi.advanceTimersByTimeAsync(2000);
  expect(asked).toHaveLength(1);
  run.setState({ picture: {} as Picture });
  await vi.advanceTimersByTimeAsync(100);
  expect(asked).toHaveLength(2);
});

test("an answer of a run that has been replaced is dropped, and the new run's is asked for", async () => {
  const { run, asked, loop } = setUp(300);
  loop.watch();
  await vi.advanceTimersByTimeAsync(100);
  run.setState({ progress: { ...idleProgress, run: 2 } });
  await vi.advanceTimersByTimeAsync(250);
  expect(run.getState().linearProbes).toBeUndefined();
  await vi.advanceTimersByTimeAsync(2000);
  expect(asked).toHaveLength(2);
  expect(run.getState().linearProbes?.progress.run).toBe(2);
});
