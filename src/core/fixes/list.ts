/** The fixes by the problems that they take away. Every kind of problem is in one of the groups, or this does not compile. */
import type { Check } from "../compiler/check";
import type { Problem, ProblemTag } from "../compiler/problem";
import type { Network } from "../network/network";
import { type Fix, type FixesOf, type FixTable, placeOf } from "./define";
import { endFixes } from "./ends";
import { layerFixes } from "./layers";
import { settingFixes } from "./settings";
import { wiringFixes } from "./wiring";

const fixes: FixTable<ProblemTag> = { ...wiringFixes, ...endFixes, ...layerFixes, ...settingFixes };

/** What may be done about a problem of this network, the likeliest first; empty where only a person can know. */
export function fixesFor(problem: Problem, network: Network, check: Check): readonly Fix[] {
  const fixesOf = fixes[problem.tag] as FixesOf<ProblemTag>;
  return fixesOf(problem, placeOf(network, check));
}
