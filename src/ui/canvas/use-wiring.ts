/** Wires by drag, or by tap on one dot and on another: what may be wired to what, said meanwhile, and the edit at the end. */
import { useCallback, useMemo, useRef } from "react";
import type {
  Connection,
  Edge,
  FinalConnectionState,
  IsValidConnection,
  OnConnectEnd,
  OnConnectStart,
} from "reactflow";
import { connect } from "../../app/network/wiring";
import type { Adding } from "../../app/session/session-store";
import { removeWires } from "../../core/network/edit";
import { outOf } from "../../core/network/folds";
import type { Network, NodeId, WireId } from "../../core/network/network";
import { wireRefusal, wireRefuser } from "../../core/network/wire-refusal";
import { nodeSpec } from "../../core/nodes";
import { useApp } from "../context";

/** Refusals are worked out once, when a wire is begun, so that hovering costs nothing. */
export function useWiring(network: Network) {
  const app = useApp();
  /** The wire one of whose ends is under way: nothing is asked of it, it is as good as gone. */
  const held = useRef<WireId | undefined>(undefined);
  const without = useCallback(
    (present: Network) => (held.current ? removeWires(present, [held.current]) : present),
    [],
  );
  const isValid: IsValidConnection = useCallback(
    ({ source, target, targetHandle }) => {
      const connecting = app.session.getState().connecting;
      const from = outOf(network, source as NodeId);
      const other = connecting?.node === from ? target : from;
      // Most nodes are decided already; the port's own refusal is asked only where the pointer is.
      if (connecting?.refusals.has(other as NodeId)) return false;
      return wireRefusal(without(network), from, target as NodeId, targetHandle ?? "x") === undefined;
    },
    [app, network, without],
  );
  const onConnectStart: OnConnectStart = useCallback(
    (_event, { nodeId, handleType, handleId }) => {
      const intoHere = handleType === "target";
      const node = intoHere ? (nodeId as NodeId) : outOf(network, nodeId as NodeId);
      const refusals = new Map<NodeId, string>();
      const refuse = wireRefuser(without(network), intoHere ? { to: node } : { from: node });
      for (const { id, kind } of network.nodes) {
        const refusal = intoHere ? refuse(id, handleId ?? "x") : refusalOfEveryPort(refuse, id, kind);
        if (refusal) refusals.set(id, refusal);
      }
      app.session.getState().set({ connecting: { node, refusals } });
    },
    [app, network, without],
  );
  const onConnectEnd: OnConnectEnd = useCallback(
    (event, state) => {
      const session = app.session.getState();
      const refused = nodeUnder(event) ?? state.toNode?.id;
      const reason = refused && session.connecting?.refusals.get(refused as NodeId);
      if (!state.isValid && reason && refused !== session.connecting?.node) session.notify(reason, "error");
      session.set({ connecting: undefined });
      const open = openEnd(event, state, app.network.getState().history.present);
      if (!open) return;
      const wire = held.current;
      if (wire === undefined) session.set({ adding: open });
      else app.network.getState().change("delete wire", (present) => removeWires(present, [wire]));
    },
    [app],
  );
  const draw = useCallback(
    ({ source, target, targetHandle }: Connection, instead?: WireId) =>
      connect(
        app,
        { from: outOf(network, source as NodeId), to: target as NodeId, port: targetHandle ?? "x" },
        instead,
      ),
    [app, network],
  );
  const onReconnect = useCallback(
    (edge: Edge, connection: Connection) => {
      const { source, target, targetHandle } = edge;
      const isBack =
        connection.source === source &&
        connection.target === target &&
        connection.targetHandle === targetHandle;
      if (!isBack) draw(connection, edge.id as WireId);
    },
    [draw],
  );
  return useMemo(
    () => ({
      isValidConnection: isValid,
      onConnectStart,
      onConnectEnd,
      onClickConnectStart: onConnectStart,
      onClickConnectEnd: onConnectEnd,
      onConnect: (connection: Connection) => draw(connection),
      onReconnect,
      onReconnectStart: (_event: unknown, { id }: Edge) => {
        held.current = id as WireId;
      },
      onReconnectEnd: () => {
        held.current = undefined;
      },
    }),
    [isValid, onConnectStart, onConnectEnd, draw, onReconnect],
  );
}

/** A wire that was let go over empty ground waits for a node that is chosen now. */
function openEnd(
  event: MouseEvent | TouchEvent,
  { fromHandle }: FinalConnectionState,
  network: Network,
): Adding | undefined {
  const point = pointOf(event);
  const under = point && document.elementFromPoint(point.clientX, point.clientY);
  if (!fromHandle || !point || !under?.classList.contains("react-flow__pane")) return undefined;
  return {
    at: { x: point.clientX, y: point.clientY },
    open: {
      node:
        fromHandle.type === "target"
          ? (fromHandle.nodeId as NodeId)
          : outOf(network, fromHandle.nodeId as NodeId),
      port: fromHandle.id ?? "x",
      into: fromHandle.type === "target",
    },
  };
}

const pointOf = (event: MouseEvent | TouchEvent) =>
  "changedTouches" in event ? event.changedTouches[0] : event;

/** Why no place of the target takes the wire; undefined where one does. */
function refusalOfEveryPort(
  refuse: (other: NodeId, port: string) => string | undefined,
  target: NodeId,
  kind: string,
): string | undefined {
  const ports = nodeSpec(kind)?.inputs ?? [];
  // A kind without ports has its own sentence, whatever the port.
  const refusals = (ports.length > 0 ? ports : ["x"]).map((port) => refuse(target, port));
  return refusals.every((refusal) => refusal !== undefined) ? refusals[0] : undefined;
}

/** The node under the pointer where a wire was let go: the whole card counts, not only its handle. */
function nodeUnder(event: MouseEvent | TouchEvent): string | undefined {
  const point = pointOf(event);
  const element = point && document.elementFromPoint(point.clientX, point.clientY);
  return element?.closest(".react-flow__node")?.getAttribute("data-id") ?? undefined;
}
