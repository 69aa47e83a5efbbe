import { expect, test } from "vitest";
import { type RunAtRest, sayAtRest } from "./run-rest-words";

const done: RunAtRest = {
  state: "finished",
  epoch: 150,
  training: { accuracy: 1, count: 1000 },
  counted: "at the end",
  heldBack: undefined,
  isTest: false,
  hasFilm: true,
};
const spoken = (rest: Partial<RunAtRest>) => Object.values(sayAtRest({ ...done, ...rest })).join(" ");

test("all right: the film shows which layer did it, where there is one", () => {
  expect(spoken({})).toBe("Done: all 1,000 right. Play the film to see which layer did it.");
  expect(spoken({ hasFilm: false })).toBe("Done: all 1,000 right. Keep training goes on; Reset begins anew.");
});

test("not all right: how many after how long, and how one goes on", () => {
  expect(spoken({ training: { accuracy: 0.878, count: 1000 } })).toBe(
    "Done: 87.8 % right after 150 epochs. Keep training goes on; Reset begins anew.",
  );
  expect(spoken({ training: { accuracy: 0.99999, count: 60_000 }, epoch: 1 })).toContain(
    "99.9 % right after 1 epoch.",
  );
});

test("what was held back is counted apart", () => {
  const training = { accuracy: 0.9, count: 800 };
  expect(spoken({ training, heldBack: { accuracy: 0.935, count: 200 } })).toContain(
    "Done: 90 % right after 150 epochs, 93.5 % of the 200 held back.",
  );
  expect(spoken({ training: undefined, heldBack: { accuracy: 0.5, count: 200 } })).toContain(
    "Done: 50 % of the 200 held back right after 150 epochs. Evaluate",
  );
  expect(spoken({ heldBack: { accuracy: 1, count: 10_000 }, isTest: true })).toContain(
    "Done: all 1,000 right, 100 % of the 10,000 in the test part.",
  );
});

test("paused within an epoch: the figures are said to be of the last one's end", () => {
  const paused = { state: "paused", epoch: 12, training: { accuracy: 0.8, count: 1000 } } as const;
  expect(spoken({ ...paused, counted: "before" })).toBe(
    "Paused: 80 % right at the end of epoch 12. Train goes on; Reset begins anew.",
  );
  expect(spoken({ ...paused, counted: "within" })).toMatch(/^Paused: 80 % right in epoch 13\./);
  expect(spoken({ ...paused, training: done.training, counted: "before" })).toMatch(
    /^Paused: all 1,000 right at the end of epoch 12\. Play/,
  );
});

test("what nobody has counted is not said", () => {
  expect(spoken({ training: undefined, epoch: 3 })).toBe(
    "Done after 3 epochs. Evaluate counts how many are right. Keep training goes on; Reset begins anew.",
  );
  expect(spoken({ training: undefined, state: "paused", epoch: 0, counted: "before" })).toMatch(
    /^Paused in epoch 1\. Evaluate/,
  );
});
