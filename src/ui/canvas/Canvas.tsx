/** The canvas: React Flow shows the network and hands back what a person does to it; it never owns the nodes. */
import { Fragment, type ReactNode, useMemo, useState } from "react";
import { Background, BackgroundVariant, MiniMap, Panel, ReactFlow, ReactFlowProvider } from "reactflow";
import { useNetwork, useSession } from "../context";
import { lazyPart } from "../kit/lazy-part";
import { crowdingOf, crowdingText } from "./crowding";
import { canvasEdges, canvasNodes } from "./flow-elements";
import type { FlowHandlers } from "./Gestures";
import { NodeCard } from "./NodeCard";
import { useViewport } from "./use-viewport";
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
});

const nodeTypes = { unfold: NodeCard };
const MINIMAP_LIMIT = 2000;
const SMALLEST_ZOOM = 0.1;
/** So that the cards in view stay a number that the browser can lay out. */
const SMALLEST_ZOOM_OF_MANY = 0.2;

/** The pane: header, palette, and React Flow. */
export function Canvas() {
  return (
    <ReactFlowProvider>
      <section className="pane canvas" aria-label="Network">
        <CanvasHeader />
        {/* Takes the focus where nothing in it does, so that the canvas's own keys work after a click. */}
        <div
          className="canvas-field"
          data-canvas
          tabIndex={-1}
          onPointerDown={(event) => {
            const field = event.currentTarget;
            const other = (event.target as Element).closest(
              "button, input, .react-flow__node, .react-flow__edge",
            );
            if (!other) requestAnimationFrame(() => field.focus({ preventScroll: true }));
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
  const chosenNodes = useSession((state) => state.nodes);
  const chosenWires = useSession((state) => state.wires);
  const theme = useSession((state) => state.preferences.theme);
  const crowding = useMemo(() => crowdingOf(network), [network]);
  const nodes = useMemo(
    () => canvasNodes(network, chosenNodes, crowding.hiddenNodes),
    [network, chosenNodes, crowding],
  );
  const edges = useMemo(
    () => canvasEdges(network, chosenWires, crowding.hiddenWires),
    [network, chosenWires, crowding],
  );
  const leftOut = crowdingText(crowding);
  const [handlers, setHandlers] = useState<FlowHandlers>({});
  const viewport = useViewport(network);

  return (
    <ReactFlow
      className="flow"
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      {...handlers}
      colorMode={theme}
      deleteKeyCode={null}
      multiSelectionKeyCode={["Meta", "Control", "Shift"]}
      minZoom={crowding.isLarge ? SMALLEST_ZOOM_OF_MANY : SMALLEST_ZOOM}
      maxZoom={3}
      connectionRadius={28}
      zoomOnDoubleClick={false}
      onlyRenderVisibleElements
      elevateNodesOnSelect={false}
      nodeDragThreshold={3}
      onMoveStart={(event) => event && viewport.moved()}
      proOptions={{ hideAttribution: true }}
      aria-label="Network canvas"
    >
      <Background variant={BackgroundVariant.Dots} gap={20} size={1.2} />
      {network.nodes.length > 0 && network.nodes.length <= MINIMAP_LIMIT && (
        <MiniMap pannable zoomable ariaLabel="Overview of the network" position="bottom-right" />
      )}
      {network.nodes.length === 0 && <EmptyCanvas />}
      {leftOut && (
        <Panel position="bottom-left" className="left-out">
          {leftOut}
        </Panel>
      )}
      <Gestures offer={setHandlers} />
    </ReactFlow>
  );
}
