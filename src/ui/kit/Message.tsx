/** Sentences in panels: one that matters now, and what stands where there is nothing yet. */
import type { ReactNode } from "react";

export interface MessageProps {
  /** paused: something to know. failed, diverged: something to do. */
  readonly kind: "paused" | "failed" | "diverged";
  /** "status" where it comes while one looks elsewhere. */
  readonly role?: "status";
  readonly children: ReactNode;
}

/** A sentence in a box, in the colour of what it means. */
export function Message({ kind, role, children }: MessageProps) {
  return (
    <p className={`message ${kind}`} role={role}>
      {children}
    </p>
  );
}

/** What an empty place says: why it is empty, and what fills it. */
export function NothingYet({ children }: { readonly children: ReactNode }) {
  return <p className="nothing-yet">{children}</p>;
}
