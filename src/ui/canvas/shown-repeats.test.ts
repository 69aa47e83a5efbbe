/** The pictures on a folded card: first, last, some between, and what somebody looks at. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { shownRepeats } from "./shown-repeats";

test("all where there is room for them, else evenly from the first to the last", () => {
  expect(shownRepeats(3, 4, [])).toEqual([0, 1, 2]);
  expect(shownRepeats(24, 4, [])).toEqual([0, 8, 15, 23]);
  expect(shownRepeats(24, 4, [17])).toEqual([0, 8, 17, 23]);
  expect(shownRepeats(24, 4, [17, 16, 15])).toEqual([0, 16, 17, 23]);
});

test("as many as there is room for, in order, with both ends and the first that is wanted", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 3, max: 200 }),
      fc.integer({ min: 3, max: 9 }),
      fc.array(fc.nat(199)),
      (count, room, wanted) => {
        const shown = shownRepeats(count, room, wanted);
        expect(shown).toHaveLength(Math.min(count, room));
        expect([...new Set(shown)].sort((a, b) => a - b)).toEqual(shown);
        expect(shown).toContain(0);
        expect(shown).toContain(count - 1);
        const [first] = wanted.filter((index) => index < count);
        if (first !== undefined) expect(shown).toContain(first);
      },
    ),
  );
});
