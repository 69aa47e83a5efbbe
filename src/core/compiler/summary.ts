/**
 * The network as Keras prints it: one row a layer. Input is always a row, an Activation right after a Dense
 * folds into that Dense's row, Softmax never folds.
 */
import { topology } from "../graph/topology";
import { activeNetwork } from "../network/bypass";
import { nodeTable } from "../network/lookup";
import type { Network, NodeId, Params } from "../network/network";
import { hasKernel, nodeSpec } from "../nodes";
import type { Shape } from "../nodes/define";
import { type Check, parameterCount } from "./check";

export interface SummaryRow {
  readonly name: string;
  /** "Dense, tanh". */
  readonly type: string;
  /** Shape that leaves the row's last node, batch axis left out; undefined where it cannot be known. */
  readonly shape: Shape | undefined;
  readonly parameters: number;
  /** The nodes of the row, in order; the last one's picture stands for the row. */
  readonly nodes: readonly NodeId[];
}

interface Known {
  readonly network: Network;
  readonly rows: readonly SummaryRow[];
}

/** The last of each check: places change with every move of a node, and no row says them. */
const known = new WeakMap<Check, Known>();

/**
 * The rows in the order they compute; several panes ask for the same ones.
 * @param check of this network, or of one that differs from it in names and places alone
 */
export function summarise(network: Network, check: Check): readonly SummaryRow[] {
  const last = known.get(check);
  if (last && haveSameNames(last.network, network)) return last.rows;
  const rows = rowsOf(activeNetwork(network), check);
  known.set(check, { network, rows });
  return rows;
}

/** Of two networks with the same check. */
function haveSameNames(one: Network, other: Network): boolean {
  return one.nodes.every((node, index) => node.name === other.nodes[index]?.name);
}

function rowsOf(network: Network, check: Check): readonly SummaryRow[] {
  const byId = nodeTable(network);
  const { into, outOf } = topology(
    network.nodes.map((node) => node.id),
    network.wires,
  );
  /** By each row's first node. */
  const rows = new Map<NodeId, SummaryRow>();
  for (const id of check.order) {
    const node = byId.get(id);
    if (!node) continue;
    const type = typeOf(node.kind, check.params.get(id));
    const feeder = byId.get(into.get(id)?.[0]?.from as NodeId);
    const folds =
      nodeSpec(node.kind)?.sharesRow === true &&
      feeder !== undefined &&
      hasKernel(feeder) &&
      outOf.get(feeder.id)?.length === 1;
    const row = folds ? rows.get(feeder.id) : undefined;
    if (folds && row) {
      rows.set(feeder.id, {
        ...row,
        type: `${row.type}, ${type}`,
        shape: check.shapes.get(id),
        nodes: [...row.nodes, id],
      });
    } else {
      rows.set(id, {
        name: node.name,
        type,
        shape: check.shapes.get(id),
        parameters: parameterCount(check, id),
        nodes: [id],
      });
    }
  }
  return [...rows.values()];
}

/** Keras's class name; the kind itself where its params are bad or this version does not know it. */
function typeOf(kind: string, params: Params | undefined): string {
  const spec = nodeSpec(kind);
  return (params && spec?.layerType(params)) ?? spec?.title ?? kind;
}
