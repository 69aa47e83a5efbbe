/**
 * Trains networks: an ordinary object without a DOM, the same in the worker and in tests. It holds one run at a time.
 * Between steps it now and then lets messages be handled, so it can be paused and asked for pictures.
 */
import { fetchedAssets, type ReadAsset } from "../data/assets";
import { ExampleStore, imagesOf, viewOf } from "../data/examples";
import type { DataMethods } from "../data/protocol";
import type { TrainerApi } from "../protocol";
import { createQueryMethods } from "../queries/methods";
import type { Clock } from "./clock";
import { createMomentMethods } from "./moment-methods";
import type { EngineFactory } from "./prepare";
import { PresentRun } from "./present-run";
import type { TrainingEvent, TransportMethods } from "./protocol";
import { createWeightMethods } from "./weights-by-hand";

export interface Trainer extends TrainerApi {
  /** Makes an event of anything thrown elsewhere in the worker; a run does not go on after it. */
  report(error: unknown): void;
}

/**
 * @param createEngine makes the engine of each run
 * @param readAsset gets the files that come with the product; fetched from beside the page where absent
 */
export function createTrainer(createEngine: EngineFactory, clock: Clock, readAsset?: ReadAsset): Trainer {
  const listeners = new Set<(event: TrainingEvent) => void>();
  let assetBase = "";
  const examples = new ExampleStore(readAsset ?? fetchedAssets(() => assetBase));
  const send = (event: TrainingEvent) => {
    for (const listener of listeners) listener(event);
  };
  const present = new PresentRun({ createEngine, clock, examples, send });
  const questions = createQueryMethods({ present, clock });
  return {
    listen: (listener) => void listeners.add(listener),
    assetsAt: (base) => {
      assetBase = base;
    },
    load: (request) => present.load(request),
    leave() {
      present.loop?.hurry();
      return questions.snapshot();
    },
    dispose: () => present.dispose(),
    report: (error) => present.report(error),
    ...dataMethods(examples, present),
    ...transportMethods(present),
    ...createWeightMethods(present),
    ...createMomentMethods(present),
    ...questions,
  };
}

/** What a run trains on, whether one is loaded or not. */
function dataMethods(examples: ExampleStore, { answer }: PresentRun): DataMethods {
  return {
    supply: (kind, files) => answer(() => examples.supply(kind, files)),
    data: (request) =>
      answer(async () => {
        const loaded = await examples.load(request);
        return loaded.ok ? { ok: true, data: viewOf(loaded.data) } : loaded;
      }),
    images: (request, indices) =>
      answer(async () => {
        const loaded = await examples.load(request);
        return loaded.ok ? imagesOf(loaded.data, indices) : loaded;
      }),
  };
}

/** Each for the run that is there when it is called. */
function transportMethods(present: PresentRun): TransportMethods {
  return {
    start: () => present.loop?.start(),
    pause: async () => present.loop?.pause(),
    step: async () => present.loop?.step(),
    epoch: async () => present.loop?.epoch(),
    reset: () => present.reset(),
    setPace: (stepsPerSecond) => present.setPace(stepsPerSecond),
  };
}
