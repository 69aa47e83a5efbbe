/** What is on the canvas when the page comes: the network of last time, or the first preset. */
import { type History, startHistory } from "../../core/network/history";
import type { Network } from "../../core/network/network";
import { firstPreset } from "../network/first-preset";
import { type Checkpoints, untrained } from "../run/checkpoints";
import { recallTrained } from "./document";
import type { Keeper } from "./keeper";

/** Milliseconds that the page waits for the storage: then it begins without, and in memory. */
const COMES_WITHIN = 1500;

export interface FirstNetwork {
  readonly history: History<Network>;
  /** Another value than what was opened where it counts as unsaved work. */
  readonly saved: Network;
  /** The storage did not open: what is on the canvas is to become a document of its own. */
  readonly isAlone: boolean;
}

/**
 * @param preferred the document that this tab had before a reload
 * @param checkpoints get to know what the network is trained to
 */
export async function firstNetwork(
  keeper: Pick<Keeper, "start">,
  preferred: string | undefined,
  checkpoints: Checkpoints,
): Promise<FirstNetwork> {
  const late = new Promise<"late">((resolve) => setTimeout(resolve, COMES_WITHIN, "late"));
  const read = await Promise.race([keeper.start(preferred).catch(() => "failed" as const), late]);
  if (typeof read === "object") {
    recallTrained(checkpoints, read);
    // What came back may differ from any file: it counts as unsaved work until it is saved.
    return { history: read.history, saved: { ...read.history.present }, isAlone: false };
  }
  const { network } = firstPreset();
  checkpoints.set(network, untrained);
  return { history: startHistory(network), saved: network, isAlone: read !== undefined };
}
