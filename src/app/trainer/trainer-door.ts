/**
 * The trainer as the page sees it, whichever thread it runs in: a thread that is closed, throws, cannot be loaded or falls
 * silent is ended, its calls end with TrainerStopped, and another takes its place.
 */
import type { TrainerApi, TrainingEvent } from "../../engine/protocol";
import type { TrainerThread } from "./thread";
import { TrainerStopped } from "./trainer-stopped";
import { TICK } from "./watchdog";
import { type WatchedThread, watchThread } from "./watched-thread";

/** What the door says itself, to each trainer that takes another's place. */
type SaidByTheDoor = "listen" | "assetsAt";

/** Every method answers with a promise, which is broken by TrainerStopped where the trainer does not come to it. */
export type TrainerClient = {
  readonly [Name in Exclude<keyof TrainerApi, SaidByTheDoor>]: (
    ...request: Parameters<TrainerApi[Name]>
  ) => Promise<Awaited<ReturnType<TrainerApi[Name]>>>;
};

/** silent: it does not answer just now. stopped: there is none, and none is tried before somebody asks for one. */
export type TrainerCondition = "starting" | "answers" | "silent" | "stopped";

export interface TrainerDoorParts {
  readonly startThread: () => TrainerThread;
  /** Where the files lie that come with the product. */
  readonly assets: string;
  readonly listener: (event: TrainingEvent) => void;
  readonly condition: (condition: TrainerCondition) => void;
  /**
   * A trainer is gone, and what it held with it.
   * @param reason a sentence; undefined where the page itself wanted it
   * @param isReplaced whether another takes its place: it holds nothing yet
   */
  readonly stopped: (reason: string | undefined, isReplaced: boolean) => void;
}

export interface TrainerDoor {
  readonly client: TrainerClient;
  /**
   * Ends the trainer and begins another.
   * @returns false where the last one ended for the same reason not long ago: then nothing is done
   */
  readonly restart: (reason: string) => boolean;
  /** Nobody wants what the trainer is doing: long work that calls wait for just now is ended with it. */
  readonly hurry: () => void;
  /** A person asks for a trainer: one is started where there is none. */
  readonly wake: () => void;
  readonly dispose: () => void;
}

/** What a person waits for. */
const WAITED_FOR: ReadonlySet<string> = new Set([
  ...["start", "pause", "step", "epoch", "reset"],
  ...["supply", "data", "load", "leave"],
]);
/** Milliseconds of silence after which work that nobody wants is ended. */
const HURRIED = 3000;
/** So many restarts in a minute, and no more. */
const MAX_RESTARTS = 3;
const MINUTE = 60_000;

interface PendingCall {
  readonly name: string;
  readonly reject: (reason: Error) => void;
  isHurried: boolean;
}

/** Starts the first thread at once; `dispose` ends it and the watch. */
export function createTrainerDoor(parts: TrainerDoorParts): TrainerDoor {
  const pending = new Set<PendingCall>();
  let restarts: { readonly at: number; readonly reason: string | undefined }[] = [];
  let condition: TrainerCondition = "starting";
  let present: WatchedThread | undefined = begin();

  function become(next: TrainerCondition): void {
    if (condition === next) return;
    condition = next;
    parts.condition(next);
  }

  function begin(): WatchedThread {
    become("starting");
    const { startThread, assets, listener } = parts;
    const heard = () => become("answers");
    const watched = watchThread({ thread: startThread(), assets, listener, heard, failed: stop });
    watched.ping();
    return watched;
  }

  function stop(reason?: string): void {
    if (!present) return;
    present.end();
    present = undefined;
    const now = Date.now();
    restarts = restarts.filter(({ at }) => now - at < MINUTE);
    const isReplaced = reason === undefined || restarts.length < MAX_RESTARTS;
    if (reason !== undefined) restarts.push({ at: now, reason });
    const calls = [...pending];
    pending.clear();
    if (isReplaced) present = begin();
    else become("stopped");
    for (const { reject } of calls) reject(new TrainerStopped(reason));
    parts.stopped(reason, isReplaced);
  }

  /** Ends a trainer that calls wait for in vain, or that nobody can expect anything of. */
  function judge({ watchdog }: WatchedThread): void {
    const { silence, isStarting } = watchdog;
    const isWaitedFor = [...pending].some(({ name }) => WAITED_FOR.has(name));
    const isUnwanted = [...pending].some(({ isHurried }) => isHurried);
    if (isUnwanted && !isStarting && silence >= HURRIED) stop();
    else if (watchdog.isGone || (isWaitedFor && watchdog.isUnaccountable)) stop(reasonOf(watchdog));
    else if (watchdog.isSilent) become("silent");
  }

  const timer = setInterval(() => {
    if (!present) return;
    // Timers of a hidden page come when they like, and nobody waits.
    if (globalThis.document?.visibilityState === "hidden") return present.watchdog.rest();
    present.watchdog.tick(performance.now());
    present.ping();
    judge(present);
  }, TICK);

  function call(name: string, request: readonly unknown[]): Promise<unknown> {
    if (WAITED_FOR.has(name) && present?.watchdog.isUnaccountable) stop(reasonOf(present.watchdog));
    const asked = present;
    if (!asked) return Promise.reject(new TrainerStopped());
    return new Promise((resolve, reject) => {
      const one: PendingCall = { name, reject, isHurried: name === "leave" };
      pending.add(one);
      asked
        .call(name, request)
        .then(resolve, reject)
        .finally(() => pending.delete(one));
    });
  }

  const client = new Proxy({} as TrainerClient, {
    get: (_, name) =>
      // A promise kept with the client is kept with it as it is.
      name === "then" ? undefined : (...request: readonly unknown[]) => call(String(name), request),
  });

  return {
    client,
    restart(reason) {
      const isAgain = restarts.some((one) => one.reason === reason && Date.now() - one.at < MINUTE);
      if (isAgain || !present) return false;
      stop(reason);
      return true;
    },
    hurry() {
      for (const one of pending) one.isHurried = true;
    },
    wake() {
      present ??= begin();
    },
    dispose() {
      clearInterval(timer);
      present?.end();
      present = undefined;
    },
  };
}

function reasonOf({ isStarting, silence }: WatchedThread["watchdog"]): string {
  if (isStarting) return "Its program was not loaded.";
  return `It did not answer for ${Math.round(silence / 1000)} seconds.`;
}
