/** Entries as people type them: what is read, and the sentence where it is not. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { parseExpression } from "./expression";
import { writeEntry } from "./state";

const value = (text: string) => {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(parsed.text);
  return parsed.value;
};
const refusal = (text: string) => {
  const parsed = parseExpression(text);
  if (parsed.ok) throw new Error(`“${text}” is read as ${parsed.value}`);
  return parsed.text;
};

test.each([
  ["2", 2],
  [" -1/3 ", -1 / 3],
  ["cos(pi/4)", Math.cos(Math.PI / 4)],
  ["−cos(π/4)", -Math.cos(Math.PI / 4)],
  ["cos(pi/2)", 0],
  ["sin(pi)", 0],
  ["sin(-pi/2)", -1],
  ["cos(3*pi)", -1],
  ["tan(pi/4)", Math.tan(Math.PI / 4)],
  ["2^3^2", 512],
  ["-2^2", -4],
  ["(-2)^2", 4],
  ["2^-1", 0.5],
  ["2-3-4", -5],
  ["8/4/2", 1],
  ["2*-3", -6],
  ["2--3", 5],
  ["1e3", 1000],
  [".5", 0.5],
  ["5.", 5],
  ["sqrt(2)*sqrt(2)", Math.sqrt(2) * Math.sqrt(2)],
  ["e^2", Math.E ** 2],
  ["exp(1) - e", 0],
  ["log(e)", 1],
  ["SIN(0)", 0],
  ["((1))", 1],
  ["-0", 0],
  ["0,01", 0.01],
  ["0,125", 0.125],
  ["12,5", 12.5],
  [",5", 0.5],
  ["5,", 5],
  ["−0.5", -0.5],
  ["–0,5", -0.5],
  ["1e-3", 0.001],
  ["1e−3", 0.001],
  ["1,5e3", 1500],
  ["10 000", 10_000],
  ["1\u00a0000,5", 1000.5],
  ["100\u202f000", 100_000],
  ["1 000 + 1", 1001],
  [" 7 ", 7],
])("%s is %d", (text, expected) => {
  expect(value(text)).toBe(expected);
});

describe("refusals name the place", () => {
  test.each([
    ["", "empty"],
    ["2+", "ends where a number is expected"],
    ["2+*3", "“*” at character 3"],
    ["foo", "“foo” at character 1 is not known"],
    ["2*bar(1)", "“bar” at character 3"],
    ["constructor", "“constructor” at character 1"],
    ["__proto__", "“_” at character 1"],
    ["cos pi", "After “cos” at character 1 a bracket is missing"],
    ["cos(pi", "The bracket at character 4 is not closed"],
    ["(1", "The bracket at character 1 is not closed"],
    ["1)", "The bracket at character 2 closes nothing"],
    ["2pi", "Between “2” and “pi” at character 2"],
    ["2 3", "Between “2” and “3” at character 3"],
    ["1,5,2", "“1,5,2” at character 1 has 2 points or commas"],
    [
      "1.000,5",
      "“1.000,5” at character 1 has 2 points or commas. Write thousands without them, as in 1000.5.",
    ],
    ["1,000", "“1,000” at character 1 may be 1000 or 1.000. Write it as one of them."],
    ["2*,", "comma at character 3"],
    ["1 2345", "Between “1” and “2345” at character 3"],
    ["1/0", "division at character 2 is by 0"],
    ["sqrt(-1)", "sqrt(−1) at character 1 has no real value"],
    ["log(0)", "log(0) at character 1 has no real value"],
    ["tan(pi/2)", "tan(1.571) at character 1 has no real value"],
    ["(-8)^(1/3)", "no real number"],
    ["exp(1000)", "too large"],
    ["1e999", "too large"],
    ["2000000", "Entries go from −1,000,000 to 1,000,000"],
    ["alert(1)", "“alert” at character 1"],
    ["1;2", "“;” at character 2"],
    ["a=1", "“=”"],
    ["😀", "“😀” at character 1"],
    ["1".repeat(61), "61 characters"],
    ["(".repeat(60), "expected"],
  ])("%s", (text, part) => {
    expect(refusal(text)).toContain(part);
    expect(refusal(text)).toMatch(/[.)]$/);
  });
});

test("any text at all is read or refused, and a value is finite and in range", () => {
  const typed = fc.oneof(
    fc.string({ maxLength: 70 }),
    fc.string({ maxLength: 40, unit: fc.constantFrom(..."0123456789.+-*/^() picosqrtexlogn") }),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const parsed = parseExpression(text);
      if (parsed.ok) expect(Math.abs(parsed.value)).toBeLessThanOrEqual(1e6);
      else expect(parsed.text.length).toBeGreaterThan(10);
    }),
    { numRuns: runs(5000) },
  );
});

test("numbers written by the lab are read back to the bit", () => {
  fc.assert(
    fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (number) => {
      expect(value(writeEntry(number))).toBe(number + 0);
    }),
  );
});

test("sums, products and brackets agree with JavaScript's own arithmetic", () => {
  // An expression as text and its value, built side by side.
  const { whole } = fc.letrec<{ whole: readonly [string, number] }>((tie) => ({
    whole: fc.oneof(
      { maxDepth: 3 },
      fc.integer({ min: 0, max: 99 }).map((number) => [String(number), number] as const),
      fc
        .tuple(tie("whole"), fc.constantFrom("+", "-", "*"), tie("whole"))
        .map(([[left, a], sign, [right, b]]) => {
          const result = sign === "+" ? a + b : sign === "-" ? a - b : a * b;
          return [`(${left}${sign}${right})`, result] as const;
        }),
      tie("whole").map(([text, number]) => [`(-${text})`, -number] as const),
    ),
  }));
  fc.assert(
    fc.property(whole, ([text, expected]) => {
      fc.pre(text.length <= 60 && Math.abs(expected) <= 1e6);
      expect(value(text)).toBe(expected + 0);
    }),
  );
});
