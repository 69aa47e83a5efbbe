/** Facts by name: a term and what it is, one a row. */
import type { ReactNode } from "react";

export interface Fact {
  readonly term: string;
  readonly is: ReactNode;
  /** Finds it in tests. */
  readonly testId?: string;
}

/** Words longer than this stand under their term. */
const LONG = 20;

/** @param facts terms have to differ */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ term, is, testId }) => (
        <div key={term} data-long={(typeof is === "string" && is.length > LONG) || undefined}>
          <dt>{term}</dt>
          <dd data-testid={testId}>{is}</dd>
        </div>
      ))}
    </dl>
  );
}
