/** A pane's frame: title, its own controls at the right, body, and the button that lets it fill the page. */
import type { ReactNode } from "react";
import { FullScreenButton } from "./FullScreenButton";

interface PaneHeaderProps {
  /** The pane's id in the list of panes. */
  readonly pane: string;
  readonly title: string;
  /** What stands after the title: cut where there is no room. */
  readonly about?: ReactNode;
  readonly controls?: ReactNode;
}

/** Title and controls; the button that fills the page is always last. */
function PaneHeader({ pane, title, about, controls }: PaneHeaderProps) {
  return (
    <header className="pane-header controls">
      <h2>{title}</h2>
      {about ? <span className="second pane-about one-line">{about}</span> : <span className="spacer" />}
      {controls}
      <FullScreenButton pane={pane} title={title} look="full-screen-button" />
    </header>
  );
}

export interface PaneShellProps extends PaneHeaderProps {
  readonly children: ReactNode;
}

/** Header and a body that scrolls. */
export function PaneShell({ children, ...header }: PaneShellProps) {
  return (
    <section className="pane" aria-label={header.title} data-pane={header.pane} tabIndex={-1}>
      <PaneHeader {...header} />
      <div className="pane-body scrolls">{children}</div>
    </section>
  );
}
