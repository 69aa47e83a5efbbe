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

/** The rows in the order they compute; several panes ask for the same ones. */
export function summarise(network: Network, check: Check): readonly SummaryRow[] {
  const last = known.get(check);
  if (last && differOnlyInPlaces(last.network, network)) return last.rows;
  const rows = rowsOf(activeNetwork(network), check);
  known.set(check, { network, rows });
  return rows;
}

/** Of two networks with the same check. */
function differOnlyInPlaces(one: Network, other: Network): boolean {
  if (one === other) return true;
  if (one.wires !== other.wires || one.nodes.length !== other.nodes.length) return false;
  return one.nodes.every((node, index) => {
    const same = other.nodes[index];
    return node === same || (node.id === same?.id && node.name === same.name && node.kind === same.kind);
  });
}

function rowsOf(network: Network, check: Check): readonly SummaryRow[] {
  const byId = nodeTable(network);
  const { into, outOf } = topology(
    network.nodes.map((node) => node.id),
    network.wires,
  );
  const rows: SummaryRow[] = [];
  /** The row that a node began and no other has joined yet. */
  const rowOf = new Map<NodeId, number>();
  for (const id of check.order) {
    const node = byId.get(id);
    if (!node) continue;
    const type = typeOf(node.kind, check.params.get(id));
    const before = into.get(id)?.[0]?.from;
    const rowIndex = rowOf.get(before as NodeId) ?? -1;
    const row = rows[rowIndex];
    const feeder = byId.get(before as NodeId);
    const folds =
      nodeSpec(node.kind)?.sharesRow === true &&
      feeder !== undefined &&
      hasKernel(feeder) &&
      outOf.get(feeder.id)?.length === 1;
    if (folds && row) {
      rowOf.delete(feeder.id);
      rows[rowIndex] = {
        ...row,
        type: `${row.type}, ${type}`,
        shape: check.shapes.get(id),
        nodes: [...row.nodes, id],
      };
    } else {
      rowOf.set(id, rows.length);
      rows.push({
        name: node.name,
        type,
        shape: check.shapes.get(id),
        parameters: parameterCount(check, id),
        nodes: [id],
      });
    }
  }
  return rows;
}

/** Keras's class name; the kind itself where its params are bad or this version does not know it. */
function typeOf(kind: string, params: Params | undefined): string {
  const spec = nodeSpec(kind);
  return (params && spec?.layerType(params)) ?? spec?.title ?? kind;
}
