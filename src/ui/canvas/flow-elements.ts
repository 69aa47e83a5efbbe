/** The network as React Flow wants it: nodes of one known size with declared handles, so nothing is measured. */
import { type Edge, type Node, Position } from "reactflow";
import { NODE_SIZE } from "../../core/graph/node-size";
import { nodeTable } from "../../core/network/lookup";
import type { Network, NodeId, WireId } from "../../core/network/network";
import { nodeSpec } from "../../core/nodes";

export type CanvasNode = Node<Record<string, never>, "unfold">;

const HANDLE = 12;
/** Where the right handle sits: the middle of the picture. */
export const HANDLE_Y = 82;
/** Between two left handles. */
const HANDLE_GAP = 36;

/** Where the left handle of a port sits: all of them evenly around the middle of the picture. */
export function portY(index: number, count: number): number {
  return HANDLE_Y + (index - (count - 1) / 2) * HANDLE_GAP;
}

/** The nodes as React Flow wants them. */
export function canvasNodes(
  network: Network,
  chosen: readonly NodeId[],
  hidden: ReadonlySet<NodeId>,
): CanvasNode[] {
  const selected = new Set(chosen);
  return network.nodes.map(({ id, kind, position, name }) => ({
    id,
    type: "unfold",
    position: { x: position.x, y: position.y },
    ...NODE_SIZE,
    measured: NODE_SIZE,
    selected: selected.has(id),
    hidden: hidden.has(id),
    data: {},
    handles: handlesOf(kind),
    ariaLabel: `${nodeSpec(kind)?.title ?? kind}: ${name}`,
  }));
}

function handlesOf(kind: string): NonNullable<CanvasNode["handles"]> {
  const inputs = nodeSpec(kind)?.inputs ?? ["x"];
  const size = { width: HANDLE, height: HANDLE };
  const out = { x: NODE_SIZE.width - HANDLE / 2, y: HANDLE_Y - HANDLE / 2, ...size };
  return [
    { id: "out", type: "source", position: Position.Right, ...out },
    ...inputs.map((port, index) => ({
      id: port,
      type: "target" as const,
      position: Position.Left,
      x: -HANDLE / 2,
      y: portY(index, inputs.length) - HANDLE / 2,
      ...size,
    })),
  ];
}

/** The wires as React Flow wants them. */
export function canvasEdges(
  network: Network,
  chosen: readonly WireId[],
  hidden: ReadonlySet<WireId>,
): Edge[] {
  const selected = new Set(chosen);
  const nodes = nodeTable(network);
  return network.wires.map(({ id, from, to, port }) => ({
    id,
    source: from,
    target: to,
    sourceHandle: "out",
    targetHandle: port,
    selected: selected.has(id),
    hidden: hidden.has(id),
    ariaLabel: `Wire from ${nodes.get(from)?.name} to ${nodes.get(to)?.name}`,
    interactionWidth: 24,
  }));
}
