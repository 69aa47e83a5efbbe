/** What is done beside the page when it takes long, so that the page goes on: plain functions, in the worker or without one. */
import { arrange } from "../../core/graph/arrange";
import type { Checkpoint } from "../../core/network/checkpoint";
import { type Opened, saveNetwork } from "../../core/network/file";
import type { Network } from "../../core/network/network";
import { openNetworkBytes } from "../../core/network/open-bytes";

export const backgroundWork = {
  /** Says that the worker has loaded. */
  isThere: () => true,
  /** Places for all nodes, from left to right. */
  arrange: (network: Network) => arrange(network),
  /** Reads a saved network, weights and all. Throws where the file itself can no longer be read. */
  open: async (file: Blob): Promise<Opened> => openNetworkBytes(new Uint8Array(await file.arrayBuffer())),
  /** The saved file. */
  save: (network: Network, weights: Checkpoint): Blob =>
    new Blob([saveNetwork(network, weights)], { type: "application/json" }),
};

export type BackgroundWork = typeof backgroundWork;
