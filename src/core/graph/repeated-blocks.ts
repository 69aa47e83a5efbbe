/** Blocks of layers that come again and again in a chain: Dense 32 and tanh, twenty-four times. */
import { nodeTable } from "../network/lookup";
import type { Network, NetworkNode, NodeId } from "../network/network";
import { nodeSpec } from "../nodes";
import { followers } from "./followers";

/**
 * Fewer repeats are read as quickly as counted.
 * @internal
 */
export const LEAST_REPEATS = 3;
/**
 * The most layers in one block: what is longer is not seen as a repeat either.
 * @internal
 */
export const LONGEST_BLOCK = 8;

export interface RepeatedBlock {
  /** In the order in which the data goes through them. */
  readonly nodes: readonly NodeId[];
  /** Layers in one repeat: a divisor of their number. */
  readonly every: number;
}

/**
 * The runs of repeated blocks: nodes of the same kinds and params, in the same order, at least three times in a row, of which none but
 * the first has other wires into it and none but the last other wires out of it. From the front on the longest run is taken, of the
 * shortest block that makes it up; no node is in two. Takes time in proportion to nodes and wires.
 */
export function repeatedBlocks(network: Pick<Network, "nodes" | "wires">): readonly RepeatedBlock[] {
  return chainsOf(network).flatMap(runsOf);
}

/** Stretches of nodes that follow each other by a single wire, each as long as it can be; what runs in a ring is in none. */
function chainsOf(network: Pick<Network, "nodes" | "wires">): readonly (readonly NetworkNode[])[] {
  const table = nodeTable(network);
  const next = followers(network);
  const follows = new Set(next.values());
  return network.nodes.flatMap(({ id }) => {
    if (follows.has(id)) return [];
    const chain: NetworkNode[] = [];
    for (let at: NodeId | undefined = id; at !== undefined; at = next.get(at)) {
      const node = table.get(at);
      if (node) chain.push(node);
    }
    return [chain];
  });
}

function runsOf(chain: readonly NetworkNode[]): readonly RepeatedBlock[] {
  const letters = chain.map(letterOf);
  // For each length of a block: how many nodes from here on are like the one a block further.
  const alike = Array.from({ length: LONGEST_BLOCK + 1 }, (_, every) => {
    const counts = new Uint32Array(chain.length + 1);
    for (let at = chain.length - every - 1; every > 0 && at >= 0; at--)
      counts[at] = letters[at] === letters[at + every] ? (counts[at + 1] ?? 0) + 1 : 0;
    return counts;
  });
  const repeats = (at: number, every: number) => 1 + Math.floor((alike[every]?.[at] ?? 0) / every);
  const runs: RepeatedBlock[] = [];
  for (let at = 0; at < chain.length; ) {
    let every = 0;
    for (let length = 1; length <= LONGEST_BLOCK; length++) {
      const isRun = repeats(at, length) >= LEAST_REPEATS;
      if (isRun && (every === 0 || repeats(at, length) * length > repeats(at, every) * every)) every = length;
    }
    if (every === 0) {
      at += 1;
      continue;
    }
    // Dense and tanh is what people write, not tanh and Dense, where both come as often.
    const most = repeats(at, every);
    const start =
      at +
      Math.max(
        0,
        firstWithKernel(chain, at, every, (from) => repeats(from, every) === most),
      );
    runs.push({ nodes: chain.slice(start, start + most * every).map(({ id }) => id), every });
    at = start + most * every;
  }
  return runs;
}

/** How many nodes further on a block begins with weights of its own and comes as often; −1 where none does. */
function firstWithKernel(
  chain: readonly NetworkNode[],
  at: number,
  every: number,
  comesAsOften: (from: number) => boolean,
): number {
  return Array.from({ length: every }, (_, shift) => shift).findIndex(
    (shift) => nodeSpec(chain[at + shift]?.kind ?? "")?.hasKernel && comesAsOften(at + shift),
  );
}

/** What is the same of two nodes that are repeats of each other: kind, params, and whether it is bypassed. */
export function letterOf({ kind, params, bypassed = false }: NetworkNode): string {
  return JSON.stringify([kind, bypassed, Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
