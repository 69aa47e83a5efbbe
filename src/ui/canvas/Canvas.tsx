/** The canvas: React Flow shows the network and hands back what a person does to it; it never owns the nodes. */
import { Fragment, type ReactNode, useMemo, useState } from "react";
import {
  Background,
  BackgroundVariant,
  MiniMap,
  type NodeProps,
  Panel,
  ReactFlow,
  ReactFlowProvider,
  useStore,
} from "reactflow";
import { useNetwork, useSession } from "../context";
import { lazyPart } from "../kit/lazy-part";
import type { CanvasNode } from "./flow-elements";
import { canvasElement } from "./focus-canvas";
import type { FlowHandlers } from "./Gestures";
import { MANY_NODES } from "./level-of-detail";
import { CardHandles, NodeCard } from "./NodeCard";
import { LARGEST_WHOLE } from "./parts-shown";
import { useElements, useFirstElements } from "./use-elements";
import { useNodeChanges } from "./use-node-changes";
import { useViewport } from "./use-viewport";
import type { WireLooks } from "./use-wire-looks";
import "./canvas.css";
import "./crowding.css";

const CanvasHeader = lazyPart({
  name: "The network's header",
  load: async () => (await import("./CanvasHeader")).CanvasHeader,
  Frame: ({ children }: { readonly children?: ReactNode }) => (
    <header className="pane-header controls">
      <h2>Network</h2>
      {children}
    </header>
  ),
});

const EmptyCanvas = lazyPart({
  name: "How to begin",
  load: async () => (await import("./EmptyCanvas")).EmptyCanvas,
  Frame: Fragment,
});

const Palette = lazyPart({
  name: "The palette",
  load: async () => (await import("./Palette")).Palette,
  Frame: Fragment,
});

const Gestures = lazyPart({
  name: "Editing on the canvas",
  load: async () => (await import("./Gestures")).Gestures,
  Frame: ({ children }: { readonly children?: ReactNode }) =>
    children ? <Panel position="bottom-center">{children}</Panel> : null,
  isUrgent: true,
});

const LargeNetwork = lazyPart({
  name: "The large network",
  load: async () => (await import("./LargeNetwork")).LargeNetwork,
  Frame: Fragment,
});

const FoldedCard = lazyPart<NodeProps<CanvasNode>>({
  name: "Folded layers",
  load: async () => (await import("./FoldedCard")).FoldedCard,
  // React Flow measures where a card of another kind has its dots when the card comes, and never again.
  Frame: () => (
    <div className="node">
      <CardHandles />
    </div>
  ),
});

const nodeTypes = { unfold: NodeCard, folded: FoldedCard };
/** CSS pixels: in a lower pane the overview would lie on the nodes. */
const LEAST_HEIGHT_OF_MINIMAP = 380;

/** The pane: header, palette and React Flow. */
export function Canvas() {
  const first = useFirstElements();
  return (
    <ReactFlowProvider initialNodes={first.nodes} initialEdges={first.edges}>
      <section className="pane canvas" aria-label="Network">
        <CanvasHeader />
        {/* After a click anywhere on it the canvas's own keys work. */}
        <div
          className="canvas-field"
          onPointerDown={(event) => {
            const field = event.currentTarget;
            const other = (event.target as Element).closest("button, input, textarea, .canvas-note");
            // What opens over the canvas is a part of it to React.
            if (other || !field.contains(event.target as Node)) return;
            requestAnimationFrame(() => {
              if (!document.activeElement?.closest("[role=dialog], [role=menu]"))
                canvasElement()?.focus({ preventScroll: true });
            });
          }}
        >
          <Palette />
          <Flow />
        </div>
      </section>
    </ReactFlowProvider>
  );
}

/** React Flow, fed from the stores and translated back into edits. */
function Flow() {
  const network = useNetwork();
  const theme = useSession((state) => state.preferences.theme);
  const { nodes, edges, afar, crowding, show } = useElements();
  const [afarHandlers, setAfarHandlers] = useState<FlowHandlers>({});
  const [looks, setLooks] = useState<WireLooks>(new Map());
  const shownEdges = useMemo(
    () =>
      looks.size === 0
        ? edges
        : edges.map((edge) => (looks.has(edge.id) ? { ...edge, ...looks.get(edge.id) } : edge)),
    [edges, looks],
  );
  const [handlers, setHandlers] = useState<FlowHandlers>({});
  // A node can be chosen from the moment that it is there.
  const onNodesChange = useNodeChanges();
  const viewport = useViewport(network);
  const isRoomy = useStore(({ height }) => height >= LEAST_HEIGHT_OF_MINIMAP);

  return (
    <ReactFlow
      className="flow"
      nodes={nodes}
      edges={shownEdges}
      nodeTypes={nodeTypes}
      onNodesChange={onNodesChange}
      {...handlers}
      {...(afar && afarHandlers)}
      colorMode={theme}
      deleteKeyCode={null}
      multiSelectionKeyCode={["Meta", "Control", "Shift"]}
      minZoom={viewport.smallestZoom}
      maxZoom={3}
      connectionRadius={28}
      zoomOnDoubleClick={false}
      onlyRenderVisibleElements
      elevateNodesOnSelect={false}
      nodeDragThreshold={3}
      // In a low pane every place is near its edge.
      autoPanOnConnect={isRoomy}
      autoPanOnNodeDrag={isRoomy}
      autoPanOnSelection={isRoomy}
      onMoveStart={(event) => event && viewport.hold()}
      proOptions={{ hideAttribution: true }}
      // One stop of the Tab key, in which arrow keys go from node to node (CanvasCursor.tsx).
      nodesFocusable={false}
      edgesFocusable={false}
      disableKeyboardA11y
      tabIndex={0}
      data-canvas
      aria-label="Network canvas"
      aria-describedby="canvas-keys"
    >
      <Background variant={BackgroundVariant.Dots} gap={20} size={1.2} />
      {(network.nodes.length > MANY_NODES || crowding.hiddenWires.size > 0) && (
        <LargeNetwork afar={afar} crowding={crowding} offer={setAfarHandlers} show={show} />
      )}
      {isRoomy && !afar && network.nodes.length > 0 && network.nodes.length <= LARGEST_WHOLE && (
        <MiniMap pannable zoomable ariaLabel="Overview of the network" position="bottom-right" />
      )}
      {network.nodes.length === 0 && <EmptyCanvas />}
      <Gestures offer={setHandlers} show={setLooks} />
    </ReactFlow>
  );
}
