/**
 * Bypassed nodes: they stay on the canvas with their settings and weights, and what enters them goes on as it is. Whoever
 * computes anything from a network reads `activeNetwork`, in which they are not there.
 */
import { nodeSpec } from "../nodes";
import { nodeOf, wiresTo } from "./lookup";
import type { Network, NetworkNode, NodeId } from "./network";

/** Whether a node passes on what enters it. A file may say so of a kind of which that has no meaning: then it is not so. */
export function isBypassed({ bypassed, kind }: Pick<NetworkNode, "bypassed" | "kind">): boolean {
  return bypassed === true && placesOf(kind) === 1;
}

/** Places for wires; of a kind that is not known one. */
export function placesOf(kind: string): number {
  return nodeSpec(kind)?.inputs.length ?? 1;
}

const active = new WeakMap<Network, Network>();

/**
 * The network that computes: without its bypassed nodes, what fed them wired to what they fed. A wire that leaves one keeps its
 * id, so that an edit of the network itself finds it. The same value where none is bypassed.
 */
export function activeNetwork(network: Network): Network {
  const known = active.get(network);
  if (known) return known;
  const bypassed = new Set(network.nodes.filter(isBypassed).map(({ id }) => id));
  const made = bypassed.size === 0 ? network : without(network, bypassed);
  active.set(network, made);
  return made;
}

function without(network: Network, bypassed: ReadonlySet<NodeId>): Network {
  const sources = sourcesOf(network, bypassed);
  return {
    ...network,
    nodes: network.nodes.filter(({ id }) => !bypassed.has(id)),
    wires: network.wires.flatMap((wire) => {
      if (bypassed.has(wire.to)) return [];
      if (!bypassed.has(wire.from)) return [wire];
      const from = sources.get(wire.from);
      return from === undefined ? [] : [{ ...wire, from }];
    }),
  };
}

/** What each bypassed node passes on; undefined where nothing enters, or they feed each other. */
function sourcesOf(network: Network, bypassed: ReadonlySet<NodeId>): ReadonlyMap<NodeId, NodeId | undefined> {
  const sources = new Map<NodeId, NodeId | undefined>();
  for (const start of bypassed) {
    const way: NodeId[] = [];
    const seen = new Set<NodeId>();
    let now: NodeId | undefined = start;
    while (now !== undefined && bypassed.has(now) && !sources.has(now) && !seen.has(now)) {
      seen.add(now);
      way.push(now);
      now = wiresTo(network, now)[0]?.from;
    }
    const isLoop = now !== undefined && seen.has(now);
    const source = isLoop ? undefined : now !== undefined && bypassed.has(now) ? sources.get(now) : now;
    for (const id of way) sources.set(id, source);
  }
  return sources;
}

/** What a bypassed node passes on: the nearest node before it that is not bypassed; undefined where nothing does. */
export function passedOn(network: Network, id: NodeId): NodeId | undefined {
  const seen = new Set<NodeId>();
  let now: NodeId | undefined = id;
  while (now !== undefined && !seen.has(now)) {
    const node = nodeOf(network, now);
    if (node && !isBypassed(node)) return now;
    seen.add(now);
    now = wiresTo(network, now)[0]?.from;
  }
  return undefined;
}
