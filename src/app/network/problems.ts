/** What is wrong with the network on the canvas, and going from problem to problem. */
import { errorsFirst, nodesOf, type Problem } from "../../core/compiler/problem";
import type { App } from "../app";
import { problemsOf } from "./check";

/** What is wrong now, given the examples at hand. */
export function presentProblems(app: App): readonly Problem[] {
  return problemsOf(app.network.getState().history.present, app.run.getState().data);
}

/**
 * Goes to where a problem is: its nodes are chosen and the first comes into view; of one that is in the settings or the
 * data, these are opened.
 * @returns what there is to give the focus to
 */
export function goToProblem(app: App, problem: Problem): "canvas" | "settings" | "data" {
  const { select, set, prefer } = app.session.getState();
  const nodes = nodesOf(problem);
  if (nodes.length > 0 || problem.tag === "no-input") {
    select(nodes, [], true);
    set({ narrowTab: undefined });
    app.viewport.reveal(nodes[0], true);
    return "canvas";
  }
  if (problem.tag === "unknown-dataset") {
    prefer({ drawer: "data" });
    return "data";
  }
  prefer({ drawer: undefined });
  set({ inspectorTab: "training", narrowTab: "inspector" });
  return "settings";
}

/**
 * The problem after the one that was gone to last, or before it, errors before hints; the first where there was none.
 * @param step 1 or -1
 */
export function nextProblem(app: App, step: 1 | -1): Problem | undefined {
  const problems = errorsFirst(presentProblems(app));
  const { nodes } = app.session.getState();
  const [chosen] = nodes;
  const isHere = (problem: Problem) => chosen !== undefined && nodesOf(problem)[0] === chosen;
  // Several at one node are told together beside it, so that the next one is elsewhere.
  const at = step === 1 ? problems.findLastIndex(isHere) : problems.findIndex(isHere);
  if (at < 0) return step === 1 ? problems[0] : problems.at(-1);
  return problems[(at + step + problems.length) % problems.length];
}
