/** The network as React Flow wants it: nodes of one known size with declared handles, so nothing is measured. */
import { type Edge, type Node, Position } from "reactflow";
import { NODE_SIZE } from "../../core/graph/node-size";
import { nodeTable } from "../../core/network/lookup";
import type { Network, NodeId, WireId } from "../../core/network/network";
import { nodeSpec } from "../../core/nodes";

/** A node, or a card of many that are folded. */
export type CanvasNode = Node<Record<string, never>, "unfold" | "folded">;

const HANDLE = 12;
/** Where the right handle sits: the middle of the picture. */
export const HANDLE_Y = 100;
/** Between two left handles. */
const HANDLE_GAP = 36;

/** The name is the card's (NodeCard.tsx), which knows shapes and problems; the element around it has no part in it. */
const NAMELESS = { "aria-roledescription": undefined } as const;

/** Where the left handle of a port sits: all of them evenly around the middle of the picture. */
export function portY(index: number, count: number): number {
  return HANDLE_Y + (index - (count - 1) / 2) * HANDLE_GAP;
}

/** What was made of a node or a wire, by what else it depends on: React Flow passes over an object that it knows. */
const made = new WeakMap<object, Map<string, unknown>>();
const wireLists = new WeakMap<Network["wires"], Edge[]>();

function once<Element>(part: object, state: string, make: () => Element): Element {
  const known = made.get(part) ?? new Map<string, unknown>();
  made.set(part, known);
  if (!known.has(state)) known.set(state, make());
  return known.get(state) as Element;
}

/** What of nodes is not in the network's own list. */
export interface NodeStates {
  readonly chosen: readonly NodeId[];
  /** Whether one is no element of the page just now. */
  readonly isHidden: (node: NodeId) => boolean;
  /** Whether one is a card that stands for many. */
  readonly isCard: (node: NodeId) => boolean;
}

/** The nodes as React Flow wants them. */
export function canvasNodes(nodes: Network["nodes"], { chosen, isHidden, isCard }: NodeStates): CanvasNode[] {
  const chosenNodes = new Set(chosen);
  return nodes.map((node) => {
    const { id, kind, position } = node;
    const selected = chosenNodes.has(id);
    const hidden = isHidden(id);
    const folded = isCard(id);
    return once<CanvasNode>(node, `${selected} ${hidden} ${folded}`, () => ({
      id,
      type: folded ? "folded" : "unfold",
      position: { x: position.x, y: position.y },
      ...NODE_SIZE,
      measured: NODE_SIZE,
      selected,
      hidden,
      data: {},
      handles: handlesOf(kind),
      domAttributes: NAMELESS,
    }));
  });
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

/** Some of the network's wires as React Flow wants them: the same list where nothing has changed, since reading thousands takes it long. */
export function canvasEdges(
  network: Network,
  wires: Network["wires"],
  chosen: readonly WireId[],
  hiddenWires: ReadonlySet<WireId>,
): Edge[] {
  const chosenWires = new Set(chosen);
  const nodes = nodeTable(network);
  const edges = wires.map((wire) => {
    const { id, from, to, port } = wire;
    const selected = chosenWires.has(id);
    const hidden = hiddenWires.has(id);
    const ariaLabel = `Wire from ${nodes.get(from)?.name} to ${nodes.get(to)?.name}`;
    return once<Edge>(wire, `${selected} ${hidden} ${ariaLabel}`, () => ({
      id,
      source: from,
      target: to,
      sourceHandle: "out",
      targetHandle: port,
      selected,
      hidden,
      ariaLabel,
      interactionWidth: 24,
    }));
  });
  const before = wireLists.get(wires);
  if (before?.every((edge, index) => edge === edges[index])) return before;
  wireLists.set(wires, edges);
  return edges;
}
