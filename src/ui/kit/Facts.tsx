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

/** Mostly a number, which changes more often than a translator could follow. */
const isShort = (is: ReactNode) => typeof is === "number" || (typeof is === "string" && is.length <= LONG);

/** @param facts terms have to differ */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ term, is, testId }) => (
        <div key={term} data-long={(typeof is === "string" && !isShort(is)) || undefined}>
          <dt>{term}</dt>
          <dd data-testid={testId} translate={isShort(is) ? "no" : undefined}>
            {is}
          </dd>
        </div>
      ))}
    </dl>
  );
}
