/** Lets one pane fill the page, for a projector; again, or Escape, goes back. */
import { Expand, Shrink } from "lucide-react";
import type { Pane } from "../../app/session/session-store";
import { useApp, useSession } from "../context";
import { Button } from "../kit/Button";

export function FullScreenButton({ pane }: { readonly pane: Pane }) {
  const app = useApp();
  const isFull = useSession((state) => state.fullScreen === pane);
  return (
    <Button
      look="quiet icon small full-screen-button"
      hint={isFull ? "Back to the whole page" : "Fill the page"}
      aria-label={isFull ? "Back to the whole page" : `Fill the page with ${pane}`}
      aria-pressed={isFull}
      onClick={() => app.session.getState().set({ fullScreen: isFull ? undefined : pane })}
    >
      {isFull ? <Shrink size={14} /> : <Expand size={14} />}
    </Button>
  );
}
