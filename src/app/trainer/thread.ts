/** The only place that starts the trainer's worker. */
import type { Endpoint } from "comlink";
import trainerAddress from "../../engine/worker.ts?worker&url";
import { startModuleWorker } from "./module-worker";

/** A thread that a trainer runs in, whoever starts it. */
export interface TrainerThread {
  readonly endpoint: Endpoint;
  /** Tells, in a sentence, of what went wrong in it and was caught by nobody. */
  readonly failed: (listener: (text: string) => void) => void;
  readonly end: () => void;
}

/** The thread as the page has it: a worker. */
export function startTrainerThread(): TrainerThread {
  let worker: Worker;
  try {
    worker = startModuleWorker(trainerAddress, "unfold-trainer");
  } catch (error) {
    return deadThread(`This page may not start it: ${error instanceof Error ? error.message : error}`);
  }
  return {
    endpoint: worker,
    failed: (listener) =>
      worker.addEventListener("error", (event) =>
        listener(event.message ? `${event.message.replace(/\.$/, "")}.` : "Its program could not be loaded."),
      ),
    end: () => worker.terminate(),
  };
}

/** Where none can be started, as in a frame that allows no workers. */
function deadThread(reason: string): TrainerThread {
  return {
    endpoint: new MessageChannel().port1,
    failed: (listener) => queueMicrotask(() => listener(reason)),
    end: () => undefined,
  };
}
