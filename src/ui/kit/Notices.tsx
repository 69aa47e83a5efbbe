/** Sentences that come and go: what was done, what could not be, read aloud as they come. */
import { X } from "lucide-react";
import { useEffect } from "react";
import type { Notice } from "../../app/session-store";
import { useApp, useSession } from "../context";
import { Button } from "./Button";

/** Milliseconds a plain note stays; an error stays until it is closed. */
const NOTE_LASTS = 6000;

export function Notices() {
  const notices = useSession((state) => state.notices);
  return (
    <div className="notices" role="status" aria-live="polite">
      {notices.map((notice) => (
        <NoticeLine key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function NoticeLine({ notice }: { readonly notice: Notice }) {
  const app = useApp();
  useEffect(() => {
    if (notice.kind === "error") return;
    const timer = setTimeout(() => app.session.getState().dismiss(notice.id), NOTE_LASTS);
    return () => clearTimeout(timer);
  }, [app, notice]);
  return (
    <div className={`notice ${notice.kind}`}>
      <p>{notice.text}</p>
      <Button
        look="quiet icon small"
        aria-label="Close"
        onClick={() => app.session.getState().dismiss(notice.id)}
      >
        <X size={14} />
      </Button>
    </div>
  );
}
