/** One thread that a trainer runs in: its methods, its events, and how its silence and its end are noticed. */

import { proxy, transfer, wrap } from "comlink";
import type { Network } from "../../core/network/network";
import type { TrainingEvent, WorkerApi } from "../../engine/protocol";
import { browserLocks } from "../storage/browser";
import type { TrainerThread } from "./thread";
import { Watchdog } from "./watchdog";

export interface WatchedThreadParts {
  readonly thread: TrainerThread;
  /** Where the files lie that come with the product. */
  readonly assets: string;
  readonly listener: (event: TrainingEvent) => void;
  /** It has said something. */
  readonly heard: () => void;
  /** It is gone, or something went wrong in it that nobody caught: a sentence. */
  readonly failed: (reason: string) => void;
}

export interface WatchedThread {
  readonly call: (name: string, request: readonly unknown[]) => Promise<unknown>;
  readonly watchdog: Watchdog;
  /** Asks for a sign of life, unless it still owes one. */
  readonly ping: () => void;
  /** Nothing is heard of it from then on; calls under way stay open. */
  readonly end: () => void;
}

type Method = (...request: readonly unknown[]) => Promise<unknown>;

let threads = 0;

/** Milliseconds a node takes to be read on the other side, with arrays of its own, before anything can be said there. */
const HAND_OVER = 0.3;

/** How many nodes go along with a question. */
function nodesIn([first]: readonly unknown[]): number {
  return (first as { readonly network?: Network } | undefined)?.network?.nodes.length ?? 0;
}

/** Says at once where the trainer's files lie and who listens. */
export function watchThread({ thread, assets, ...parts }: WatchedThreadParts): WatchedThread {
  const lock = `unfold-trainer-${Date.now()}-${++threads}`;
  const ending = new AbortController();
  const watchdog = new Watchdog();
  const { port1, port2 } = new MessageChannel();
  const remote = wrap<WorkerApi>(thread.endpoint);
  const methods = new Map<string, Method>();
  let owesAnswer = false;

  const isOver = () => ending.signal.aborted;
  const failed = (reason: string) => {
    if (!isOver()) parts.failed(reason);
  };
  const heard = () => {
    if (isOver()) return;
    watchdog.heard();
    parts.heard();
  };
  port1.onmessage = ({ data }) => {
    if (data === "lock held") waitForLock(lock, ending.signal, () => failed("Its thread was closed."));
    else owesAnswer = false;
    heard();
  };
  thread.failed(failed);
  void remote.showLife(transfer(port2, [port2]), lock);
  void remote.assetsAt(assets);
  void remote.listen(
    proxy((event: TrainingEvent) => {
      if (isOver()) return;
      if (event.type === "work") watchdog.announce(event.milliseconds);
      heard();
      parts.listener(event);
    }),
  );

  return {
    watchdog,
    call(name, request) {
      // Kept, for each look-up of a method makes a proxy of its own.
      const method = methods.get(name) ?? (remote as unknown as Record<string, Method>)[name];
      if (!method) throw new Error(`internal: the trainer has no method “${name}”`);
      methods.set(name, method);
      const handingOver = nodesIn(request) * HAND_OVER;
      if (handingOver > 0) watchdog.announce(handingOver);
      return method(...request);
    },
    ping() {
      if (owesAnswer) return;
      owesAnswer = true;
      port1.postMessage("are you there?");
    },
    end() {
      ending.abort();
      port1.close();
      thread.end();
    },
  };
}

/** Calls when whoever holds the lock is gone. */
function waitForLock(lock: string, signal: AbortSignal, gone: () => void): void {
  // Where there are none, as in a sandboxed frame, silence alone tells.
  browserLocks()
    ?.request(lock, { signal }, gone)
    .catch(() => undefined);
}
