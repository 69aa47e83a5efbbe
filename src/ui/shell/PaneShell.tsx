/** A pane: title, its own controls at the right, body, and the button that lets it fill the page. */
import type { ReactNode } from "react";
import type { Pane } from "../../app/session/session-store";
import { FullScreenButton } from "./FullScreenButton";

export interface PaneShellProps {
  readonly pane: Pane;
  readonly title: string;
  readonly about?: ReactNode;
  readonly controls?: ReactNode;
  readonly children: ReactNode;
}

export function PaneShell({ pane, title, about, controls, children }: PaneShellProps) {
  return (
    <section className={`pane pane-${pane}`} aria-label={title} data-pane={pane} tabIndex={-1}>
      <header className="pane-header">
        <h2>{title}</h2>
        {about ? <span className="second pane-about">{about}</span> : <span className="spacer" />}
        {controls}
        <FullScreenButton pane={pane} />
      </header>
      <div className="pane-body scrolls">{children}</div>
    </section>
  );
}
