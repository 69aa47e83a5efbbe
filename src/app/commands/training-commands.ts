/** The transport: train, pause, step, epoch, reset, evaluate. */

import type { App } from "../app";
import { checkOf } from "../network/check";
import { defineCommand } from "./command";

const trainable = (app: App) => checkOf(app.network.getState().history.present).trainable;
const progress = (app: App) => app.run.getState().progress;
const still = (app: App) =>
  trainable(app) && progress(app).state !== "running" && progress(app).state !== "diverged";

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
    when: (app) => trainable(app) && progress(app).state !== "diverged",
    run: (app) => app.controller.toggleTraining(),
  }),
  defineCommand({
    id: "step",
    group: "Training",
    name: "Step",
    title: () => "Step",
    hint: "One batch of examples: the weights move once",
    keys: ["mod+."],
    when: still,
    run: (app) => app.controller.step(),
  }),
  defineCommand({
    id: "epoch",
    group: "Training",
    name: "Epoch",
    hint: "Once through all training examples",
    keys: ["mod+shift+."],
    when: still,
    run: (app) => app.controller.epoch(),
  }),
  defineCommand({
    id: "reset",
    group: "Training",
    name: "Reset",
    hint: "Fresh weights from the seed; the curves begin anew",
    keys: ["mod+shift+backspace"],
    when: trainable,
    run: (app) => app.controller.reset(),
  }),
  defineCommand({
    id: "keep-curves",
    group: "Training",
    name: "Keep the curves to compare",
    hint: "Leaves these curves in the charts, faint, beside those of the next run",
    title: (app) => (app.run.getState().kept ? "Let go of kept curves" : "Keep curves"),
    when: (app) => app.run.getState().kept !== undefined || app.run.getState().records.length > 0,
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
    hint: "Loss and accuracy of these weights, dropout off",
    keys: ["mod+shift+e"],
    when: trainable,
    run: (app) => app.controller.evaluate(),
  }),
];
