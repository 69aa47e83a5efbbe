/** A pane's frame before what is in it has come: its title, and room for a sentence. */
import type { ComponentType, ReactNode } from "react";

export interface PaneFrameProps {
  /** The pane's id in the list of panes. */
  readonly id: string;
  readonly title: string;
  /** What stands in it meanwhile. */
  readonly Waiting?: ComponentType | undefined;
  readonly children?: ReactNode;
}

export function PaneFrame({ id, title, Waiting, children }: PaneFrameProps) {
  return (
    <section className="pane" aria-label={title} data-pane={id} tabIndex={-1} aria-busy={!children}>
      <header className="pane-header controls">
        <h2>{title}</h2>
      </header>
      <div className="pane-body scrolls">{children ?? (Waiting && <Waiting />)}</div>
    </section>
  );
}
