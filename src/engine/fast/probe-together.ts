/** Looking at many points through a small network on several threads: a block of points at a time. */
import type { NetworkMemory } from "./network-memory";

/** An operation whose values are wanted, and where they go: [points, units]. */
export interface RequestedOperation {
  readonly operation: number;
  readonly units: number;
  readonly values: Float32Array;
}

/** Chunks of points in a block: two blocks stay in a second cache. */
const CHUNKS = 16;

/** True where there are threads to help and points enough for them. */
export function canProbeTogether(network: NetworkMemory, count: number): boolean {
  return !network.tiled && network.memory.threads > 1 && count > 4 * network.probedAtOnce;
}

/**
 * Fills in the values of all points x [count, features]. While the threads compute a block, the one before is
 * copied out.
 * @param asked in the chain's order
 */
export function probeTogether(
  network: NetworkMemory,
  x: Float32Array,
  count: number,
  asked: readonly RequestedOperation[],
): void {
  const { memory, plan, probedAtOnce } = network;
  const { mark } = memory;
  const most = CHUNKS * probedAtOnce;
  const blocks = [0, 1].map(() => {
    const { rows, targets } = memory.take({ rows: 4 * most * plan.features, targets: 8 + 8 * asked.length });
    const places = memory.take(
      Object.fromEntries(asked.map(({ units }, index) => [index, 4 * most * units])),
    );
    return { rows, targets, places: Object.values(places) };
  });
  for (const { targets, places } of blocks) {
    const words = [network.staging.identity, asked.length];
    for (const [index, { operation }] of asked.entries()) words.push(operation, places[index] ?? 0);
    memory.u32.set(words, targets / 4);
  }
  const copyOut = (block: (typeof blocks)[number], from: number, some: number) => {
    for (const [index, { units, values }] of asked.entries()) {
      const start = (block.places[index] ?? 0) / 4;
      values.set(memory.f32.subarray(start, start + some * units), from * units);
    }
  };
  let last: (() => void) | undefined;
  for (let from = 0, turn = 0; from < count; from += most, turn = 1 - turn) {
    const block = blocks[turn];
    if (!block) break;
    const some = Math.min(most, count - from);
    memory.f32.set(x.subarray(from * plan.features, (from + some) * plan.features), block.rows / 4);
    memory.kernels.probe?.(network.probing.record, block.rows, block.targets, some, probedAtOnce);
    last?.();
    memory.kernels.join?.();
    last = () => copyOut(block, from, some);
  }
  last?.();
  memory.release(mark);
}
