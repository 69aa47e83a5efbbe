/** Lets one pane fill the page, for a projector; again, or Escape, goes back. */
import { Expand, Shrink } from "lucide-react";
import { useApp, useSession } from "../context";
import { Button } from "./Button";

export interface FullScreenButtonProps {
  /** Its id, which the session keeps. */
  readonly pane: string;
  /** What is written on it. */
  readonly title: string;
  readonly look?: string;
}

export function FullScreenButton({ pane, title, look = "" }: FullScreenButtonProps) {
  const app = useApp();
  const isFull = useSession((state) => state.preferences.fullScreen === pane);
  return (
    <Button
      look={`quiet icon small ${look}`}
      hint={isFull ? "Back to the whole page" : "Fill the page"}
      aria-label={isFull ? "Back to the whole page" : `Fill the page with ${title}`}
      aria-pressed={isFull}
      onClick={() => app.session.getState().prefer({ fullScreen: isFull ? undefined : pane })}
    >
      {isFull ? <Shrink size={14} /> : <Expand size={14} />}
    </Button>
  );
}
