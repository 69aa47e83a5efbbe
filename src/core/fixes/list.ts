/** The fixes by the problems that they take away. Every kind of problem is in one of the groups, or this does not compile. */
import { type Check, checkNetwork } from "../compiler/check";
import { isWarning, type Problem, type ProblemTag, problemsAt } from "../compiler/problem";
import { bypassedAround, setBypassed } from "../network/bypassing";
import type { Network } from "../network/network";
import { quotedName } from "../words/names";
import { type Fix, type FixesOf, type FixTable, placeOf } from "./define";
import { endFixes } from "./ends";
import { layerFixes } from "./layers";
import { settingFixes } from "./settings";
import { wiringFixes } from "./wiring";

const fixes: FixTable<ProblemTag> = { ...wiringFixes, ...endFixes, ...layerFixes, ...settingFixes };

/** What may be done about a problem of this network, the likeliest first; empty where only a person can know. */
export function fixesFor(problem: Problem, network: Network, check: Check): readonly Fix[] {
  const fixesOf = fixes[problem.tag] as FixesOf<ProblemTag>;
  return [...usingAgain(problem, network), ...fixesOf(problem, placeOf(network, check))];
}

/** In larger networks a check for each offer would take too long. */
const LARGEST_TRIED = 1000;
/** Of a long row of bypassed nodes the nearest. */
const MOST_TRIED = 3;

/** Bypassed nodes beside it that take the problem away when they are used again. */
function usingAgain(problem: Problem, network: Network): readonly Fix[] {
  if (isWarning(problem) || !("node" in problem) || network.nodes.length > LARGEST_TRIED) return [];
  return bypassedAround(network, problem.node)
    .slice(0, MOST_TRIED)
    .flatMap((id): readonly Fix[] => {
      const used = setBypassed(network, [id], false);
      const isThere = problemsAt(checkNetwork(used).problems, problem.node).some(
        ({ tag }) => tag === problem.tag,
      );
      return isThere ? [] : [{ name: `Use ${quotedName(network, id)} again`, edit: () => used }];
    });
}
