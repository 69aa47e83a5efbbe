/** What is said where a node cannot be called as a person types, since another node is. */
import { freeName } from "../network/names";
import type { Network, NodeId } from "../network/network";

/** What it is called instead, in a sentence; undefined where it can be called so. */
export function sayNameTaken(network: Pick<Network, "nodes">, id: NodeId, typed: string): string | undefined {
  const free = freeName(network, id, typed);
  return free === typed ? undefined : `Another node is called “${typed}”, so this one is “${free}”.`;
}
