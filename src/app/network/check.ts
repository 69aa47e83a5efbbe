/** The check of a network, computed once for each value and kept while only names and places change. */
import { isObstructed } from "../../core/advice/topological-obstruction";
import { type Check, checkNetwork, withNames } from "../../core/compiler/check";
import type { Problem } from "../../core/compiler/problem";
import type { Network } from "../../core/network/network";
import { sameComputation } from "../../core/network/same-computation";
import type { ExamplesView } from "../../engine/protocol";

const checks = new WeakMap<Network, Check>();
let last: { readonly network: Network; readonly check: Check } | undefined;

/** What a network is found to be: shapes, weights, problems (core/compiler/check.ts). */
export function checkOf(network: Network): Check {
  const known = checks.get(network);
  if (known) return known;
  const check =
    last && sameComputation(last.network, network) ? withNames(last.check, network) : checkNetwork(network);
  checks.set(network, check);
  last = { network, check };
  return check;
}

const known = new WeakMap<Check, { readonly data: ExamplesView; readonly problems: readonly Problem[] }>();

/**
 * The problems of a network with the examples at hand: of an obstruction nothing is said where a few examples are parted
 * without ado, nor before they are there.
 */
export function problemsOf(network: Network, data: ExamplesView | undefined): readonly Problem[] {
  const check = checkOf(network);
  const isAdvice = (problem: Problem) => problem.tag === "topological-obstruction";
  if (!check.problems.some(isAdvice)) return check.problems;
  if (!data) return check.problems.filter((problem) => !isAdvice(problem));
  const last = known.get(check);
  if (last?.data === data) return last.problems;
  const problems = check.problems.filter(
    (problem) => problem.tag !== "topological-obstruction" || isObstructed(problem, data),
  );
  known.set(check, { data, problems });
  return problems;
}
