/**
 * A network as columns of units: one layer for each row of its summary (an activation is drawn with its Dense),
 * and what joins each layer to those before it.
 */
import type { Check } from "../../core/compiler/check";
import { summarise } from "../../core/compiler/summary";
import type { Checkpoint } from "../../core/network/checkpoint";
import { nodeTable, wiresTo } from "../../core/network/lookup";
import type { Network, NodeId } from "../../core/network/network";
import { hasKernel, nodeSpec } from "../../core/nodes";
import type { Joins } from "../../core/nodes/define";

/** What one layer takes from another. */
export interface Join {
  /** Index of the layer it comes from. */
  readonly from: number;
  /**
   * weights: every unit from every unit, by the kernel. same: unit from unit, nothing between them (`offset`: the
   * first unit of this layer that it feeds). all: every unit from every unit, without weights (Softmax).
   */
  readonly kind: "weights" | "same" | "all";
  readonly offset: number;
}

export interface NeuronLayer {
  /** The node whose output the units are. */
  readonly id: NodeId;
  /** The Dense with the weights; the same node where there is no activation after it. */
  readonly dense: NodeId | undefined;
  readonly name: string;
  /** "Dense, tanh". */
  readonly type: string;
  readonly units: number;
  /** Column, 0 for the input. */
  readonly depth: number;
  readonly joins: readonly Join[];
  /** [inputs, units]; undefined where there is none, or none to show. */
  readonly kernel: Float32Array | undefined;
  /** [units]. */
  readonly bias: Float32Array | undefined;
}

/**
 * @param weights those of the run, which may not fit the network that is on the canvas: then they are left out
 */
export function neuronLayers(
  network: Network,
  check: Check,
  weights: Checkpoint | undefined,
): readonly NeuronLayer[] {
  const rows = summarise(network, check).filter((row) => row.shape?.length === 1);
  const rowOf = new Map(rows.flatMap((row, index) => row.nodes.map((id) => [id, index] as const)));
  const byId = nodeTable(network);
  const layers: NeuronLayer[] = [];
  for (const row of rows) {
    const [first] = row.nodes;
    const last = row.nodes.at(-1);
    if (!first || !last) continue;
    const node = byId.get(first);
    const isKernel = node !== undefined && hasKernel(node);
    const arrays = isKernel ? weights?.get(first) : undefined;
    const units = row.shape?.[0] ?? 0;
    const into = wiresTo(network, first).filter((wire) => rowOf.has(wire.from));
    const joins = nodeSpec(node?.kind ?? "")?.joins ?? "own";
    let offset = 0;
    const joined = into.map(({ from }): Join => {
      const index = rowOf.get(from) ?? 0;
      const join: Join = { from: index, kind: KINDS[joins], offset };
      if (joins === "beside") offset += rows[index]?.shape?.[0] ?? 0;
      return join;
    });
    const kernel = arrays?.find(({ name }) => name === "kernel");
    const entering = rows[joined[0]?.from ?? -1]?.shape?.[0];
    // While a wider layer is being loaded its weights may still be the old ones.
    const fits = kernel?.shape[1] === units && kernel.shape[0] === entering;
    layers.push({
      id: last,
      dense: isKernel ? first : undefined,
      name: node?.name ?? first,
      type: row.type,
      units,
      depth: Math.max(0, ...joined.map(({ from }) => 1 + (layers[from]?.depth ?? 0))),
      joins: joined,
      kernel: fits ? kernel?.values : undefined,
      bias: fits ? arrays?.find(({ name }) => name === "bias")?.values : undefined,
    });
  }
  return layers;
}

/** How what a unit takes of the units before it is drawn. */
const KINDS: Readonly<Record<Joins, Join["kind"]>> = {
  kernel: "weights",
  own: "same",
  beside: "same",
  all: "all",
};
