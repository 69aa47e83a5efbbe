/** The worker: shows a trainer to the page, nothing else. */
import { expose, transfer } from "comlink";
import { createChosenEngine } from "./choose";
import { showLife } from "./life-signs";
import type { WorkerApi } from "./protocol";
import { queryNames } from "./queries/list";
import { systemClock } from "./training/clock";
import { createTrainer } from "./training/trainer";
import { buffersIn } from "./transfer";

const { report, ...trainer } = createTrainer(createChosenEngine, systemClock());

/** Methods whose answers are made for the asker: the trainer keeps nothing of them, so their memory is handed over. */
const madeForTheAsker = [...queryNames, "leave", "images", "weights", "fork"] as const;

function handingOver(method: (...request: never[]) => Promise<object>) {
  return async (...request: never[]) => {
    const answer = await method(...request);
    return transfer(answer, [...buffersIn(answer)]);
  };
}

const shown: WorkerApi = {
  ...trainer,
  showLife,
  ...Object.fromEntries(madeForTheAsker.map((name) => [name, handingOver(trainer[name])])),
};

self.addEventListener("error", ({ message }) => report(message));
self.addEventListener("unhandledrejection", ({ reason }) => report(reason));

expose(shown);
