/** Sentences about layers: the words follow the numbers. */
import { expect, test } from "vitest";
import { narrate } from "./narrate";

function denseSentence(kernel: number[], from: number, to: number, bias?: number[]): string {
  return narrate({
    kind: "dense",
    params: { units: to },
    from,
    to,
    weights: [
      { name: "kernel", shape: [from, to], values: Float32Array.from(kernel) },
      ...(bias ? [{ name: "bias", shape: [to], values: Float32Array.from(bias) }] : []),
    ],
  });
}

test("a quarter turn to the left is a turn to the left", () => {
  // Kernel [in, out]: x' = x·W, so (1, 0) goes to the first row, (0, 1).
  expect(denseSentence([0, 1, -1, 0], 2, 2)).toBe("Keeps every length, turns 90° left.");
});

test("two equal stretches are said as one", () => {
  expect(denseSentence([0.5, 0, 0, 0.5], 2, 2)).toBe("Squeezes everything ×0.5.");
});

test("a mirror turns the sheet over about its line", () => {
  expect(denseSentence([-2, 0, 0, 1], 2, 2)).toContain("turns the sheet over about the line at 90°");
});

test("a shift is said with its numbers, a zero one not at all", () => {
  expect(denseSentence([1, 0, 0, 1], 2, 2, [-0.68, 0.03])).toContain("shifts by (−0.68, 0.03)");
  expect(denseSentence([1, 0, 0, 1], 2, 2, [0, 0])).not.toContain("shifts");
});

test("what is almost a line is called so, and a line is called a line", () => {
  expect(denseSentence([3, 0, 0, 0.02], 2, 2)).toContain("×0.02 across (almost a line)");
  expect(denseSentence([3, 3, 2, 2], 2, 2)).toContain("crushes everything across it onto a line");
  expect(denseSentence([0, 0, 0, 0], 2, 2)).toBe("Sends the whole plane to one point.");
});

test("a wider layer is told by its stretches", () => {
  expect(denseSentence([1, 0, 0, 0, 0, 2, 0, 0], 2, 4)).toBe(
    "Places the plane in 4 dimensions, stretched ×2 and ×1.",
  );
  expect(denseSentence([1, 0, 0, 1, 0, 0], 3, 2)).toContain("Looks at 3 dimensions from one side, keeping 2");
});

test("every other kind has its sentence", () => {
  const about = (kind: string, params: Record<string, string | number>) =>
    narrate({ kind, params, from: 2, to: 2, weights: undefined });
  expect(about("activation", { function: "tanh", slope: 0.2 })).toBe(
    "Takes each of the 2 coordinates through tanh and bends it into the box −1 to 1.",
  );
  expect(about("softmax", {})).toContain("from (1, 0) to (0, 1)");
  expect(about("dropout", { rate: 0.5 })).toContain("probability 0.5");
  expect(about("gru", {})).toContain("does not know");
});

const unitArrays = (arrays: Readonly<Record<string, readonly number[]>>) =>
  Object.entries(arrays).map(([name, values]) => ({
    name,
    shape: [values.length],
    values: Float32Array.from(values),
  }));

test("a BatchNorm is said with its factors and shifts, from the averages that training keeps", () => {
  const say = (arrays: Readonly<Record<string, readonly number[]>>) =>
    narrate({
      kind: "batchNormalization",
      params: { epsilon: 1e-3 },
      from: 2,
      to: 2,
      weights: unitArrays(arrays),
    });
  expect(
    say({ gamma: [2, 1], beta: [0, 1], moving_mean: [1, 0], moving_variance: [3.999, 0.249] }),
  ).toContain(
    "Scales unit 1 ×1 and unit 2 ×2, and shifts by (−1, 1): by the averages that training has kept.",
  );
  const wide = Array.from({ length: 30 }, (_, unit) => unit + 1);
  expect(say({ moving_mean: wide.map(() => 0), moving_variance: wide.map((unit) => unit ** 2) })).toContain(
    "Scales each of 30 units by its own factor, ×0.0333 to ×1",
  );
  expect(narrate({ kind: "batchNormalization", params: {}, from: 2, to: 2, weights: undefined })).toContain(
    "mean 0 and spread 1",
  );
});

test("a LayerNorm says what nearly every point lands near, and that epsilon leaves something", () => {
  const say = (to: number, arrays: Readonly<Record<string, readonly number[]>> = {}) =>
    narrate({ kind: "layerNormalization", params: {}, from: to, to, weights: unitArrays(arrays) });
  expect(say(1, { beta: [0.5] })).toContain("Sends every point to 0.5");
  expect(say(2)).toContain("lands near (1, −1) or (−1, 1); what lies between is what epsilon leaves");
  expect(say(2, { gamma: [2, 1], beta: [0.5, 0] })).toContain("(2.5, −1) or (−1.5, 1)");
  expect(say(3)).toContain("a circle of radius 1.73; what lies inside");
  expect(say(3, { gamma: [2, 1, 1] })).toContain("near an ellipse");
  expect(say(3, { gamma: [2, -2, 2] })).toContain("a circle of radius 3.46");
  expect(say(8)).toContain("a sphere of radius 2.83 in 7 dimensions");
});

test("an activation of another version is said without its name's meaning, not thrown over", () => {
  expect(
    narrate({ kind: "activation", params: { function: "snake" }, from: 2, to: 2, weights: undefined }),
  ).toBe("Takes each of the 2 coordinates through snake and moves every unit by itself.");
});
