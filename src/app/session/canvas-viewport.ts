/** What part of the network the canvas shows: the canvas's own affair while it is on the page; commands reach it here. */

import type { Room } from "../../core/graph/wrap";
import type { NodeId } from "../../core/network/network";

/** What the canvas can do to its own viewport. */
export interface CanvasViewport {
  /** The whole network. */
  readonly fit: () => void;
  readonly actualSize: () => void;
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  /** CSS pixels of the canvas. */
  readonly room: () => Room;
  /** A person has put something where it is: the view stays, whatever size the canvas gets. */
  readonly hold: () => void;
  /** Whether it stays where a person has put it; else it goes on showing the whole network. */
  readonly isHeld: () => boolean;
}

/**
 * @param nodes one, or several that are to be seen together
 * @param isRead what is on the node is to be read: from afar the view comes nearer, else it keeps its zoom
 */
export type Reveal = (nodes: NodeId | readonly NodeId[] | undefined, isRead?: boolean) => void;

export interface CanvasViewportSlot {
  /** undefined while no canvas is on the page. */
  readonly present: () => CanvasViewport | undefined;
  /** Said by the canvas when it comes on the page; the function it gets back is for when it leaves. */
  readonly offer: (viewport: CanvasViewport) => () => void;
  /**
   * Moves the view no further than it has to so that the nodes are in it, farther away where they are too many for it; nothing while no
   * canvas is on the page.
   */
  readonly reveal: Reveal;
  /** Said by the canvas once it can do that; the function it gets back is for when it leaves. */
  readonly offerReveal: (reveal: Reveal) => () => void;
}

/** One for each app; the canvas that came last has it. */
export function createCanvasViewportSlot(): CanvasViewportSlot {
  let present: CanvasViewport | undefined;
  let reveal: Reveal | undefined;
  return {
    reveal: (nodes, isRead) => reveal?.(nodes, isRead),
    offerReveal(offered) {
      reveal = offered;
      return () => {
        if (reveal === offered) reveal = undefined;
      };
    },
    present: () => present,
    offer(viewport) {
      present = viewport;
      return () => {
        if (present === viewport) present = undefined;
      };
    },
  };
}
