/**
 * Asks the trainer for something and keeps up with it: at once where nothing stands against it, never twice at a time,
 * with a pause in between, and only while somebody looks. What is shown is always of the present run.
 */
import type { RunId } from "../../engine/protocol";
import { unlessStopped } from "../trainer/trainer-stopped";

/** Milliseconds after which a pause is looked at again: it may be over sooner than was thought. */
const PIECE = 50;

export interface FollowerClock {
  /** Milliseconds since some fixed moment. */
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
}

export interface FollowerParts<Given extends { readonly run: RunId }> {
  /** Asks, as things are at that moment; undefined where there is nothing to ask about. */
  readonly ask: () => Promise<Given | undefined>;
  /** Milliseconds from the beginning of a question to that of the next, until `show` says otherwise. */
  readonly interval: number;
  /** The present run: an answer of another one is dropped. Whatever makes another run present requests anew. */
  readonly run: () => RunId;
  /**
   * Shows an answer of the present run, a refusal too.
   * @param roundTrip milliseconds from the question to the answer
   * @returns the interval from now on
   */
  readonly show: (answer: Given, roundTrip: number) => number | Promise<number>;
  readonly isWatched: () => boolean;
  /** Whether the pause need not be kept just now; never where absent. */
  readonly isHurried?: () => boolean;
  readonly clock?: FollowerClock;
}

export interface Follower {
  /** Something that the answer depends on has changed, or somebody has begun to look. */
  readonly request: () => void;
}

const pageClock: FollowerClock = {
  now: () => performance.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** Of many requests before it asks again it makes one question. One that the trainer stopped at is as good as not asked. */
export function createFollower<Given extends { readonly run: RunId }>({
  ask,
  interval: firstInterval,
  run,
  show,
  isWatched,
  isHurried = () => false,
  clock = pageClock,
}: FollowerParts<Given>): Follower {
  let isUnderWay = false;
  let isWanted = false;
  let interval = firstInterval;
  /** When the next question may begin. */
  let due = Number.NEGATIVE_INFINITY;

  async function askOnce(): Promise<void> {
    const begun = clock.now();
    const answer = await unlessStopped(ask);
    if (answer?.run === run()) interval = await show(answer, clock.now() - begun);
    if (answer) due = begun + interval;
  }

  async function follow(): Promise<void> {
    isUnderWay = true;
    try {
      while (isWanted && isWatched()) {
        const pause = isHurried() ? 0 : due - clock.now();
        if (pause > 0) await clock.wait(Math.min(PIECE, pause));
        else {
          isWanted = false;
          await askOnce();
        }
      }
    } finally {
      isUnderWay = false;
    }
  }

  return {
    request() {
      isWanted = true;
      if (!isUnderWay) void follow();
    },
  };
}
