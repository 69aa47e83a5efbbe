/** The node kinds: drag one onto the canvas (or onto a wire), or click / press Enter to add it after the chosen node. */
import { Activity, CircleSlash2, Grid2x2, LogIn, Merge, Percent, Plus, Square } from "lucide-react";
import { type PointerEvent, useRef, useState } from "react";
import { useReactFlow } from "reactflow";
import { NODE_GAP, NODE_SIZE } from "../../core/graph/arrange";
import { addNode, addWire, removeWires } from "../../core/network/edit";
import type { Network, NodeId, Position, WireId } from "../../core/network/network";
import { nodeSpecs } from "../../core/nodes";
import type { NodeSpec } from "../../core/nodes/define";
import { useApp } from "../context";

const icons: Record<string, typeof Square> = {
  input: LogIn,
  dense: Grid2x2,
  activation: Activity,
  dropout: CircleSlash2,
  softmax: Percent,
  add: Plus,
  concatenate: Merge,
};

/** Pixels the pointer may wander before a press becomes a drag. */
const DRAG_THRESHOLD = 5;

export function Palette() {
  return (
    <div className="palette" role="toolbar" aria-label="Add a node">
      {nodeSpecs.map((spec) => (
        <PaletteItem key={spec.kind} spec={spec as unknown as NodeSpec} />
      ))}
    </div>
  );
}

function PaletteItem({ spec }: { readonly spec: NodeSpec }) {
  const app = useApp();
  const { screenToFlowPosition } = useReactFlow();
  const start = useRef<{ x: number; y: number } | undefined>(undefined);
  const dragged = useRef(false);
  const [ghost, setGhost] = useState<{ x: number; y: number } | undefined>(undefined);
  const Icon = icons[spec.kind] ?? Square;

  const onPointerMove = (event: PointerEvent) => {
    if (!start.current) return;
    const far = Math.hypot(event.clientX - start.current.x, event.clientY - start.current.y) > DRAG_THRESHOLD;
    if (far || dragged.current) {
      dragged.current = true;
      setGhost({ x: event.clientX, y: event.clientY });
    }
  };
  const onPointerUp = (event: PointerEvent) => {
    const wasDragged = dragged.current;
    start.current = undefined;
    setGhost(undefined);
    if (!wasDragged) return;
    const under = document.elementsFromPoint(event.clientX, event.clientY);
    if (!under.some((element) => element.classList.contains("react-flow__pane"))) return;
    const centre = screenToFlowPosition({ x: event.clientX, y: event.clientY });
    const position = {
      x: Math.round(centre.x - NODE_SIZE.width / 2),
      y: Math.round(centre.y - NODE_SIZE.height / 2),
    };
    const edge = under.map((element) => element.closest(".react-flow__edge")).find(Boolean);
    drop(position, edge?.getAttribute("data-id") as WireId | null);
  };

  function drop(position: Position, wireId: WireId | null): void {
    let added: NodeId | undefined;
    app.network.getState().change(`add ${spec.title}`, (network) => {
      const result = addNode(network, spec.kind, position);
      added = result.node;
      return wireId ? splice(result.network, result.node, wireId, spec) : result.network;
    });
    if (added) app.session.getState().select([added]);
  }

  /** Adds it behind the chosen node and wires the two, or beside everything where none is chosen. */
  function add(): void {
    const network = app.network.getState().history.present;
    const [chosen, ...others] = app.session.getState().nodes;
    const before = others.length === 0 ? network.nodes.find((node) => node.id === chosen) : undefined;
    let added: NodeId | undefined;
    app.network.getState().change(`add ${spec.title}`, (present) => {
      const result = addNode(present, spec.kind, freePlace(present, before?.position));
      added = result.node;
      const [port] = spec.inputs;
      const continues = before && port && !present.wires.some((wire) => wire.from === before.id);
      return continues ? addWire(result.network, before.id, result.node, port) : result.network;
    });
    if (added) app.session.getState().select([added]);
  }

  return (
    <>
      <button
        type="button"
        className="palette-item"
        data-kind={spec.kind}
        title={spec.summary}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          start.current = { x: event.clientX, y: event.clientY };
          dragged.current = false;
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => {
          start.current = undefined;
          setGhost(undefined);
        }}
        onClick={() => {
          // A drag ends in a click as well; only a press that stayed in place adds here.
          if (!dragged.current) add();
          dragged.current = false;
        }}
      >
        <Icon size={16} strokeWidth={1.75} />
        {spec.title}
      </button>
      {ghost && (
        <div className="palette-ghost" style={{ left: ghost.x, top: ghost.y }} aria-hidden>
          <Icon size={16} strokeWidth={1.75} />
          {spec.title}
        </div>
      )}
    </>
  );
}

/** Puts a node into a wire: what came from its start now goes through the node. */
function splice(network: Network, node: NodeId, wireId: WireId, spec: NodeSpec): Network {
  const wire = network.wires.find((candidate) => candidate.id === wireId);
  const [port] = spec.inputs;
  if (!wire || !port) return network;
  return addWire(addWire(removeWires(network, [wireId]), wire.from, node, port), node, wire.to, wire.port);
}

/** Right of the given place, or of everything, where nothing lies yet. */
function freePlace(network: Network, after: Position | undefined): Position {
  const step = NODE_SIZE.width + NODE_GAP.x;
  const rightmost = network.nodes.reduce((most, node) => Math.max(most, node.position.x), -step);
  const first = network.nodes[0]?.position.y ?? 0;
  let place = after ? { x: after.x + step, y: after.y } : { x: rightmost + step, y: first };
  const taken = ({ x, y }: Position) =>
    network.nodes.some(
      (node) =>
        Math.abs(node.position.x - x) < NODE_SIZE.width && Math.abs(node.position.y - y) < NODE_SIZE.height,
    );
  while (taken(place)) place = { x: place.x, y: place.y + NODE_SIZE.height + NODE_GAP.y };
  return place;
}
