/** For tests only: a thread of the trainer's in this process, behind the same door and real ports, that can die in every way. */
import { expose } from "comlink";
import type { WorkerApi } from "../../engine/protocol";
import type { TrainerThread } from "../trainer/thread";

export interface MortalThread extends TrainerThread {
  /** Nothing that is asked from now on is answered, as in a worker that was closed or computes for ever. */
  readonly fallSilent: () => void;
  /** What a worker does where nobody catches what was thrown. */
  readonly throwUncaught: (text: string) => void;
  readonly isEnded: () => boolean;
}

/** @param api what the worker would show; its `showLife` is the thread's own */
export function startMortalThread(api: WorkerApi): MortalThread {
  const { port1, port2 } = new MessageChannel();
  const listeners: ((text: string) => void)[] = [];
  const lifePorts: MessagePort[] = [];
  let isSilent = false;
  let isEnded = false;
  expose(
    {
      ...api,
      showLife(port: MessagePort) {
        lifePorts.push(port);
        port.onmessage = () => {
          if (!isSilent) port.postMessage("here");
        };
      },
    },
    {
      postMessage: (message, transfers) => {
        if (!isSilent) port2.postMessage(message, transfers ?? []);
      },
      addEventListener: port2.addEventListener.bind(port2),
      removeEventListener: port2.removeEventListener.bind(port2),
      start: () => port2.start(),
    },
  );
  port1.start();
  return {
    endpoint: port1,
    failed: (listener) => void listeners.push(listener),
    end() {
      isEnded = true;
      isSilent = true;
      api.dispose();
      for (const port of [port1, port2, ...lifePorts]) port.close();
    },
    fallSilent() {
      isSilent = true;
    },
    throwUncaught(text) {
      for (const listener of listeners) listener(text);
    },
    isEnded: () => isEnded,
  };
}
