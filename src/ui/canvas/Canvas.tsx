/** The canvas: React Flow shows the network and hands back what a person does to it; it never owns the nodes. */
import { useCallback, useEffect, useMemo, useRef } from "react";
import {
  Background,
  BackgroundVariant,
  type Connection,
  type Edge,
  type EdgeChange,
  type IsValidConnection,
  MiniMap,
  type NodeChange,
  type OnConnectEnd,
  type OnConnectStart,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore,
} from "reactflow";
import { setCanvasView } from "../../app/commands/canvas-commands";
import { addWire, moveNodes, removeWires, wireRefusal } from "../../core/network/edit";
import type { Network, NodeId, Position, WireId } from "../../core/network/network";
import { nodeSpec } from "../../core/nodes";
import { useApp, useNetwork, useNetworkState, useSession } from "../context";
import { CanvasHeader } from "./CanvasHeader";
import { EmptyCanvas } from "./EmptyCanvas";
import { type CanvasNode, canvasEdges, canvasNodes } from "./flow-elements";
import { NodeCard } from "./NodeCard";
import { Palette } from "./Palette";
import { WireHint } from "./WireHint";

const nodeTypes = { unfold: NodeCard };
const MINIMAP_LIMIT = 2000;
/** Room for the palette above the nodes and for the overview and the nodes' problems below. */
const fitOptions = {
  padding: { top: "56px", right: "20px", bottom: "72px", left: "20px" },
  maxZoom: 1.25,
  duration: 0,
} as const;
/** Below this zoom nothing on a node can be read: a network that needs it is shown from its beginning instead. */
const READABLE_ZOOM = 0.45;

export function Canvas() {
  return (
    <ReactFlowProvider>
      <section className="canvas" aria-label="Network">
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

function Flow() {
  const app = useApp();
  const network = useNetwork();
  const chosenNodes = useSession((state) => state.nodes);
  const chosenWires = useSession((state) => state.wires);
  const theme = useSession((state) => state.preferences.theme);
  const nodes = useMemo(() => canvasNodes(network, chosenNodes), [network, chosenNodes]);
  const edges = useMemo(() => canvasEdges(network, chosenWires), [network, chosenWires]);
  const wiring = useWiring(network);
  const onNodesChange = useNodeChanges();
  const viewport = useViewport(network);

  const onEdgesChange = useCallback(
    (changes: EdgeChange[]) => {
      const session = app.session.getState();
      const selected = new Set<string>(session.wires);
      for (const change of changes) {
        if (change.type === "select") {
          if (change.selected) selected.add(change.id);
          else selected.delete(change.id);
        }
      }
      if (changes.some((change) => change.type === "select")) {
        session.select(app.session.getState().nodes, [...selected] as WireId[]);
      }
    },
    [app],
  );

  return (
    <ReactFlow
      className="flow"
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      onNodeDragStop={() => app.network.getState().endGesture()}
      onSelectionDragStop={() => app.network.getState().endGesture()}
      onConnect={wiring.onConnect}
      onConnectStart={wiring.onConnectStart}
      onConnectEnd={wiring.onConnectEnd}
      isValidConnection={wiring.isValid}
      onReconnect={wiring.onReconnect}
      colorMode={theme}
      deleteKeyCode={null}
      multiSelectionKeyCode={["Meta", "Control", "Shift"]}
      minZoom={0.1}
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
      <WireHint />
    </ReactFlow>
  );
}

/** Translates React Flow's changes into edits of the network and of the selection. */
function useNodeChanges() {
  const app = useApp();
  const drag = useRef(0);
  return useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      const positions = new Map<NodeId, Position>();
      const session = app.session.getState();
      const selected = new Set<NodeId>(session.nodes);
      let selectionChanged = false;
      let dragging = false;
      for (const change of changes) {
        if (change.type === "position" && change.position) {
          positions.set(change.id as NodeId, {
            x: Math.round(change.position.x),
            y: Math.round(change.position.y),
          });
          dragging ||= change.dragging === true;
        } else if (change.type === "select") {
          selectionChanged = true;
          if (change.selected) selected.add(change.id as NodeId);
          else selected.delete(change.id as NodeId);
        }
      }
      if (positions.size > 0) move(app.network.getState().change, positions, dragging, drag);
      if (selectionChanged) session.select([...selected], session.wires);
    },
    [app],
  );
}

function move(
  change: (label: string, edit: (network: Network) => Network, gesture?: string) => void,
  positions: ReadonlyMap<NodeId, Position>,
  dragging: boolean,
  drag: { current: number },
): void {
  change(
    positions.size === 1 ? "move" : `move ${positions.size} nodes`,
    (network) => {
      const moved = network.nodes.some((node) => {
        const next = positions.get(node.id);
        return next && (next.x !== node.position.x || next.y !== node.position.y);
      });
      return moved ? moveNodes(network, positions) : network;
    },
    `drag ${drag.current}`,
  );
  if (!dragging) drag.current += 1;
}

