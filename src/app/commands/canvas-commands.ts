/** Laying out and looking at the canvas. Zooming itself is the canvas component's (session/canvas-viewport.ts). */
import { clearNodes } from "../../core/network/edit";
import { arrangeAfter } from "../network/arranging";
import { chosen } from "../network/chosen";
import { notifyOfEdit } from "../network/edit-notices";
import { defineCommand, unless, unlessEmpty } from "./command";

/** The group “Canvas” of the shortcut sheet. */
export const canvasCommands = [
  defineCommand({
    id: "add-node",
    group: "Canvas",
    name: "Add a node…",
    synonyms: ["insert", "new layer", "create"],
    hint: "Behind the chosen node; Ctrl+Enter in the list adds one behind the other",
    keys: ["/"],
    refusal: unless(
      (app) => app.session.getState().page === "editor",
      "Go back to the network first: nodes are added on its canvas.",
    ),
    run: (app) => app.session.getState().set({ adding: { behind: true } }),
  }),
  defineCommand({
    id: "add-note",
    group: "Canvas",
    name: "Add a note",
    synonyms: ["comment", "sticky note", "text"],
    hint: "Words on the canvas, beside the network",
    keys: ["shift+s"],
    scope: "canvas",
    run: (app) => app.session.getState().set({ addingNote: {} }),
  }),
  defineCommand({
    id: "add-frame",
    group: "Canvas",
    name: "Frame the chosen nodes",
    synonyms: ["group", "section", "box", "area"],
    hint: "A titled area behind them, which moves them along",
    keys: ["mod+g"],
    refusal: unless((app) => chosen(app).nodes.length > 0, "Choose the nodes that go into the frame first."),
    run: (app) => app.session.getState().set({ addingNote: { around: chosen(app).nodes } }),
  }),
  defineCommand({
    id: "arrange",
    group: "Canvas",
    name: "Arrange",
    synonyms: ["layout", "tidy up", "order"],
    keys: ["shift+alt+t"],
    refusal: unlessEmpty,
    run: (app) => arrangeAfter(app, "arrange"),
  }),
  defineCommand({
    id: "fit",
    group: "Canvas",
    name: "Fit the network",
    synonyms: ["zoom to fit", "show all", "centre"],
    keys: ["1", "shift+1"],
    scope: "canvas",
    run: (app) => app.viewport.present()?.fit(),
  }),
  defineCommand({
    id: "actual-size",
    group: "Canvas",
    name: "Actual size",
    synonyms: ["zoom 100 %", "reset zoom"],
    keys: ["0"],
    scope: "canvas",
    run: (app) => app.viewport.present()?.actualSize(),
  }),
  defineCommand({
    id: "zoom-in",
    group: "Canvas",
    name: "Zoom in",
    synonyms: ["larger", "closer"],
    keys: ["+", "="],
    scope: "canvas",
    run: (app) => app.viewport.present()?.zoomIn(),
  }),
  defineCommand({
    id: "zoom-out",
    group: "Canvas",
    name: "Zoom out",
    synonyms: ["smaller", "further"],
    keys: ["-"],
    scope: "canvas",
    run: (app) => app.viewport.present()?.zoomOut(),
  }),
  defineCommand({
    id: "clear",
    group: "Canvas",
    name: "Clear the canvas",
    synonyms: ["delete all", "remove everything", "empty"],
    refusal: unlessEmpty,
    run: (app) => {
      if (!app.network.getState().change("clear the canvas", clearNodes)) return;
      app.session.getState().select([]);
      notifyOfEdit(app, "Cleared. Undo brings everything back.");
    },
  }),
];
