/**
 * What hands do on the canvas, handed to React Flow: it comes after the first picture, which does without. The end
 * of a move, choosing and drawing wires; each in a file of its own.
 */
import { useEffect } from "react";
import type { ReactFlowProps } from "reactflow";
import { useApp, useNetwork } from "../context";
import type { CanvasNode } from "./flow-elements";
import { useEdgeChanges } from "./use-edge-changes";
import { useWiring } from "./use-wiring";
import { WireHint } from "./WireHint";

/** React Flow's handlers, as many as there are yet. */
export type FlowHandlers = Partial<ReactFlowProps<CanvasNode>>;

export interface GesturesProps {
  /** Takes the handlers whenever they have changed; the same function as long as the canvas stands. */
  readonly offer: (handlers: FlowHandlers) => void;
}

export function Gestures({ offer }: GesturesProps) {
  const app = useApp();
  const { isValid, onConnectStart, onConnectEnd, onConnect, onReconnect } = useWiring(useNetwork());
  const onEdgesChange = useEdgeChanges();
  useEffect(() => {
    const endGesture = () => app.network.getState().endGesture();
    offer({
      onEdgesChange,
      onNodeDragStop: endGesture,
      onSelectionDragStop: endGesture,
      onConnect,
      onConnectStart,
      onConnectEnd,
      onClickConnectStart: onConnectStart,
      onClickConnectEnd: onConnectEnd,
      isValidConnection: isValid,
      onReconnect,
    });
  }, [app, offer, onEdgesChange, isValid, onConnectStart, onConnectEnd, onConnect, onReconnect]);
  return <WireHint />;
}
