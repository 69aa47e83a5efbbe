/** The check of a network, computed once for each value and kept while only names and places change. */
import { type Check, checkNetwork } from "../../core/compiler/check";
import { sameComputation } from "../../core/network/edit";
import type { Network } from "../../core/network/network";

const checks = new WeakMap<Network, Check>();
let last: { readonly network: Network; readonly check: Check } | undefined;

/** What a network is found to be: shapes, weights, problems (core/compiler/check.ts). */
export function checkOf(network: Network): Check {
  const known = checks.get(network);
  if (known) return known;
  const check = last && sameComputation(last.network, network) ? last.check : checkNetwork(network);
  checks.set(network, check);
  last = { network, check };
  return check;
}
