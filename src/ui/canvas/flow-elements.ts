/** The network as React Flow wants it: nodes of one known size with declared handles, so nothing is measured. */
import { type Edge, type Node, Position } from "reactflow";
import { NODE_SIZE } from "../../core/graph/node-size";
import { nodeTable } from "../../core/network/lookup";
import type { Network, NetworkNode, NodeId, Wire, WireId } from "../../core/network/network";
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

/** An element that has not changed stays the same object, and React Flow passes it over. */
const nodeElements = new WeakMap<NetworkNode, CanvasNode[]>();
const wireElements = new WeakMap<Wire, Edge>();
const wireLists = new WeakMap<Network["wires"], Edge[]>();

/** The nodes as React Flow wants them. @param isHidden whether one is no element of the page just now */
export function canvasNodes(
  network: Network,
  chosen: readonly NodeId[],
  isHidden: (node: NodeId) => boolean,
): CanvasNode[] {
  const selected = new Set(chosen);
  return network.nodes.map((node) => nodeElement(node, selected.has(node.id), isHidden(node.id)));
}

function nodeElement(node: NetworkNode, selected: boolean, hidden: boolean): CanvasNode {
  let known = nodeElements.get(node);
  if (!known) {
    known = [];
    nodeElements.set(node, known);
  }
  const variant = (selected ? 1 : 0) + (hidden ? 2 : 0);
  const { id, kind, position, name } = node;
  known[variant] ??= {
    id,
    type: "unfold",
    position: { x: position.x, y: position.y },
    ...NODE_SIZE,
    measured: NODE_SIZE,
    selected,
    hidden,
    data: {},
    handles: handlesOf(kind),
    ariaLabel: `${nodeSpec(kind)?.title ?? kind}: ${name}`,
  };
  return known[variant];
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

/** The wires as React Flow wants them: the same list where nothing has changed, since reading thousands takes it long. */
export function canvasEdges(
  network: Network,
  chosen: readonly WireId[],
  hidden: ReadonlySet<WireId>,
): Edge[] {
  const selected = new Set(chosen);
  const nodes = nodeTable(network);
  const edges = network.wires.map((wire) =>
    wireElement(wire, {
      selected: selected.has(wire.id),
      hidden: hidden.has(wire.id),
      ariaLabel: `Wire from ${nodes.get(wire.from)?.name} to ${nodes.get(wire.to)?.name}`,
    }),
  );
  const before = wireLists.get(network.wires);
  if (before?.every((edge, index) => edge === edges[index])) return before;
  wireLists.set(network.wires, edges);
  return edges;
}

function wireElement(wire: Wire, state: Required<Pick<Edge, "selected" | "hidden" | "ariaLabel">>): Edge {
  const known = wireElements.get(wire);
  const isKnown =
    known?.selected === state.selected &&
    known.hidden === state.hidden &&
    known.ariaLabel === state.ariaLabel;
  if (isKnown) return known;
  const { id, from, to, port } = wire;
  const edge: Edge = {
    id,
    source: from,
    target: to,
    sourceHandle: "out",
    targetHandle: port,
    interactionWidth: 24,
    ...state,
  };
  wireElements.set(wire, edge);
  return edge;
}
