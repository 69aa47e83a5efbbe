/** The node kinds: drag one onto the canvas (or onto a wire), or click / press Enter to add it after the chosen node. */
import {
  Activity,
  CircleSlash2,
  Columns3,
  Grid2x2,
  LogIn,
  type LucideIcon,
  Merge,
  Percent,
  Plus,
  Rows3,
} from "lucide-react";
import { type PointerEvent, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useReactFlow } from "reactflow";
import { NODE_SIZE } from "../../core/graph/node-size";
import { addNode } from "../../core/network/edit";
import type { Network, NodeId, Position, WireId } from "../../core/network/network";
import { addNodeAfter, addNodeIntoWire } from "../../core/network/place";
import { type NodeKind, nodeSpecs } from "../../core/nodes";
import type { NodeSpec } from "../../core/nodes/define";
import { useApp } from "../context";
import { usePageWidth } from "../media";

const icons: Readonly<Record<NodeKind, LucideIcon>> = {
  input: LogIn,
  dense: Grid2x2,
  activation: Activity,
  batchNormalization: Columns3,
  layerNormalization: Rows3,
  dropout: CircleSlash2,
  softmax: Percent,
  add: Plus,
  concatenate: Merge,
};

/** Pixels the pointer may wander before a press becomes a drag. */
const DRAG_THRESHOLD = 5;

/** In the rail where the page is wide, else over the canvas. The rail knows nothing of React Flow, to which a drop goes. */
export function Palette() {
  const isWide = usePageWidth() === "wide";
  const [rail, setRail] = useState<Element | null>(null);
  useEffect(() => setRail(isWide ? document.querySelector("[data-place=palette]") : null), [isWide]);
  if (!isWide) return <PaletteBar />;
  return rail && createPortal(<PaletteBar />, rail);
}

function PaletteBar() {
  return (
    <div className="palette" role="toolbar" aria-label="Add a node">
      {nodeSpecs.map((spec) => (
        <PaletteItem key={spec.kind} spec={spec as unknown as NodeSpec} icon={icons[spec.kind]} />
      ))}
    </div>
  );
}

/** One kind: pressed it is added after the chosen node, dragged it goes where it is dropped. */
function PaletteItem({ spec, icon: Icon }: { readonly spec: NodeSpec; readonly icon: LucideIcon }) {
  const app = useApp();
  const { screenToFlowPosition } = useReactFlow();
  const start = useRef<{ x: number; y: number } | undefined>(undefined);
  const dragged = useRef(false);
  const [ghost, setGhost] = useState<{ x: number; y: number } | undefined>(undefined);

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

  /** One entry to undo, and the new node is the chosen one. */
  function change(edit: (network: Network) => { readonly network: Network; readonly node: NodeId }): void {
    let added: NodeId | undefined;
    app.network.getState().change(`add ${spec.title}`, (network) => {
      const result = edit(network);
      added = result.node;
      return result.network;
    });
    if (added) app.session.getState().select([added]);
  }

  function drop(position: Position, wire: WireId | null): void {
    change((network) =>
      wire && spec.inputs.length > 0
        ? addNodeIntoWire(network, spec.kind, wire, position)
        : addNode(network, spec.kind, position),
    );
  }

  function add(): void {
    const [chosen, ...others] = app.session.getState().nodes;
    change((network) => addNodeAfter(network, spec.kind, others.length === 0 ? chosen : undefined));
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
