/** A pane: title, its own controls at the right, body, and the button that lets it fill the page. */
import type { ReactNode } from "react";
import type { Pane } from "../../app/session-store";
import { FullScreenButton } from "./FullScreenButton";

export interface PaneFrameProps {
  readonly pane: Pane;
  readonly title: string;
  readonly about?: ReactNode;
  readonly controls?: ReactNode;
  readonly children: ReactNode;
}

export function PaneFrame({ pane, title, about, controls, children }: PaneFrameProps) {
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
