/** The data set of a network with its params read; undefined where this version cannot make it. */
import { datasetSpec } from "../../core/data";
import type { DatasetFacts, DatasetSpec } from "../../core/data/define";
import type { Network, Params } from "../../core/network/network";
import { parseParams } from "../../core/params";

export interface KnownDataset {
  readonly spec: DatasetSpec;
  readonly params: Params;
  readonly facts: DatasetFacts;
}

const known = new WeakMap<Network["dataset"], KnownDataset | undefined>();

/** Kept for each value of a data set, so it may be asked at every drawing. */
export function datasetOf({ dataset }: Pick<Network, "dataset">): KnownDataset | undefined {
  if (known.has(dataset)) return known.get(dataset);
  const spec = datasetSpec(dataset.kind);
  const parsed = spec && parseParams(spec.params, dataset.params);
  const answer =
    spec && parsed?.ok ? { spec, params: parsed.params, facts: spec.facts(parsed.params) } : undefined;
  known.set(dataset, answer);
  return answer;
}

/** The square of the plane that pictures show where the data set does not say. */
const DEFAULT_DOMAIN: readonly [number, number] = [-6, 6];

/** The square [from, to]² of the input plane that pictures of the network show, in plane units. */
export function domainOf(network: Network): readonly [number, number] {
  return datasetOf(network)?.facts.domain ?? DEFAULT_DOMAIN;
}
