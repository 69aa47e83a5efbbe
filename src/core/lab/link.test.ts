/** A state survives its link to the bit, and no text from outside gets further than a sentence. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { decodeLab, encodeLab } from "./link";
import { labPresets } from "./presets";
import { type Entry, initialLab, type LabState, labModes, layerIds, numberEntry, shapeIds } from "./state";

const number = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value + 0);
const entry: fc.Arbitrary<Entry> = fc.oneof(
  number.map(numberEntry),
  fc.constant({ text: "cos(pi/4)", value: Math.cos(Math.PI / 4) }),
  fc.constant({ text: "-1/3", value: -1 / 3 }),
);
const entries = fc.tuple(entry, entry, entry, entry);
const lab: fc.Arbitrary<LabState> = fc.record({
  matrix: entries,
  bias: fc.tuple(entry, entry),
  second: entries,
  mode: fc.constantFrom(...labModes),
  power: fc.integer({ min: 1, max: 30 }),
  shape: fc.constantFrom(...shapeIds),
  drawn: fc.array(fc.tuple(number, number), { maxLength: 10 }).map((points) => points.flat()),
  layers: fc.subarray([...layerIds]),
  scaledEigen: fc.boolean(),
  probe: fc.tuple(number, number),
  scale: fc.oneof(
    fc.constant({ kind: "auto" } as const),
    fc.double({ min: 1e-6, max: 1e6, noNaN: true }).map((half) => ({ kind: "fixed", half }) as const),
  ),
  motion: fc.constantFrom("honest", "naive"),
  bend: fc.boolean(),
  line: fc.oneof(
    fc.constant({ kind: "likeliest" } as const),
    fc
      .tuple(number, number, number)
      .filter(([x, y]) => x !== 0 || y !== 0)
      .map(([x, y, offset]) => ({ kind: "given", weights: [x, y], offset }) as const),
  ),
  preset: fc.constantFrom(undefined, "mirror"),
});

test("any state comes back as it went", () => {
  fc.assert(
    fc.property(lab, (state) => {
      const text = encodeLab(state);
      // As it stands in an address: nothing there needs escaping, and nothing ends it early.
      expect(text).toMatch(/^[\w.,;=()*+\-!'~%]*$/);
      expect(decodeLab(text)).toEqual({ ok: true, state });
    }),
    { numRuns: runs(2000) },
  );
});

test("presets and the beginning are short", () => {
  expect(encodeLab(initialLab)).toBe("1");
  for (const { state } of labPresets) {
    expect(decodeLab(encodeLab(state))).toEqual({ ok: true, state });
    expect(encodeLab(state).length).toBeLessThan(200);
  }
});

describe("refused in a sentence", () => {
  test.each([
    ["", "version “”"],
    ["2;matrix=1,2,3,4", "version “2”"],
    ["1;matrix=1,2,3", "3 entries where 4"],
    ["1;matrix=1,2,3,alert(1)", "“alert” at character 1"],
    ["1;matrix=1,2,3,%E0%A4%A", "not written as a link writes it"],
    ["1;matrix=1,2,3,9999999", "Entries go from"],
    ["1;__proto__=1", "“__proto__” is no part"],
    ["1;constructor=1", "“constructor” is no part"],
    ["1;power=0", "its power is 0"],
    ["1;power=1e9", "no number"],
    ["1;power=2.5", "its power is 2.5"],
    ["1;mode=<script>", "“<script>” is none of"],
    ["1;shape=circle;shape=grid", "“shape” is there twice"],
    ["1;shape", "“shape” has no value"],
    ["1;drawn=1,2,3", "no second coordinate"],
    [`1;drawn=${Array(402).fill("1").join(",")}`, "more than 200"],
    ["1;scale=0", "its scale is 0"],
    ["1;scale=NaN", "no number"],
    ["1;line=0,0,1", "no direction"],
    ["1;probe=Infinity,0", "no number"],
    ["1;preset=<b>", "no preset's name"],
    [`1;${"x".repeat(9000)}`, "9002 characters"],
  ])("%s", (text, part) => {
    const decoded = decodeLab(text);
    expect(decoded.ok).toBe(false);
    if (!decoded.ok) expect(decoded.text).toContain(part);
  });

  test("any text whatever", () => {
    const pieces = fc.array(
      fc.oneof(fc.string(), fc.constantFrom("1", ";", "matrix=", "mode=", "drawn=", ",", "=")),
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const decoded = decodeLab(parts.join(""));
        if (!decoded.ok)
          expect(decoded.text).toMatch(/^This link's lab cannot be opened: .+ The lab is left as it was\.$/s);
      }),
      { numRuns: runs(3000) },
    );
  });
});
