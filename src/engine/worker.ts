/** The worker: shows a trainer to the page, nothing else. */
import { expose, transfer } from "comlink";
import { createChosenEngine } from "./choose";
import type { TrainerApi } from "./protocol";
import { systemClock } from "./training/clock";
import { Trainer } from "./training/trainer";
import { buffersIn } from "./transfer";

const trainer = new Trainer(createChosenEngine, systemClock());

/** Hands the answer's memory over: only for answers made for the asker, of which the trainer keeps nothing. */
const handOver = async <T>(answer: Promise<T>): Promise<T> => {
  const value = await answer;
  return transfer(value as T & object, [...buffersIn(value)]);
};

const shown: TrainerApi = {
  listen: (listener) => trainer.listen(listener),
  assetsAt: (base) => trainer.assetsAt(base),
  supply: (kind, files) => trainer.supply(kind, files),
  data: (request) => trainer.data(request),
  images: (request, indices) => handOver(trainer.images(request, indices)),
  load: (request) => trainer.load(request),
  start: () => trainer.start(),
  pause: () => trainer.pause(),
  step: () => trainer.step(),
  epoch: () => trainer.epoch(),
  reset: () => trainer.reset(),
  setPace: (stepsPerSecond) => trainer.setPace(stepsPerSecond),
  picture: (request) => handOver(trainer.picture(request)),
  linearProbe: (request) => handOver(trainer.linearProbe(request)),
  cloud: (request) => handOver(trainer.cloud(request)),
  probe: (points, nodes) => handOver(trainer.probe(points, nodes)),
  weights: () => handOver(trainer.weights()),
  setWeight: (change) => trainer.setWeight(change),
  setWeights: (checkpoint) => trainer.setWeights(checkpoint),
  matrixFacts: (node) => trainer.matrixFacts(node),
  evaluate: () => trainer.evaluate(),
  dispose: () => trainer.dispose(),
};

self.addEventListener("error", ({ message }) => trainer.report(message));
self.addEventListener("unhandledrejection", ({ reason }) => trainer.report(reason));

expose(shown);
