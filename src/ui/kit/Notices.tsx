/** Sentences that come and go: what was done, what could not be, read aloud as they come. */
import { type ReactNode, useEffect } from "react";
import type { Notice } from "../../app/session/session-store";
import { useApp, useSession } from "../context";
import { CloseButton } from "./PlainButton";

/** Milliseconds a notice stays: an error long enough to be read twice. */
const LASTS = { note: 6000, error: 15_000 } as const;

export function Notices({ children }: { readonly children?: ReactNode }) {
  const notices = useSession((state) => state.notices);
  return (
    <div className="notices" role="status" aria-live="polite">
      {notices.map((notice) => (
        <NoticeLine key={notice.id} notice={notice} />
      ))}
      {children}
    </div>
  );
}

/** One notice, which goes by itself or when it is closed. */
function NoticeLine({ notice }: { readonly notice: Notice }) {
  const app = useApp();
  useEffect(() => {
    const timer = setTimeout(() => app.session.getState().dismiss(notice.id), LASTS[notice.kind]);
    return () => clearTimeout(timer);
  }, [app, notice]);
  return (
    <div className={`notice ${notice.kind}`}>
      <p>{notice.text}</p>
      <CloseButton onClick={() => app.session.getState().dismiss(notice.id)} />
    </div>
  );
}
