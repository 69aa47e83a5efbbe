/** What is saved and kept: the network on the canvas with its weights, and the run that led to them. */
import { saveNetwork } from "../../core/network/file";
import type { NetworkStore } from "../network/network-store";
import type { RunController } from "../run/run-controller";
import type { RunStore } from "../run/run-store";
import type { StoredDocument } from "./database";

export interface DocumentParts {
  readonly network: NetworkStore;
  readonly run: RunStore;
  readonly controller: Pick<RunController, "currentWeights" | "lastWeights">;
}

export interface PresentDocument {
  /** The file's text of what is on the canvas, weights and all. */
  readonly fileText: () => Promise<string>;
  /** The same as a record of this browser. */
  readonly current: () => Promise<StoredDocument>;
  /** The same without asking the trainer, with the weights that were last heard of. */
  readonly atHand: () => StoredDocument;
}

/** Each made at the moment it is asked for. */
export function createPresentDocument({ network, run, controller }: DocumentParts): PresentDocument {
  const present = () => network.getState().history.present;

  async function fileText(): Promise<string> {
    const checkpoint = await controller.currentWeights();
    return saveNetwork(present(), checkpoint);
  }

  function stored(text: string): StoredDocument {
    const { progress, records } = run.getState();
    return { text, name: present().name, at: Date.now(), run: { epoch: progress.epoch, records } };
  }

  return {
    fileText,
    current: async () => stored(await fileText()),
    atHand: () => stored(saveNetwork(present(), controller.lastWeights())),
  };
}
