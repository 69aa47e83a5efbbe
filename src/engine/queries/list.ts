/**
 * All questions to a trainer about its run. A new one is a file beside this and a name here: the protocol, the trainer,
 * the worker and the page's client follow, and conformance.test.ts asks for an example of it.
 */
import { createCloudQuery } from "./cloud";
import { createEvaluationQuery } from "./evaluation";
import { createLinearProbeQuery } from "./linear-probe";
import { createMatrixFactsQuery } from "./matrix-facts";
import { createPictureQuery } from "./picture";
import { createProbeQuery } from "./probe";
import type { Answer, Query } from "./query";
import { createSnapshotQuery } from "./snapshot";

/** By the name of the trainer's method. Each trainer makes its own, so that one may keep what it will need again. */
export const queries = {
  picture: createPictureQuery,
  linearProbe: createLinearProbeQuery,
  cloud: createCloudQuery,
  probe: createProbeQuery,
  matrixFacts: createMatrixFactsQuery,
  evaluate: createEvaluationQuery,
  snapshot: createSnapshotQuery,
} as const;

export type QueryName = keyof typeof queries;

/** The names, for those who walk the list. */
export const queryNames = Object.keys(queries) as readonly QueryName[];

type QueryOf<Name extends QueryName> = ReturnType<(typeof queries)[Name]>;

/** A method for each question, as the trainer has them and the page's client shows them. */
export type QueryMethods = {
  readonly [Name in QueryName]: QueryOf<Name> extends Query<infer Request, infer Shown>
    ? (...request: Request) => Promise<Answer<Shown>>
    : never;
};
