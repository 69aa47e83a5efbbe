/** Files that a person brings: which data set they belong to, and what a network becomes that takes it on. */
import type { Network } from "../network/network";
import { defaultParams } from "../params";
import type { SuppliedDataset } from "./define";
import { datasetSpec, datasetSpecs } from "./index";

/** Sets whose files a person has to bring. */
const brought = datasetSpecs.filter(({ source }) => source && !source.asset);

/** The set that files of these names belong to, the first of several; undefined where none looks like one of any set's. */
export function kindOfFiles(names: readonly string[]): string | undefined {
  return specsOf(names)[0]?.kind;
}

/** The sentence about sets whose files came along with the first one's; undefined where only one's did. */
export function otherSetsText(names: readonly string[]): string | undefined {
  const [first, ...others] = specsOf(names).map(({ title }) => title);
  if (others.length === 0) return undefined;
  const files = others.length === 1 ? `The files of ${others[0]}` : `The files of ${others.join(" and of ")}`;
  return `${files} came along with those of ${first} and were left out. Drop them by themselves to use them.`;
}

function specsOf(names: readonly string[]) {
  return brought.filter(({ source }) => names.some((name) => source?.recognises(name)));
}

/** The sentence for files that belong to no set. */
export function strangersText(names: readonly string[]): string {
  const [first = "Nothing"] = names;
  const what =
    names.length > 1 ? `“${first}” and the ${names.length - 1} others belong` : `“${first}” belongs`;
  return `${what} to no data set here. For MNIST drop its four IDX files, for CIFAR-10 cifar-10-binary.tar.gz.`;
}

/** The network on another data set with its usual settings, judged on the set's own test part where it has one, else on a share. */
export function adoptDataset(network: Network, kind: string): Network {
  const spec = datasetSpec(kind);
  if (!spec) throw new Error(`adoptDataset: unknown kind ${kind}`);
  const params = defaultParams(spec.params);
  const { hasTestPart } = spec.facts(params);
  const share = { kind: "share", share: 0.2, seed: 1 } as const;
  const kept = network.split.kind === "test" ? share : network.split;
  const split = hasTestPart ? ({ kind: "test" } as const) : kept;
  return { ...network, dataset: { kind, params }, split };
}

export function isSupplied(spec: { readonly source?: unknown }): spec is SuppliedDataset {
  return spec.source !== undefined;
}
