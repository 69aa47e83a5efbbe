/** Laying out and looking at the canvas. Zooming itself is the canvas component's (session/canvas-viewport.ts). */
import { arrange, isLongToArrange } from "../../core/graph/arrange";
import { wrap } from "../../core/graph/wrap";
import { clearNodes } from "../../core/network/edit";
import { moveNodes } from "../../core/network/move-nodes";
import type { NodeId, Position } from "../../core/network/network";
import type { App } from "../app";
import { inBackground } from "../background/background";
import { defineCommand, unless } from "./command";

const unlessEmpty = unless(
  (app) => app.network.getState().history.present.nodes.length > 0,
  "The canvas is empty. Add a node first.",
);

/** Seconds after which arranging in the background is given up. */
const LONGEST_ARRANGING = 20;

/** Where arranging would put the nodes; undefined where it took too long, which is said. */
async function placesFor(app: App): Promise<ReadonlyMap<NodeId, Position> | undefined> {
  const { present } = app.network.getState().history;
  if (!isLongToArrange(present)) return arrange(present);
  const { notify, retract } = app.session.getState();
  const working = "Arranging…";
  notify(working);
  const places = await inBackground((background) => background.arrange(present), LONGEST_ARRANGING);
  retract(working);
  if (!places) notify(`Arranging took longer than ${LONGEST_ARRANGING} seconds and was given up.`, "error");
  return places;
}

/** The group “Canvas” of the shortcut sheet. */
export const canvasCommands = [
  defineCommand({
    id: "add-node",
    group: "Canvas",
    name: "Add a node…",
    synonyms: ["insert", "new layer", "create"],
    hint: "Behind the chosen node; Ctrl+Enter in the list adds one behind the other",
    keys: ["/"],
    scope: "canvas",
    refusal: unless(
      (app) => app.session.getState().page === "editor",
      "Go back to the network first: nodes are added on its canvas.",
    ),
    run: (app) => app.session.getState().set({ adding: { behind: true } }),
  }),
  defineCommand({
    id: "arrange",
    group: "Canvas",
    name: "Arrange",
    synonyms: ["layout", "tidy up", "order"],
    keys: ["shift+alt+t"],
    refusal: unlessEmpty,
    run: async (app) => {
      const row = await placesFor(app);
      if (!row) return;
      const room = app.viewport.present()?.room();
      const places = room ? wrap(row, room) : row;
      app.network.getState().change("arrange", (network) => moveNodes(network, places));
      // The canvas shows the new places a moment later; fitting before would frame the old ones.
      requestAnimationFrame(() => app.viewport.present()?.fit());
    },
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
      app.network.getState().change("clear the canvas", clearNodes);
      app.session.getState().select([]);
      app.session.getState().notify("Cleared. Undo brings everything back.");
    },
  }),
];
