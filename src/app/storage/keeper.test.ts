/** That work is written in time, whatever else is going on. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { settle, stubIndexedDB } from "../testing/browser-storage";
import { openDatabase } from "./database";
import { createKeeper } from "./keeper";

beforeEach(() => {
  stubIndexedDB();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test.each([20, 75, 150, 225, 290, 700])(
  "edited every %i ms, a browser that is killed at any moment loses less than a second",
  async (pause) => {
    const database = await openDatabase();
    let edits = 0;
    const keeper = createKeeper({
      database,
      document: () => ({ text: String(edits), name: "steady", at: 0 }),
      report: () => undefined,
    });
    await keeper.restore();
    let oldest = 0;
    let looks = 0;
    for (let now = 0; now < 5000; now += 10) {
      if (now % pause < 10) {
        edits += 1;
        keeper.schedule();
      }
      await vi.advanceTimersByTimeAsync(10);
      await settle();
      const kept = Number((await database?.get("current", "current"))?.text ?? 0);
      // The edit after the last kept one was made `kept` pauses after the beginning.
      if (kept < edits) oldest = Math.max(oldest, now + 10 - kept * pause);
      looks += 1;
    }
    expect(looks).toBe(500);
    expect(oldest).toBeLessThan(1000);
    database?.close();
  },
);
