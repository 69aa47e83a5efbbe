/** What is on the canvas when the page comes: the network of last time, or the first preset. */
import { type History, startHistory } from "../../core/network/history";
import type { Network } from "../../core/network/network";
import { firstPreset } from "../network/first-preset";
import type { NetworkStore } from "../network/network-store";
import { type Checkpoints, untrained } from "../run/checkpoints";
import { recallTrained } from "./document";
import type { Keeper } from "./kept";
import type { ReadDocument } from "./reading";

/** Milliseconds that the page waits for the storage: then it begins without, and in memory. */
const COMES_WITHIN = 1500;

export interface FirstNetwork {
  readonly history: History<Network>;
  /** Where the storage did not answer in time: what it brings later, undefined where that is nothing. */
  readonly coming: Promise<ReadDocument | undefined> | undefined;
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
  const started = keeper.start(preferred);
  const read = await Promise.race([started.catch(() => "failed" as const), late]);
  if (typeof read === "object") return { ...shown(read, checkpoints), coming: undefined };
  const { network } = firstPreset();
  checkpoints.set(network, untrained);
  const coming = read === undefined ? undefined : started.catch(() => undefined);
  return { history: startHistory(network), coming };
}

/**
 * Shows what comes late, unless somebody has begun something meanwhile, or nothing comes: then what is on the canvas becomes a
 * document of its own.
 * @param begun kept as soon as somebody has
 */
export async function showWhatComes(
  coming: Promise<ReadDocument | undefined>,
  begun: Promise<undefined>,
  { keeper, network, checkpoints, stands }: FirstNetworkParts,
): Promise<void> {
  const read = await Promise.race([coming, begun]);
  if (!read) return keeper.startNew();
  network.setState(shown(read, checkpoints));
  stands();
}

export interface FirstNetworkParts {
  readonly keeper: Pick<Keeper, "startNew">;
  readonly network: NetworkStore;
  readonly checkpoints: Checkpoints;
  /** Told when it is shown. */
  readonly stands: () => void;
}

/** Kept once another network or another state of it is on the canvas. */
export function whenChanged(network: NetworkStore): Promise<undefined> {
  return new Promise((resolve) => {
    network.subscribe((state, { history }) => state.history !== history && resolve(undefined));
  });
}

function shown(read: ReadDocument, checkpoints: Checkpoints): Pick<FirstNetwork, "history"> {
  recallTrained(checkpoints, read);
  return { history: read.history };
}
