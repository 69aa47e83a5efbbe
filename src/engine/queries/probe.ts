/** Every node's values for given inputs: the question itself, and how other questions push many points through a run. */
import type { NodeId } from "../../core/network/network";
import type { Run } from "../training/run";
import type { Query } from "./query";

/** Every node's output; of the asked nodes where some are named. Nodes that the run does not hold are passed over. */
export function createProbeQuery(): Query<
  [points: Float32Array, nodes?: readonly NodeId[]],
  { readonly nodes: ReadonlyMap<NodeId, Float32Array> }
> {
  return {
    answer: ({ run, inTurn }, points, nodes) =>
      inTurn(async () => ({ nodes: await probeAll(run, points, nodes) })),
  };
}

/**
 * Every asked node's values for any number of points [n, features]: [n, units] each, all nodes' where undefined.
 * In pieces between which messages are handled; the caller sees to it that no step is taken meanwhile.
 * @throws Replaced
 */
export async function probeAll(
  run: Run,
  points: Float32Array,
  asked: readonly NodeId[] | undefined,
): Promise<ReadonlyMap<NodeId, Float32Array>> {
  const nodes = run.plan.nodes.filter((node) => asked?.includes(node.id) ?? true);
  const count = points.length / run.plan.features;
  const widths = new Map(nodes.map((node) => [node.id, node.shape[0] ?? 0]));
  const all = new Map(nodes.map(({ id }) => [id, new Float32Array(count * (widths.get(id) ?? 0))]));
  await inChunks(run, points, [...widths.keys()], (id, values, row) => {
    all.get(id)?.set(values, row * (widths.get(id) ?? 0));
  });
  return all;
}

/**
 * Every asked node's values for points [n, features] of any number, a piece at a time.
 * @param use gets [rows of the piece, units], good until the next piece, and the piece's first row
 * @throws Replaced
 */
export async function inChunks(
  run: Run,
  points: Float32Array,
  nodes: readonly NodeId[],
  use: (node: NodeId, values: Float32Array, row: number) => void,
): Promise<void> {
  const { features } = run.plan;
  const rows = run.rowsPerChunk;
  let into: ReadonlyMap<NodeId, Float32Array> | undefined;
  for (let row = 0; row * features < points.length; row += rows) {
    if (row > 0) await run.breathe();
    const chunk = points.subarray(row * features, (row + rows) * features);
    const piece = run.engine.probe(chunk, chunk.length / features, nodes, into);
    for (const [node, values] of piece) use(node, values, row);
    into ??= piece;
  }
}
