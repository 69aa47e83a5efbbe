/** What is done beside the page when it takes long, so that the page goes on: plain functions, in the worker or without one. */
import { arrange } from "../../core/graph/arrange";
import type { Network } from "../../core/network/network";

export const backgroundWork = {
  /** Says that the worker has loaded. */
  isThere: () => true,
  /** Places for all nodes, from left to right. */
  arrange: (network: Network) => arrange(network),
};

export type BackgroundWork = typeof backgroundWork;
