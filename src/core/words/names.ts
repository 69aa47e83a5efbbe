/** How a sentence names what a person named: quoted, and cut where it is long. */
import { nodeOf } from "../network/lookup";
import type { Network, NodeId } from "../network/network";

const LONGEST = 40;

/** “hidden1”. */
export function quotedName(network: Pick<Network, "nodes">, id: NodeId): string {
  const text = nodeOf(network, id)?.name ?? id;
  return `“${text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text}”`;
}