/** Wires by drag: refusals are worked out once, when the drag starts, so that hovering costs nothing. */
function useWiring(network: Network) {
  const app = useApp();
  const isValid: IsValidConnection = useCallback(
    ({ source, target, targetHandle }) => {
      const connecting = app.session.getState().connecting;
      const other = connecting?.node === source ? target : source;
      // Most nodes are decided already; the port's own refusal is asked only where the pointer is.
      if (connecting?.refusals.has(other as NodeId)) return false;
      return wireRefusal(network, source as NodeId, target as NodeId, targetHandle ?? "x") === undefined;
    },
    [app, network],
  );
  const onConnectStart: OnConnectStart = useCallback(
    (_event, { nodeId, handleType, handleId }) => {
      const node = nodeId as NodeId;
      const refusals = new Map<NodeId, string>();
      for (const { id } of network.nodes) {
        const refusal =
          handleType === "target"
            ? wireRefusal(network, id, node, handleId ?? "x")
            : refusalOfEveryPort(network, node, id);
        if (refusal) refusals.set(id, refusal);
      }
      app.session.getState().set({ connecting: { node, refusals } });
    },
    [app, network],
  );
  const onConnectEnd: OnConnectEnd = useCallback(
    (event, state) => {
      const session = app.session.getState();
      const refused = nodeUnder(event) ?? state.toNode?.id;
      const reason = refused && session.connecting?.refusals.get(refused as NodeId);
      if (!state.isValid && reason && refused !== session.connecting?.node) session.notify(reason, "error");
      session.set({ connecting: undefined });
    },
    [app],
  );
  const connect = useCallback(
    ({ source, target, targetHandle }: Connection, replaced?: WireId) => {
      const name = (id: string) => network.nodes.find((node) => node.id === id)?.name ?? id;
      const port = targetHandle ?? "x";
      const old = network.wires.find((wire) => wire.to === target && wire.port === port);
      app.network.getState().change(`wire ${name(source)} to ${name(target)}`, (present) => {
        const without = replaced ? removeWires(present, [replaced]) : present;
        return addWire(without, source as NodeId, target as NodeId, port);
      });
      if (old && old.id !== replaced) {
        app.session
          .getState()
          .notify(`Replaced the wire from “${name(old.from)}” into “${name(target)}”. Undo brings it back.`);
      }
    },
    [app, network],
  );
  const onReconnect = useCallback(
    (edge: Edge, connection: Connection) => connect(connection, edge.id as WireId),
    [connect],
  );
  return { isValid, onConnectStart, onConnectEnd, onConnect: connect, onReconnect };
}

/** Why no place of the target takes a wire from the source; undefined where one does. */
function refusalOfEveryPort(network: Network, source: NodeId, target: NodeId): string | undefined {
  const kind = network.nodes.find((node) => node.id === target)?.kind ?? "";
  const ports = nodeSpec(kind)?.inputs ?? [];
  // A kind without ports has its own sentence, whatever the port.
  const refusals = (ports.length > 0 ? ports : ["x"]).map((port) =>
    wireRefusal(network, source, target, port),
  );
  return refusals.every((refusal) => refusal !== undefined) ? refusals[0] : undefined;
}

/** The node under the pointer where a wire was let go: the whole card counts, not only its handle. */
function nodeUnder(event: MouseEvent | TouchEvent): string | undefined {
  const point = "changedTouches" in event ? event.changedTouches[0] : event;
  const element = point && document.elementFromPoint(point.clientX, point.clientY);
  return element?.closest(".react-flow__node")?.getAttribute("data-id") ?? undefined;
}

/** Fits the network when it is opened and when the canvas changes its size, until a person moves the view. */
function useViewport(network: Network) {
  const { fitView, zoomTo, zoomIn, zoomOut, getNodesBounds, setViewport, getZoom } = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const moved = useRef(false);
  const fit = useCallback(
    async (readable: boolean) => {
      await fitView(fitOptions);
      const nodes = network.nodes.map((node) => node.id);
      if (!readable || nodes.length === 0 || getZoom() >= READABLE_ZOOM) return;
      const bounds = getNodesBounds(nodes);
      const zoom = 0.8;
      await setViewport({ x: 16 - bounds.x * zoom, y: 72 - bounds.y * zoom, zoom });
    },
    [fitView, getNodesBounds, setViewport, getZoom, network],
  );
  const latestFit = useRef(fit);
  latestFit.current = fit;

  useEffect(() => {
    setCanvasView({
      fit: () => {
        moved.current = false;
        void latestFit.current(false);
      },
      actualSize: () => void zoomTo(1),
      zoomIn: () => void zoomIn(),
      zoomOut: () => void zoomOut(),
    });
    return () => setCanvasView(undefined);
  }, [zoomTo, zoomIn, zoomOut]);

  // Another network, not another edit of this one.
  const opened = useNetworkState((state) => state.opened);
  useEffect(() => {
    if (opened >= 0) moved.current = false;
  }, [opened]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another network is a reason to fit, like another size
  useEffect(() => {
    if (moved.current || width === 0 || height === 0) return;
    const frame = requestAnimationFrame(() => void latestFit.current(true));
    return () => cancelAnimationFrame(frame);
  }, [opened, width, height]);

  return {
    moved: () => {
      moved.current = true;
    },
  };
}
