/** The transport: train, pause, step, epoch, reset, evaluate. */

import type { App } from "../app";
import { checkOf } from "../network/check";
import { defineCommand, unless } from "./command";

const unlessBroken = unless(
  (app) => checkOf(app.network.getState().history.present).trainable,
  "The network cannot be trained yet. The list of problems above the canvas says what to mend.",
);
const progress = (app: App) => app.run.getState().progress;
const unlessDiverged = (app: App) =>
  progress(app).state === "diverged" ? "The run has diverged. Reset draws fresh weights." : undefined;
const unlessRunning = (app: App) =>
  progress(app).state === "running" ? "The network is training. Pause it first." : undefined;
const unlessLookedBack = unless(
  (app) => app.run.getState().lookedAt !== undefined,
  "What you see is now. Look back at a moment first: drag the bar under the curves.",
);
const still = (app: App) => unlessBroken(app) ?? unlessDiverged(app) ?? unlessRunning(app);

/** The group “Training” of the shortcut sheet. */
export const trainingCommands = [
  defineCommand({
    id: "train",
    group: "Training",
    name: "Train or pause",
    title: (app) => {
      const { state } = progress(app);
      if (state === "running") return "Pause";
      return state === "finished" ? "Keep training" : "Train";
    },
    keys: ["mod+enter"],
    whileTyping: true,
    synonyms: ["start", "run", "fit", "stop", "learn"],
    refusal: (app) => unlessBroken(app) ?? unlessDiverged(app),
    run: (app) => app.controller.toggleTraining(),
  }),
  defineCommand({
    id: "step",
    group: "Training",
    name: "Step",
    synonyms: ["one batch"],
    title: () => "Step",
    hint: "One batch of examples: the weights move once",
    keys: ["mod+."],
    refusal: still,
    run: (app) => app.controller.step(),
  }),
  defineCommand({
    id: "epoch",
    group: "Training",
    name: "Epoch",
    hint: "Once through all training examples",
    keys: ["mod+shift+."],
    refusal: still,
    run: (app) => app.controller.epoch(),
  }),
  defineCommand({
    id: "reset",
    group: "Training",
    name: "Reset",
    synonyms: ["fresh weights", "start over", "initialise"],
    hint: "Fresh weights from the seed; the curves begin anew",
    keys: ["mod+shift+backspace"],
    refusal: unlessBroken,
    run: (app) => app.controller.reset(),
  }),
  defineCommand({
    id: "back-to-now",
    group: "Training",
    name: "Back to now",
    title: () => "Now",
    hint: "Everything on the page follows the run again",
    synonyms: ["time machine", "history", "present", "moment"],
    refusal: unlessLookedBack,
    run: async (app) => (await app.controller.timeMachine()).lookAt(undefined),
  }),
  defineCommand({
    id: "fork",
    group: "Training",
    name: "Fork from here",
    hint: "A run that begins at the moment looked at, with the settings of now; Undo brings this one back",
    synonyms: ["time machine", "branch", "go back", "checkpoint"],
    refusal: unlessLookedBack,
    run: async (app) => {
      const { lookedAt } = app.run.getState();
      if (lookedAt) await (await app.controller.timeMachine()).fork(lookedAt);
    },
  }),
  defineCommand({
    id: "restore-best",
    group: "Training",
    name: "Restore the best",
    hint: "Forks where the loss was lowest, on the part held back where there is one; Undo brings this run back",
    synonyms: ["time machine", "best weights", "early stopping", "checkpoint"],
    refusal: unless(
      (app) => app.run.getState().records.length > 0,
      "There is no best moment yet. Train for an epoch first.",
    ),
    run: async (app) => (await app.controller.timeMachine()).restoreBest(),
  }),
  defineCommand({
    id: "keep-curves",
    group: "Training",
    name: "Keep the curves to compare",
    hint: "Leaves these curves in the charts, faint, beside those of the next run",
    title: (app) => (app.run.getState().kept ? "Let go of kept curves" : "Keep curves"),
    synonyms: ["compare runs"],
    refusal: unless(
      (app) => app.run.getState().kept !== undefined || app.run.getState().records.length > 0,
      "There are no curves yet. Train for an epoch first.",
    ),
    run: (app) => {
      const { kept, records } = app.run.getState();
      const { name } = app.network.getState().history.present;
      app.run.setState({ kept: kept ? undefined : { name, records } });
    },
  }),
  defineCommand({
    id: "evaluate",
    group: "Training",
    name: "Evaluate",
    synonyms: ["accuracy", "loss", "test"],
    hint: "Loss and accuracy of these weights, dropout off",
    keys: ["mod+shift+e"],
    refusal: unlessBroken,
    run: (app) => app.controller.evaluate(),
  }),
];
