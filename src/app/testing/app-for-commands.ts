/** For tests only: as much of the program as commands about a network on the canvas need, without trainer, storage or canvas. */
import type { Network, NodeId } from "../../core/network/network";
import type { App } from "../app";
import { createNetworkStore } from "../network/network-store";
import { createRunStore } from "../run/run-store";
import { createCanvasViewportSlot, type Reveal } from "../session/canvas-viewport";
import { createSessionStore } from "../session/session-store";

/** @returns the program, its network as it is now, and the nodes that were brought into view, one after the other */
export function appForCommands(network: Network, chosen: readonly NodeId[] = []) {
  const parts = {
    network: createNetworkStore(network),
    session: createSessionStore({}),
    run: createRunStore(),
    viewport: createCanvasViewportSlot(),
  };
  const shown: Parameters<Reveal>[0][] = [];
  parts.viewport.offerReveal((node) => shown.push(node));
  parts.session.getState().select(chosen);
  return { app: parts as unknown as App, shown, present: () => parts.network.getState().history.present };
}
