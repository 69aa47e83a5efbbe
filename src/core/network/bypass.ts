/**
 * Bypassed nodes: they stay on the canvas with their settings and weights, and what enters them goes on as it is. Whoever
 * computes anything from a network reads `activeNetwork`, in which they are not there.
 */
import { nodeSpec } from "../nodes";
import { wiresTo } from "./lookup";
import type { Network, NetworkNode, NodeId } from "./network";

/** Whether a node passes on what enters it. A file may say so of a kind of which that has no meaning: then it is not so. */
export function isBypassed({ bypassed, kind }: Pick<NetworkNode, "bypassed" | "kind">): boolean {
  return bypassed === true && placesOf(kind) === 1;
}

/** Places for wires; of a kind that is not known one. */
export function placesOf(kind: string): number {
  return nodeSpec(kind)?.inputs.length ?? 1;
}

interface Bypassing {
  readonly active: Network;
  /** What each bypassed node passes on. */
  readonly sources: ReadonlyMap<NodeId, NodeId | undefined>;
}

const known = new WeakMap<Network, Bypassing>();

function bypassingOf(network: Network): Bypassing {
  const before = known.get(network);
  if (before) return before;
  const bypassed = new Set(network.nodes.filter(isBypassed).map(({ id }) => id));
  const sources = sourcesOf(network, bypassed);
  const bypassing = { active: bypassed.size === 0 ? network : without(network, sources), sources };
  known.set(network, bypassing);
  return bypassing;
}

/**
 * The network that computes: without its bypassed nodes, what fed them wired to what they fed. A wire that leaves one keeps its
 * id, so that an edit of the network itself finds it. The same value where none is bypassed.
 */
export function activeNetwork(network: Network): Network {
  return bypassingOf(network).active;
}

/** What a bypassed node passes on: the nearest node before it that is not bypassed; undefined where nothing does. Of any other node itself. */
export function passedOn(network: Network, id: NodeId): NodeId | undefined {
  const { sources } = bypassingOf(network);
  return sources.has(id) ? sources.get(id) : id;
}

function without(network: Network, sources: Bypassing["sources"]): Network {
  return {
    ...network,
    nodes: network.nodes.filter(({ id }) => !sources.has(id)),
    wires: network.wires.flatMap((wire) => {
      if (sources.has(wire.to)) return [];
      if (!sources.has(wire.from)) return [wire];
      const from = sources.get(wire.from);
      return from === undefined ? [] : [{ ...wire, from }];
    }),
  };
}

/** What each bypassed node passes on; undefined where nothing enters, or they feed each other. */
function sourcesOf(network: Network, bypassed: ReadonlySet<NodeId>): Bypassing["sources"] {
  const sources = new Map<NodeId, NodeId | undefined>();
  for (const start of bypassed) {
    const way = new Set<NodeId>();
    let now: NodeId | undefined = start;
    while (now !== undefined && bypassed.has(now) && !sources.has(now) && !way.has(now)) {
      way.add(now);
      now = wiresTo(network, now)[0]?.from;
    }
    const isLoop = now !== undefined && way.has(now);
    const source = isLoop ? undefined : now !== undefined && sources.has(now) ? sources.get(now) : now;
    for (const id of way) sources.set(id, source);
  }
  return sources;
}
