/** Which run it is, in the cases where news come in an order of their own: after a Reset, at a fork, in mid-run. */
import { expect, test } from "vitest";
import { newNetwork } from "../../core/network/new-network";
import { fromSeed } from "../run/checkpoints";
import { createRunStore, type RunState } from "../run/run-store";
import type { KeptEpoch } from "../run/settings-of-epochs";
import { Packer } from "../storage/packing";
import { createRunFollower, type RunNow } from "./follow-run";

const network = newNetwork("Two rings");
const epochs = (from: number, to: number): readonly KeptEpoch[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ epoch: from + index, loss: 1, accuracy: 0.5 }));

/** A page's run store, heard of change by change. */
function follow() {
  const run = createRunStore();
  const packer = new Packer();
  const told: RunNow[] = [];
  const hear = createRunFollower({
    runOf: (records) => packer.runOf(records),
    keep: (now) => told.push(now),
  });
  let at = 0;
  run.subscribe((state, before) => hear({ state, before, network, document: "one", at }));
  return {
    told,
    set(
      state: RunState["progress"]["state"],
      records: readonly KeptEpoch[],
      change: Partial<RunState> = {},
      after = 100,
    ) {
      at += after;
      const { progress } = run.getState();
      run.setState({ progress: { ...progress, state, step: 10 * records.length }, records, ...change });
    },
    last: () => [...new Map(told.map((now) => [now.id, now])).values()],
  };
}

test("epochs that are told of after a Reset are the last of the run before, and no run of their own", () => {
  const page = follow();
  const first = epochs(1, 5);
  page.set("ready", []);
  page.set("running", []);
  page.set("running", first, {}, 3000);
  page.set("running", []);
  page.set("running", epochs(6, 9));
  page.set("ready", []);
  expect(page.last().map(({ epoch, end, curves }) => [epoch, end, curves.epoch.length])).toEqual([
    [9, "paused", 9],
  ]);
  const next = epochs(1, 2);
  page.set("running", next);
  page.set("finished", next);
  expect(page.last()).toHaveLength(2);
});

test("a fork has the first epochs of another run as its own, and says which; the other is kept as it was", () => {
  const page = follow();
  const whole = epochs(1, 8);
  page.set("ready", []);
  page.set("running", whole.slice(0, 6));
  page.set("running", whole);
  page.set("paused", whole.slice(0, 5));
  const forked = [...whole.slice(0, 5), ...epochs(6, 7)];
  page.set("running", forked);
  page.set("paused", forked);
  const [one, fork, ...none] = page.last();
  expect(none).toEqual([]);
  expect(one).toMatchObject({ epoch: 8, origin: undefined });
  expect(fork).toMatchObject({ epoch: 7, origin: { run: one?.id, epoch: 5 } });
});

test("weights that were kept came from the run before, from a file from none", () => {
  const page = follow();
  page.set("ready", []);
  page.set("finished", epochs(1, 8));
  page.set("empty", [], { start: { kind: "kept", steps: 80 } });
  page.set("ready", []);
  page.set("finished", epochs(1, 2));
  page.set("empty", [], { start: { kind: "brought" } });
  page.set("finished", epochs(1, 3));
  const [one, two, three] = page.last();
  expect(two).toMatchObject({ epoch: 2, start: { kind: "kept" }, origin: { run: one?.id, epoch: 8 } });
  expect(three).toMatchObject({ epoch: 3, origin: undefined });
});

test("pauses are not counted, and what comes with undo is not trained", () => {
  const page = follow();
  const all = epochs(1, 4);
  const seconds = () => page.told.reduce((sum, now) => sum + now.seconds, 0);
  page.set("ready", []);
  page.set("running", []);
  page.set("running", all.slice(0, 2), {}, 2000);
  page.set("paused", all.slice(0, 2), {}, 1000);
  page.set("running", all.slice(0, 2), {}, 60_000);
  page.set("paused", all, {}, 500);
  expect(seconds()).toBeCloseTo(3.5, 6);
  const { length } = page.told;
  page.set("empty", epochs(1, 30), { start: fromSeed });
  expect(page.told).toHaveLength(length);
});
