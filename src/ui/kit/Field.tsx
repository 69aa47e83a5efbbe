/** A labelled control with its hint and its problem. */
import type { ReactNode } from "react";

export interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly children: ReactNode;
}

export function Field({ label, hint, problem, children }: FieldProps) {
  return (
    <div className="field">
      <span className="field-label" title={hint}>
        {label}
      </span>
      {children}
      {problem && (
        <p className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
