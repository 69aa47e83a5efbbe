/** What a presenter's keys and a clicker's do, while one picture fills the page for a room. */
import type { App } from "../app";
import { walkInOrder } from "../network/walking";
import { defineCommand, unless } from "./command";

const common = {
  group: "Presenting",
  scope: "presentation",
  refusal: unless((app: App) => {
    const { page, preferences } = app.session.getState();
    return page === "editor" && preferences.layout === "present";
  }, "This is for presenting: go to that layout first."),
} as const;

/** A network without a plane has no film: then it goes from node to node. */
const hasFilm = (app: App) => app.film.store.getState().film !== undefined;

/** The group “Presenting”. */
export const presentCommands = [
  defineCommand({
    ...common,
    id: "present-next",
    name: "On to the next layer, for a room",
    title: () => "Next",
    keys: ["pagedown", "arrowright", "arrowdown", " ", "enter"],
    run: (app) => (hasFilm(app) ? app.film.playToNextStop() : walkInOrder(app, 1)),
  }),
  defineCommand({
    ...common,
    id: "present-back",
    name: "Back to the layer before, for a room",
    title: () => "Back",
    keys: ["pageup", "arrowleft", "arrowup"],
    run: (app) => (hasFilm(app) ? app.film.stopBeside(-1) : walkInOrder(app, -1)),
  }),
  defineCommand({
    ...common,
    id: "present-play",
    name: "Play or pause the film, for a room",
    title: (app) => (app.film.store.getState().playing ? "Pause the film" : "Play the film"),
    keys: ["p"],
    run: (app) => app.film.toggle(),
  }),
  defineCommand({
    ...common,
    id: "present-start",
    name: "To the input plane, for a room",
    keys: ["home"],
    run: (app) => (hasFilm(app) ? app.film.toStart() : walkInOrder(app, Number.NEGATIVE_INFINITY)),
  }),
];
