import { describe, expect, test } from "vitest";
import { classEntries, layOutLegend } from "./legend";
import { formatNumber, formatZoom } from "./numbers";
import { TEXT_SIZE } from "./text-size";
import { shorten, textWidth } from "./text-width";

describe("the legend", () => {
  const names = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

  test("wraps, and no entry touches the next", () => {
    const { entries, height, width } = layOutLegend(classEntries(names, new Map([[0, 20]])), 240);
    expect(width).toBeLessThanOrEqual(240);
    expect(height).toBeGreaterThan(40);
    entries.forEach(({ x, y, text }, index) => {
      const next = entries[index + 1];
      if (next && next.y === y) expect(next.x).toBeGreaterThan(x + textWidth(text, TEXT_SIZE.legend));
    });
  });

  test("cuts a name of eighty letters", () => {
    const { entries } = layOutLegend(classEntries(["x".repeat(80)], new Map()), 120);
    expect(entries[0]?.text.endsWith("…")).toBe(true);
    expect(textWidth(entries[0]?.text ?? "", TEXT_SIZE.legend)).toBeLessThan(120);
    expect(shorten("short", 100, 11)).toBe("short");
  });

  test("has a name for a class that has none, and nothing for nothing", () => {
    expect(classEntries([], new Map([[2, 5]])).map(({ text }) => text)).toEqual(["class 3 5"]);
    expect(layOutLegend([], 100)).toEqual({ entries: [], width: 0, height: 0 });
  });
});

describe("numbers", () => {
  test.each([
    [0, "0"],
    [-2, "−2"],
    [0.1 + 0.2, "0.3"],
    [1e30, "1e30"],
    [-3e-30, "−3e−30"],
    [12345, "12300"],
    [Number.NaN, "not a number"],
    [-Infinity, "−∞"],
  ])("%d is written %s", (value, text) => expect(formatNumber(value)).toBe(text));

  test("a zoom", () => expect([4.21, 0.05, 1.08e-30].map(formatZoom)).toEqual(["×4.2", "×0.05", "×1.1e−30"]));
});
