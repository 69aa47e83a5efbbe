import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextMoment } from "./playing";

/** Seconds: what a clock goes on by at most. */
const LONGEST = 0.1;

const seconds = fc.double({ min: 0, max: LONGEST, noNaN: true });
const positive = fc.double({ min: 0.01, max: 100, noNaN: true });

describe("a clock that plays", () => {
  test("goes on at its speed and stops at its end, never beyond", () => {
    fc.assert(
      fc.property(
        positive,
        positive,
        seconds,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (duration, speed, passed, share) => {
          const before = share * duration;
          const { moment, isOver } = nextMoment(before, passed, { duration, speed });
          expect(moment).toBe(Math.min(duration, before + passed * speed));
          expect(isOver).toBe(moment === duration);
        },
      ),
    );
  });

  test("loops: it is never over, and stays inside", () => {
    fc.assert(
      fc.property(
        positive,
        positive,
        seconds,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (duration, speed, passed, share) => {
          const { moment, isOver } = nextMoment(share * duration, passed, { duration, speed, loops: true });
          expect(isOver).toBe(false);
          expect(moment).toBeGreaterThanOrEqual(0);
          expect(moment).toBeLessThan(duration);
        },
      ),
    );
  });

  test("goes on where it was after its tab was hidden, and never backwards", () => {
    expect(nextMoment(1, 3600, { duration: 10, speed: 1 }).moment).toBe(1 + LONGEST);
    expect(nextMoment(1, -5, { duration: 10, speed: 1 }).moment).toBe(1);
  });

  test("one without any length is over at once", () => {
    expect(nextMoment(0, 0.01, { duration: 0, speed: 1, loops: true })).toEqual({ moment: 0, isOver: true });
  });
});
