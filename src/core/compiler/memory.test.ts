/** What a run takes, one term after the other by its closed form, and how bytes are said. */
import { expect, test } from "vitest";
import { type MemoryNeed, memoryEstimate, showBytes } from "./memory";

const nothing: MemoryNeed = {
  parameters: 0,
  optimizerSlots: 0,
  units: 0,
  batchSize: 0,
  examples: 0,
  features: 0,
  valueBytes: 4,
};
const takes = (need: Partial<MemoryNeed>) => memoryEstimate({ ...nothing, ...need });

test("a parameter is kept with its gradient and the optimizer's state, in 4 bytes each", () => {
  expect(takes({ parameters: 10 })).toBe(80);
  expect(takes({ parameters: 10, optimizerSlots: 3 })).toBe(200);
});

test("a unit has a value and a gradient for each example of a batch", () => {
  expect(takes({ units: 10, batchSize: 16, features: 784 })).toBe(1280);
});

test("on the plane a unit has a value for each of the picture's 8,192 points, or what training takes where that is more", () => {
  expect(takes({ units: 10, batchSize: 16, features: 2 })).toBe(327_680);
  expect(takes({ units: 10, batchSize: 10_000, features: 2 })).toBe(800_000);
});

test("the data take as many bytes as they are kept in", () => {
  expect(takes({ examples: 100, features: 3 })).toBe(1200);
  expect(takes({ examples: 100, features: 784, valueBytes: 1 })).toBe(78_400);
});

test("all of it is the sum of its parts", () => {
  const weights = { parameters: 34, optimizerSlots: 2 };
  const activations = { units: 22, batchSize: 32, features: 2 };
  const data = { examples: 1000, features: 2 };
  expect(takes({ ...weights, ...activations, ...data })).toBe(
    takes(weights) + takes(activations) + takes(data),
  );
});

test.each([
  [0, "0 bytes"],
  [1, "1 bytes"],
  [9, "9 bytes"],
  [136, "136 bytes"],
  [1023, "1023 bytes"],
  [1024, "1 kB"],
  [1536, "1.5 kB"],
  [12 * 2 ** 20, "12 MB"],
  [12.4 * 2 ** 20, "12 MB"],
  [9.96 * 2 ** 20, "10 MB"],
  [3.5 * 2 ** 30, "3.5 GB"],
  [7 * 2 ** 40, "7 TB"],
  [999 * 2 ** 50, "999 PB"],
  [1000 * 2 ** 50, "1000 PB"],
  [1001 * 2 ** 50, "more than 1,000 PB"],
  [2 ** 60, "more than 1,000 PB"],
  [Number.MAX_VALUE, "more than 1,000 PB"],
  [Number.POSITIVE_INFINITY, "more than 1,000 PB"],
])("%d bytes are “%s”", (bytes, words) => {
  expect(showBytes(bytes)).toBe(words);
});
