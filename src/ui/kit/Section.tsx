/** A part of a panel under a heading of its own; its neighbours are parted from it by a line. */
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

export interface SectionProps {
  readonly title: string;
  /** What screen readers call it, where the heading alone does not tell. */
  readonly label?: string;
  readonly children: ReactNode;
}

/** A section that is always open. */
export function Section({ title, label = title, children }: SectionProps) {
  return (
    <section className="section" aria-label={label}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

export interface FoldProps {
  readonly title: string;
  /** Whether it begins open. Another value takes effect with another `key`. */
  readonly open?: boolean;
  readonly children: ReactNode;
}

/** A section that is opened by its heading. */
export function Fold({ title, open = false, children }: FoldProps) {
  return (
    <details className="section" open={open}>
      <summary>
        <ChevronRight size={14} aria-hidden />
        {title}
      </summary>
      {children}
    </details>
  );
}
