/** A box that chooses nodes chooses the notes and frames that lie in it too; React Flow knows nothing of those. */
import { useLayoutEffect } from "react";
import { useStore } from "reactflow";
import { presentOf } from "../../app/network/chosen";
import { partsWithin } from "../../core/network/frames";
import { useApp } from "../context";

/** Follows as long as the canvas stands. */
export function useBoxOfNotes(): void {
  const app = useApp();
  const box = useStore(({ userSelectionActive, userSelectionRect }) =>
    userSelectionActive ? userSelectionRect : null,
  );
  const transform = useStore((state) => state.transform);
  // React Flow has told which nodes it chose by then, and with them the notes were let go.
  useLayoutEffect(() => {
    if (!box) return;
    const [x, y, zoom] = transform;
    const area = {
      x: (box.x - x) / zoom,
      y: (box.y - y) / zoom,
      width: box.width / zoom,
      height: box.height / zoom,
    };
    const { notes } = partsWithin(presentOf(app), area);
    const { notes: before, set } = app.session.getState();
    if (notes.join() !== before.join()) set({ notes });
  }, [app, box, transform]);
}
