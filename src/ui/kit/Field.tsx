/** A labelled control with its hint and its problem. */
import type { ReactNode } from "react";

export interface FieldProps {
  readonly label: string;
  /** Shown while the pointer rests on the label. */
  readonly hint?: string | undefined;
  /** Stands under the label, for what the label alone does not tell. */
  readonly explanation?: string;
  readonly problem?: string | undefined;
  readonly children: ReactNode;
}

export function Field({ label, hint, explanation, problem, children }: FieldProps) {
  return (
    <div className={explanation === undefined ? "field" : "field explained"}>
      <span className="field-label" title={hint}>
        {label}
        {explanation && <small>{explanation}</small>}
      </span>
      {children}
      {problem && <Problem>{problem}</Problem>}
    </div>
  );
}

export interface ProblemProps {
  readonly id?: string;
  readonly children: ReactNode;
}

/** The sentence about what cannot stand in a field; nothing is seen of it while there is none. */
export function Problem({ id, children }: ProblemProps) {
  return (
    <p id={id} className="field-problem" role="alert">
      {children}
    </p>
  );
}
