/** A setting that can be swept: which values there are for a network, and the network with another value. */
import type { Network } from "../network/network";
import type { ParamsSchema } from "../param-schema";
import { parseParams } from "../params";

/** A number, or the name of an activation or an optimizer. */
export type SweepValue = number | string;

/** Where a network has the setting. */
export interface SweptParam {
  /** What says which values are allowed: the schema of a form, and the param in it. */
  readonly schema: ParamsSchema;
  readonly name: string;
  /** What the network has; undefined where its layers differ in it. */
  readonly present: SweepValue | undefined;
}

export interface SweepSetting {
  /** In lists and addresses. */
  readonly id: string;
  /** "Learning rate"; it stands before a value: "learning rate 0.01". */
  readonly title: string;
  /** Values that are offered, in order: those that people try first. A person may ask for others that the schema allows. */
  readonly offered: readonly SweepValue[];
  /** Where the network has it; a sentence where it has none. */
  readonly find: (network: Network) => SweptParam | string;
  /** The network with this value, of one that has the setting; everything else of it stays. */
  readonly apply: (network: Network, value: SweepValue) => Network;
  /** A value as people write it; as it is where absent. */
  readonly show?: (value: string) => string;
}

/** Why a network cannot have this value, in a sentence; undefined where it can. */
export function valueRefusal(
  { find }: SweepSetting,
  network: Network,
  value: SweepValue,
): string | undefined {
  const found = find(network);
  if (typeof found === "string") return found;
  const parsed = parseParams(found.schema, { [found.name]: value });
  return parsed.ok ? undefined : parsed.problems.find(({ param }) => param === found.name)?.text;
}

/** "0.01", "leaky relu". */
export function showValue({ show }: SweepSetting, value: SweepValue): string {
  return typeof value === "number" ? String(value).replaceAll("-", "−") : (show?.(value) ?? value);
}
