/** Laying out and looking at the canvas. Zooming itself is the canvas component's (session/canvas-viewport.ts). */
import { arrangeNodes, clearNodes } from "../../core/network/edit";
import type { App } from "../app";
import { defineCommand } from "./command";

const hasNodes = (app: App) => app.network.getState().history.present.nodes.length > 0;

/** The group “Canvas” of the shortcut sheet. */
export const canvasCommands = [
  defineCommand({
    id: "arrange",
    group: "Canvas",
    name: "Arrange",
    keys: ["shift+alt+t"],
    when: hasNodes,
    run: (app) => {
      app.network.getState().change("arrange", arrangeNodes);
      // The canvas shows the new places a moment later; fitting before would frame the old ones.
      requestAnimationFrame(() => app.viewport.present()?.fit());
    },
  }),
  defineCommand({
    id: "fit",
    group: "Canvas",
    name: "Fit the network",
    keys: ["1", "shift+1"],
    scope: "canvas",
    run: (app) => app.viewport.present()?.fit(),
  }),
  defineCommand({
    id: "actual-size",
    group: "Canvas",
    name: "Actual size",
    keys: ["0"],
    scope: "canvas",
    run: (app) => app.viewport.present()?.actualSize(),
  }),
  defineCommand({
    id: "zoom-in",
    group: "Canvas",
    name: "Zoom in",
    keys: ["+", "="],
    scope: "canvas",
    run: (app) => app.viewport.present()?.zoomIn(),
  }),
  defineCommand({
    id: "zoom-out",
    group: "Canvas",
    name: "Zoom out",
    keys: ["-"],
    scope: "canvas",
    run: (app) => app.viewport.present()?.zoomOut(),
  }),
  defineCommand({
    id: "clear",
    group: "Canvas",
    name: "Clear the canvas",
    when: hasNodes,
    run: (app) => {
      app.network.getState().change("clear the canvas", clearNodes);
      app.session.getState().select([]);
      app.session.getState().notify("Cleared. Undo brings everything back.");
    },
  }),
];
