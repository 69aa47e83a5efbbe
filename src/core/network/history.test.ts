/** Undo and redo: their laws on random histories of random edits. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { allRuns } from "../../../scripts/runs";
import { applyEdit, randomEdit } from "../testing/random-networks";
import { endGesture, type History, LIMIT, record, redo, startHistory, undo } from "./history";
import type { Network } from "./network";
import { newNetwork } from "./new-network";

function play(edits: readonly Parameters<typeof applyEdit>[1][]): History<Network> {
  return edits.reduce(
    (history, edit) => record(history, applyEdit(history.present, edit), "edit"),
    startHistory(newNetwork()),
  );
}

function repeat<T>(times: number, step: (value: T) => T, value: T): T {
  return times === 0 ? value : repeat(times - 1, step, step(value));
}

/** In npm test a few: all of them take some minutes. */
const lengths = [
  { length: "a few", sequences: allRuns ? 100_000 : 300, size: "small", changes: 2 },
  { length: "up to a hundred", sequences: allRuns ? 5000 : 20, size: "max", changes: 10 },
] as const;

test.each(lengths)(
  "undoing everything gives the start, redoing everything gives the end, over $length edits",
  ({ sequences, size, changes }) => {
    let recorded = 0;
    fc.assert(
      fc.property(fc.array(randomEdit, { minLength: 1, maxLength: 100, size }), (edits) => {
        const end = play(edits);
        const start = repeat(end.past.length, undo, end);
        expect(start.past).toHaveLength(0);
        expect(start.present).toEqual(newNetwork());
        const again = repeat(start.future.length, redo, start);
        expect(again.present).toBe(end.present);
        expect(again.past).toEqual(end.past);
        recorded += end.past.length;
      }),
      { numRuns: sequences },
    );
    // Most edits change something, or nothing would be proved.
    expect(recorded).toBeGreaterThan(changes * sequences);
  },
);

test("sixty moves of one drag are one entry, and the next drag is another", () => {
  let history = startHistory(0);
  for (let position = 1; position <= 60; position++) history = record(history, position, "move", "drag 1");
  expect(history.past).toHaveLength(1);
  history = record(endGesture(history), 61, "move", "drag 1");
  expect(history.past.map((entry) => entry.value)).toEqual([0, 60]);
});

test("a change that changes nothing leaves no entry, and undo at the bottom does nothing", () => {
  const history = startHistory(7);
  expect(record(history, 7, "nothing")).toBe(history);
  expect(undo(history)).toBe(history);
  expect(redo(history)).toBe(history);
});

test("a new edit clears what could be redone", () => {
  const history = undo(record(startHistory(1), 2, "two"));
  expect(record(history, 3, "three").future).toEqual([]);
});

test("the oldest entries go once there are more than the limit", () => {
  let history = startHistory(0);
  for (let value = 1; value <= LIMIT + 50; value++) history = record(history, value, `${value}`);
  expect(history.past).toHaveLength(LIMIT);
  expect(history.past[0]?.value).toBe(50);
});
