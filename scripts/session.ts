/** Trains a network in Node through the same Trainer as the page's worker, and tells of every epoch. */
import { fileURLToPath } from "node:url";
import type { Checkpoint } from "../src/core/network/checkpoint";
import type { Network } from "../src/core/network/network";
import { sayDiverged } from "../src/core/words/trainer-words";
import type { EpochRecord, TrainingEvent } from "../src/engine/protocol";
import { systemClock } from "../src/engine/training/clock";
import type { EngineFactory } from "../src/engine/training/prepare";
import { createTrainer, type Trainer } from "../src/engine/training/trainer";
// Packs the built-in digits into public/ where they are not there yet.
import "./build-digits.mjs";
import { fileAt } from "./data-folder";

export interface Session {
  readonly trainer: Trainer;
  /** For people: what runs. */
  readonly engine: string;
  /** Trains to the end of the network's epochs. @returns why it stopped before; undefined where it did not */
  train(onEpoch: (record: EpochRecord) => void): Promise<string | undefined>;
}

export interface SessionParts {
  readonly network: Network;
  /** Weights to go on from; all are drawn from the seed where absent. */
  readonly checkpoint?: Checkpoint | undefined;
  readonly engine: EngineFactory;
  /** Files for a data set that is read from files. */
  readonly files?: readonly File[] | undefined;
}

/** A network that is ready to train, or the sentence that says why it is not. */
export async function openSession({
  network,
  checkpoint,
  engine,
  files,
}: SessionParts): Promise<Session | string> {
  const trainer = createTrainer(engine, systemClock(), (name) =>
    fileAt(fileURLToPath(new URL(`../public/${name}`, import.meta.url))),
  );
  if (files) {
    const supplied = await trainer.supply(network.dataset.kind, files);
    if (!supplied.ok) return supplied.text;
  }
  const loaded = await trainer.load({
    run: 1,
    network,
    pace: undefined,
    ...(checkpoint && { checkpoint }),
  });
  if (!loaded.ok) return loaded.text;
  return { trainer, engine: loaded.engine, train: (onEpoch) => train(trainer, network, onEpoch) };
}

function train(
  trainer: Trainer,
  network: Network,
  onEpoch: (record: EpochRecord) => void,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    trainer.listen((event) => {
      if (event.type === "progress") for (const record of event.records) onEpoch(record);
      const end = endOf(event, network);
      if (end !== "still running") resolve(end);
    });
    trainer.start();
  });
}

function endOf(event: TrainingEvent, network: Network): string | undefined {
  switch (event.type) {
    case "failed":
      return event.text;
    case "diverged":
      return sayDiverged(event, network);
    case "work":
      return "still running";
    case "progress":
      return event.progress.state === "finished" ? undefined : "still running";
    default:
      return event satisfies never;
  }
}

/** "loss: 0.2211 - accuracy: 0.9322 - val_loss: 0.1012 - val_accuracy: 0.9691", as Keras prints it. */
export function epochText(record: EpochRecord): string {
  const figures: readonly (readonly [string, number | undefined])[] = [
    ["loss", record.loss],
    ["accuracy", record.accuracy],
    ["val_loss", record.validationLoss],
    ["val_accuracy", record.validationAccuracy],
  ];
  return figures
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value.toFixed(4)}`]))
    .join(" - ");
}
