/**
 * Runs over several workers. Each is asked for the next ones while it trains those before, for as many as take it a
 * tenth of a second: so that no worker waits for another, or for the page.
 */
import type { SeedOutcome } from "../../core/lottery/outcome";
import type { LotteryApi, LotteryRequest, SeedTask } from "../../engine/protocol";

/** A worker that one can end. */
export interface LotteryThread {
  readonly api: LotteryApi;
  /** Tells, in a sentence, of what went wrong in it and was caught by nobody. */
  readonly failed: (listener: (text: string) => void) => void;
  /** At once, whatever it is at. */
  readonly end: () => void;
}

export interface PoolParts {
  readonly threads: number;
  readonly startThread: () => LotteryThread;
  readonly request: LotteryRequest;
  readonly tasks: readonly SeedTask[];
  /** Is told of runs as they end, in no order. */
  readonly add: (ended: readonly EndedTask[]) => void;
}

/** A run that was asked for, and what became of it. */
export interface EndedTask {
  readonly task: SeedTask;
  readonly outcome: SeedOutcome;
}

/** How it came to its end: with all runs, or with a sentence that says why not. */
export type PoolEnd = { readonly ok: true } | { readonly ok: false; readonly text: string };

export interface Pool {
  /** Never kept once it is cancelled. */
  readonly ended: Promise<PoolEnd>;
  /** Ends all workers at once; nothing more is told. */
  readonly cancel: () => void;
}

/** Milliseconds of training to ask for at a time. */
const REQUEST_TIME = 100;
const MOST_TASKS = 32;
/** Requests that a worker has at a time: one to work on, one to go on with. */
const REQUESTS = 2;

/** Starts the workers, no more than there are runs, and ends them with the last outcome. */
export function startPool({ threads: wanted, startThread, request, tasks, add }: PoolParts): Pool {
  const threads = Array.from({ length: Math.min(wanted, tasks.length) }, startThread);
  const waiting = [...tasks];
  let isOver = false;
  const cancel = () => {
    isOver = true;
    for (const { end } of threads) end();
  };

  const trainOn = async ({ api }: LotteryThread): Promise<void> => {
    let size = 1;
    const ask = async () => {
      while (!isOver && waiting.length > 0) {
        // Towards the end smaller: the workers come to it together.
        const share = Math.ceil(waiting.length / (2 * threads.length * REQUESTS));
        const next = waiting.splice(0, Math.min(size, share));
        const outcomes = await api.train(next);
        if (isOver) return;
        add(
          next.flatMap((task, index) => {
            const outcome = outcomes[index];
            return outcome ? [{ task, outcome }] : [];
          }),
        );
        size = requestSize(outcomes.length, performance.now());
      }
    };
    let last = performance.now();
    const requestSize = (ended: number, now: number) => {
      const time = (now - last) / ended;
      last = now;
      return Math.max(1, Math.min(MOST_TASKS, Math.round(REQUEST_TIME / Math.max(time, 1))));
    };
    await Promise.all(Array.from({ length: REQUESTS }, ask));
  };

  const work = async (): Promise<PoolEnd> => {
    const answers = await Promise.all(threads.map(({ api }) => api.begin(request)));
    const refused = answers.find((answer) => !answer.ok);
    if (refused) return refused;
    await Promise.all(threads.map(trainOn));
    return { ok: true };
  };

  const failure = new Promise<PoolEnd>((resolve) => {
    for (const { failed } of threads) failed((text) => resolve({ ok: false, text }));
  });
  const ended = Promise.race([work().catch(failedWith), failure]).then((end) => {
    if (isOver) return new Promise<never>(() => undefined);
    cancel();
    return end;
  });
  return { ended, cancel };
}

function failedWith(error: unknown): PoolEnd {
  return { ok: false, text: `The lottery stopped: ${error instanceof Error ? error.message : error}` };
}
