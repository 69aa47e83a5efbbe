/** Mending on the page's own stores: one entry to undo, said with what is left; going from problem to problem. */
import { expect, test } from "vitest";
import { fixesFor } from "../../core/fixes/list";
import { addNode, removeNodes, setDataset, setTraining } from "../../core/network/edit";
import { chain, dense, softmax } from "../../core/testing/problem-networks";
import { command } from "../commands";
import { appForCommands } from "../testing/app-for-commands";
import { checkOf } from "./check";
import { mend } from "./mend";
import { goToProblem, presentProblems } from "./problems";

const withoutEnd = removeNodes(chain, [softmax]);
const loose = addNode(withoutEnd, "dropout", { x: 0, y: 300 });

test("a fix is one entry to undo by its own words, and is said with what is left", () => {
  const { app, present } = appForCommands(loose.network);
  const before = present();
  const problem = presentProblems(app).find(({ tag }) => tag === "softmax-missing");
  const [fix] = fixesFor(problem!, before, checkOf(before));
  mend(app, before, fix!);
  expect(command("undo").title(app)).toBe("Undo add a Softmax");
  expect(app.session.getState().said.text).toBe("Done: add a Softmax. Left: 1 hint.");
  const [hint] = presentProblems(app);
  mend(app, present(), fixesFor(hint!, present(), checkOf(present())).at(-1)!);
  expect(app.session.getState().said.text).toBe("Done: delete “dropout”. Nothing is wrong any more.");
  // Offered for a network that is no longer there: nothing is done.
  const now = present();
  mend(app, before, fix!);
  expect(present()).toBe(now);
  app.network.getState().undo();
  app.network.getState().undo();
  expect(present()).toBe(before);
});

test("F8 goes round all problems, chooses their nodes, brings them into view and says them", async () => {
  const { app, shown } = appForCommands(loose.network);
  const next = command("next-problem");
  await next.run(app);
  const [first] = app.session.getState().nodes;
  expect(app.session.getState().said.text).toMatch(/^Problem: Cross-entropy needs/);
  await next.run(app);
  expect(app.session.getState().nodes).toEqual([loose.node]);
  expect(app.session.getState().said.text).toMatch(/^Hint: “dropout” is not wired/);
  await next.run(app);
  expect(app.session.getState().nodes).toEqual([first]);
  await command("previous-problem").run(app);
  expect(app.session.getState().nodes).toEqual([loose.node]);
  expect(shown).toEqual([first, loose.node, first, loose.node]);
  void command("mend").run(app);
  expect(app.session.getState().mending).toBe(loose.node);
  const fine = appForCommands(chain).app;
  fine.session.getState().select([dense]);
  for (const id of ["next-problem", "previous-problem", "mend"] as const)
    expect(command(id).refusal(fine), id).toBeDefined();
});

test("a list that leads to a node stays open; what is in the settings or the data opens these", () => {
  const { app } = appForCommands(setTraining(withoutEnd, { batchSize: 0 }));
  app.session.getState().prefer({ drawer: "problems" });
  const [setting] = presentProblems(app);
  const end = presentProblems(appForCommands(withoutEnd).app)[0];
  expect(goToProblem(app, end!)).toBe("canvas");
  expect(app.session.getState().preferences.drawer).toBe("problems");
  expect(goToProblem(app, setting!)).toBe("settings");
  expect(app.session.getState().preferences.drawer).toBeUndefined();
  expect(app.session.getState().inspectorTab).toBe("training");
  const { app: other } = appForCommands(setDataset(chain, "moons", {}));
  expect(goToProblem(other, presentProblems(other)[0]!)).toBe("data");
  expect(other.session.getState().preferences.drawer).toBe("data");
});
