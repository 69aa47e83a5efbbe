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
