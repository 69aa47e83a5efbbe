/** What part of the network the canvas shows: the canvas's own affair while it is on the page; commands reach it here. */

import type { Room } from "../../core/graph/wrap";

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

export interface CanvasViewportSlot {
  /** undefined while no canvas is on the page. */
  readonly present: () => CanvasViewport | undefined;
  /** Said by the canvas when it comes on the page; the function it gets back is for when it leaves. */
  readonly offer: (viewport: CanvasViewport) => () => void;
}

/** One for each app; the canvas that came last has it. */
export function createCanvasViewportSlot(): CanvasViewportSlot {
  let present: CanvasViewport | undefined;
  return {
    present: () => present,
    offer(viewport) {
      present = viewport;
      return () => {
        if (present === viewport) present = undefined;
      };
    },
  };
}
