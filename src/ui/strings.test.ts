/** How long a step takes, in the unit in which it reads best. */
import { expect, test } from "vitest";
import { showStepTime } from "./strings";

test.each([
  [0.4, "2.5 s a step"],
  [1, "1 s a step"],
  [4.17, "240 ms a step"],
  [10.001, "100 ms a step"],
  [600, "1.7 ms a step"],
  [10_000, "0.1 ms a step"],
  [10_001, "100 µs a step"],
  [1_017_767, "0.98 µs a step"],
  [0, "–"],
  [Number.NaN, "–"],
])("%f steps a second: %s", (speed, words) => {
  expect(showStepTime(speed)).toBe(words);
});
