/** From problem to problem, and what mends them. */
import { isWarning, problemsAt } from "../../core/compiler/problem";
import type { App } from "../app";
import { chosen } from "../network/chosen";
import { goToProblem, nextProblem, presentProblems } from "../network/problems";
import { fetchPart } from "../session/fetch-part";
import { defineCommand, unless } from "./command";

const unlessFine = unless((app) => presentProblems(app).length > 0, "Nothing is wrong with the network.");

/** Chosen and in view, its sentence said. */
async function goTo(app: App, step: 1 | -1): Promise<void> {
  const problem = nextProblem(app, step);
  if (!problem) return;
  app.session.getState().goTo("editor");
  if (goToProblem(app, problem) === "canvas") app.session.getState().set({ focusOn: "canvas" });
  const network = app.network.getState().history.present;
  const words = await fetchPart(app.session, "The words for it", () => import("../../core/words/explain"));
  const kind = isWarning(problem) ? "Hint" : "Problem";
  if (words) app.session.getState().say(`${kind}: ${words.explain(problem, network)}`);
}

/** In the group “Canvas”. */
export const problemCommands = [
  defineCommand({
    id: "next-problem",
    group: "Canvas",
    name: "Go to the next problem",
    synonyms: ["error", "warning", "hint"],
    keys: ["f8"],
    refusal: unlessFine,
    run: (app) => goTo(app, 1),
  }),
  defineCommand({
    id: "previous-problem",
    group: "Canvas",
    name: "Go to the problem before",
    synonyms: ["error", "warning", "hint"],
    keys: ["shift+f8"],
    refusal: unlessFine,
    run: (app) => goTo(app, -1),
  }),
  defineCommand({
    id: "mend",
    group: "Canvas",
    name: "Mend the chosen node…",
    synonyms: ["fix", "quick fix", "problem", "repair"],
    hint: "What is wrong at it, and what takes that away",
    keys: ["alt+enter"],
    refusal: unless((app) => {
      const [node] = chosen(app).nodes;
      return node !== undefined && problemsAt(presentProblems(app), node).length > 0;
    }, "Nothing is wrong at what is chosen. Choose a node with a problem first."),
    run: (app) => app.session.getState().set({ mending: chosen(app).nodes[0] }),
  }),
];
