/** Every pane stands in every layout, once. */
import { expect, test } from "vitest";
import { build, type Division, watch } from "./layouts";

/** The panes' ids as views.ts has them; the list itself brings the page along. */
const PANES = ["canvas", "inspector", "layers", "prediction", "training"];

const panesOf = ({ parts }: Division): string[] =>
  parts.flatMap(({ of }) => (typeof of === "string" ? [of] : panesOf(of)));

test.each([build, watch])("$id", (layout) => {
  expect(panesOf(layout).sort()).toEqual(PANES);
});

test("a division has at most one part in pixels, and names that differ", () => {
  const divisions = (division: Division): Division[] => [
    division,
    ...division.parts.flatMap(({ of }) => (typeof of === "string" ? [] : divisions(of))),
  ];
  const all = [build, watch].flatMap(divisions);
  for (const { parts } of all) expect(parts.filter(({ isFixed }) => isFixed).length).toBeLessThanOrEqual(1);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
});
