/** The one loop that asks the trainer and follows it, under every order in which its answers and pauses can come. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { createFollower, type FollowerClock } from "./follower";
import { createWatchers } from "./watchers";

interface Given {
  readonly run: number;
  /** What was to be seen when it was asked for. */
  readonly version: number;
}

/** What happens on the page and in the trainer while a follower is at work. */
type Happening =
  | { readonly kind: "change" | "replace" | "come" | "leave" | "rest" | "train" }
  | { readonly kind: "pass"; readonly milliseconds: number };

const happenings: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    kind: fc.constantFrom(
      "change" as const,
      "change" as const,
      "replace" as const,
      "come" as const,
      "leave" as const,
    ),
  }),
  fc.record({ kind: fc.constantFrom("rest" as const, "train" as const) }),
  fc.record({ kind: fc.constant("pass" as const), milliseconds: fc.integer({ min: 1, max: 300 }) }),
);

/** Plays a story in one of the orders of the scheduler, and writes down what was asked and shown. */
async function play(scheduler: fc.Scheduler, story: readonly Happening[], intervals: readonly number[]) {
  const world = { time: 0, run: 1, version: 0, isResting: false };
  const asked: (Given & { readonly at: number; readonly isResting: boolean; readonly earliest: number })[] =
    [];
  const shown: Given[] = [];
  const faults: string[] = [];
  let outstanding = 0;
  let interval = 60;
  let earliest = 0;
  const clock: FollowerClock = {
    now: () => world.time,
    wait: async (milliseconds) => {
      await scheduler.schedule(Promise.resolve(), `wait ${milliseconds}`);
      world.time += milliseconds;
    },
  };
  const { isWatched, watch } = createWatchers({ came: () => follower.request() });
  const follower = createFollower<Given>({
    clock,
    isWatched,
    interval,
    isHurried: () => world.isResting,
    run: () => world.run,
    async ask() {
      if (outstanding > 0) faults.push("two questions at a time");
      if (!isWatched()) faults.push("a question that nobody wants");
      outstanding += 1;
      const given = { run: world.run, version: world.version };
      asked.push({ ...given, at: world.time, isResting: world.isResting, earliest });
      await scheduler.schedule(Promise.resolve(), "answer");
      outstanding -= 1;
      earliest = (asked.at(-1)?.at ?? 0) + interval;
      return given;
    },
    show(given) {
      if (given.run !== world.run) faults.push("an answer of another run");
      shown.push(given);
      interval = intervals[shown.length % intervals.length] ?? 0;
      earliest = (asked.at(-1)?.at ?? 0) + interval;
      return interval;
    },
  });
  const leaves: (() => void)[] = [];
  const happen = async (happening: Happening) => {
    if (happening.kind === "pass") world.time += happening.milliseconds;
    if (happening.kind === "come") leaves.push(watch());
    if (happening.kind === "leave") leaves.pop()?.();
    if (happening.kind === "rest" || happening.kind === "train") world.isResting = happening.kind === "rest";
    if (happening.kind === "replace") world.run += 1;
    if (happening.kind === "change" || happening.kind === "replace") {
      world.version += 1;
      follower.request();
    }
  };
  scheduler.scheduleSequence(
    story.map((happening) => ({ label: happening.kind, builder: () => happen(happening) })),
  );
  await scheduler.waitIdle();
  return { world, asked, shown, faults, isWatched: isWatched() };
}

const stories = [
  fc.scheduler(),
  fc.array(happenings, { maxLength: 25 }),
  fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 4 }),
] as const;

test("never two at a time, never for nobody, nothing of another run, and never before the pause is over", async () => {
  await fc.assert(
    fc.asyncProperty(...stories, async (scheduler, story, intervals) => {
      const { asked, faults } = await play(scheduler, story, intervals);
      expect(faults).toEqual([]);
      for (const { at, earliest, isResting } of asked)
        if (!isResting) expect(at).toBeGreaterThanOrEqual(earliest);
    }),
    { numRuns: runs(500) },
  );
});

test("what is shown in the end is the newest there was, of the present run", async () => {
  await fc.assert(
    fc.asyncProperty(...stories, async (scheduler, story, intervals) => {
      const { world, asked, shown, isWatched } = await play(
        scheduler,
        [...story, { kind: "come" }],
        intervals,
      );
      expect(isWatched).toBe(true);
      expect(asked.at(-1)).toMatchObject({ run: world.run, version: world.version });
      expect(shown.at(-1)).toEqual({ run: world.run, version: world.version });
    }),
    { numRuns: runs(500) },
  );
});

test("many requests are one question, and where nothing changes none is asked again", async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 20 }), async (scheduler, requests) => {
      const changes = Array.from({ length: requests }, () => ({ kind: "change" as const }));
      const { asked } = await play(scheduler, [...changes, { kind: "come" }], [100]);
      expect(asked).toHaveLength(1);
    }),
  );
});

test("the first question is asked at once; nothing to ask about is no question, and the next request tries again", async () => {
  let isThere = false;
  const answers: number[] = [];
  const follower = createFollower<Given>({
    isWatched: () => true,
    interval: 0,
    run: () => 1,
    ask: async () => (isThere ? { run: 1, version: 7 } : undefined),
    show: ({ version }) => answers.push(version),
  });
  follower.request();
  await Promise.resolve();
  isThere = true;
  expect(answers).toEqual([]);
  await new Promise((resolve) => setImmediate(resolve));
  follower.request();
  await new Promise((resolve) => setImmediate(resolve));
  expect(answers).toEqual([7]);
});

test("watchers: told of the first and of the last, and who leaves twice has left once", () => {
  const told: string[] = [];
  const { watch, isWatched } = createWatchers({
    came: () => told.push("came"),
    left: () => told.push("left"),
  });
  const [one, other] = [watch(), watch()];
  one();
  one();
  expect([isWatched(), ...told]).toEqual([true, "came"]);
  other();
  expect([isWatched(), ...told]).toEqual([false, "came", "left"]);
});
