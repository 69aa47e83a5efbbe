/** The data sets. Adding one is one file and one name in this list. */
import { cifar10 } from "./cifar10";
import type { DatasetSpec } from "./define";
import { digits } from "./digits";
import { mnist } from "./mnist";
import { rings } from "./rings";

export const datasetSpecs = [rings, digits, mnist, cifar10] as const;

const byKind = new Map<string, DatasetSpec>(
  datasetSpecs.map((spec) => [spec.kind, spec as unknown as DatasetSpec]),
);

export function datasetSpec(kind: string): DatasetSpec | undefined {
  return byKind.get(kind);
}
