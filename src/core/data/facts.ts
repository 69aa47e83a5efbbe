/** What is known of a network's data set before anything is loaded. */
import type { Network } from "../network/network";
import { parseParams } from "../params";
import { datasetSpec } from ".";
import type { DatasetFacts } from "./define";

/** What a data set is with these params; undefined where this version does not know it, or the params are not good. */
export function factsOf({ kind, params }: Network["dataset"]): DatasetFacts | undefined {
  const spec = datasetSpec(kind);
  const parsed = spec && parseParams(spec.params, params);
  return parsed?.ok ? spec?.facts(parsed.params) : undefined;
}
