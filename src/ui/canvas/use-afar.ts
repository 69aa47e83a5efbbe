/** What a hand does to nodes that are seen from afar: those it is about to touch become elements, a box chooses of them all. */
import { type MouseEvent, useEffect, useMemo, useState } from "react";
import { useReactFlow } from "reactflow";
import { nodeAt } from "../../core/graph/places";
import { behindCards } from "../../core/network/folds";
import { partsWithin } from "../../core/network/frames";
import type { NodeId, Position } from "../../core/network/network";
import { useApp } from "../context";
import { elementsAfar } from "./elements-afar";
import type { FlowHandlers } from "./Gestures";
import { useCards } from "./use-cards";

export interface AfarProps {
  /** Takes the handlers whenever they have changed; the same function as long as the canvas stands. */
  readonly offer: (handlers: FlowHandlers) => void;
  /** Takes the nodes that have to be elements of the page; the same function as long as the canvas stands. */
  readonly show: (elements: ReadonlySet<NodeId>) => void;
}

export function useAfar({ offer, show }: AfarProps): void {
  const app = useApp();
  const { network, chosen } = useCards();
  const { screenToFlowPosition } = useReactFlow();
  const [pointed, setPointed] = useState<NodeId>();
  const elements = useMemo(() => elementsAfar(chosen, pointed), [chosen, pointed]);
  useEffect(() => show(elements), [show, elements]);

  useEffect(() => {
    const placeOf = ({ clientX, clientY }: MouseEvent): Position =>
      screenToFlowPosition({ x: clientX, y: clientY });
    let corner: Position | undefined;
    const choose = (nodes: readonly NodeId[]) =>
      app.session.getState().select(behindCards(app.network.getState().history.present, nodes));
    offer({
      onPaneMouseMove(event) {
        // What is being dragged stays what is pointed at.
        if (event.buttons === 0) setPointed(nodeAt(network, placeOf(event)));
      },
      // A finger points at nothing before it taps.
      onPaneClick(event) {
        const node = nodeAt(network, placeOf(event));
        // React Flow lets go of everything first.
        if (node) queueMicrotask(() => choose([node]));
      },
      onSelectionStart(event) {
        corner = placeOf(event);
      },
      onSelectionEnd(event) {
        if (!corner) return;
        const to = placeOf(event);
        const area = {
          x: Math.min(corner.x, to.x),
          y: Math.min(corner.y, to.y),
          width: Math.abs(to.x - corner.x),
          height: Math.abs(to.y - corner.y),
        };
        const { nodes, notes } = partsWithin(network, area);
        choose(nodes);
        app.session.getState().set({ notes });
      },
    });
  }, [app, network, offer, screenToFlowPosition]);
}
