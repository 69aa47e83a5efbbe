/** The watchdog under every order of ticks, words and announcements: it counts nobody's silence but the trainer's. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { TICK, Watchdog } from "./watchdog";

/** One that has spoken at time 0. */
function spoken(): Watchdog {
  const watchdog = new Watchdog();
  watchdog.tick(0);
  watchdog.heard();
  return watchdog;
}

function tickUntil(watchdog: Watchdog, from: number, to: number): void {
  for (let time = from + TICK; time <= to; time += TICK) watchdog.tick(time);
}

test("silence is told within two seconds and given up after four", () => {
  const watchdog = spoken();
  tickUntil(watchdog, 0, 1250);
  expect([watchdog.isSilent, watchdog.isGone]).toEqual([false, false]);
  tickUntil(watchdog, 1250, 1500);
  expect([watchdog.isSilent, watchdog.isUnaccountable, watchdog.isGone]).toEqual([true, true, false]);
  tickUntil(watchdog, 1500, 4000);
  expect(watchdog.isGone).toBe(true);
});

test("work that was announced is waited for ten times as long, and its end is the end of the patience", () => {
  const watchdog = spoken();
  watchdog.announce(2000);
  tickUntil(watchdog, 0, 19_750);
  expect([watchdog.isSilent, watchdog.isUnaccountable, watchdog.isGone]).toEqual([true, false, false]);
  tickUntil(watchdog, 19_750, 24_000);
  expect([watchdog.isUnaccountable, watchdog.isGone]).toEqual([true, true]);
  watchdog.heard();
  watchdog.announce(0);
  tickUntil(watchdog, 24_000, 28_000);
  expect(watchdog.isGone).toBe(true);
});

test("a program that is still being loaded has longer", () => {
  const watchdog = new Watchdog();
  tickUntil(watchdog, 0, 29_000);
  expect([watchdog.isStarting, watchdog.isSilent, watchdog.isGone]).toEqual([true, false, false]);
  tickUntil(watchdog, 29_000, 31_000);
  expect(watchdog.isGone).toBe(true);
});

test("a page that is held up, asleep or hidden never takes a trainer for gone that answers when it is asked", () => {
  const gap = fc.integer({ min: TICK, max: 3_600_000 });
  // Whatever the gaps are: the answer to each tick's question is there before the seventh tick after it.
  const answersAfter = fc.integer({ min: 1, max: 2 });
  fc.assert(
    fc.property(fc.array(fc.tuple(gap, answersAfter, fc.boolean()), { maxLength: 60 }), (ticks) => {
      const watchdog = spoken();
      let time = 0;
      let owed = 0;
      for (const [wait, patience, isHidden] of ticks) {
        time += wait;
        if (isHidden) watchdog.rest();
        else watchdog.tick(time);
        owed += 1;
        expect(watchdog.isSilent).toBe(false);
        if (owed >= patience) {
          watchdog.heard();
          owed = 0;
        }
      }
    }),
    { numRuns: runs(1000) },
  );
});
