/** The film's transport: play, and from stop to stop. */
import type { App } from "../app";
import { defineCommand, unless } from "./command";

const unlessNoFilm = unless(
  (app: App) => app.film.store.getState().film !== undefined,
  "There is no film yet. Wire an Input to a layer first.",
);

/** In the group “View”; none can be done while there is no film. */
export const filmCommands = [
  defineCommand({
    id: "film-play",
    group: "View",
    name: "Play or pause the film of the layers",
    title: (app) => (app.film.store.getState().playing ? "Pause the film" : "Play the film"),
    keys: ["mod+shift+f"],
    refusal: unlessNoFilm,
    run: (app) => app.film.toggle(),
  }),
  defineCommand({
    id: "film-previous",
    group: "View",
    name: "The layer before, in the film",
    keys: ["mod+shift+arrowleft"],
    refusal: unlessNoFilm,
    run: (app) => app.film.stopBeside(-1),
  }),
  defineCommand({
    id: "film-next",
    group: "View",
    name: "The layer after, in the film",
    keys: ["mod+shift+arrowright"],
    refusal: unlessNoFilm,
    run: (app) => app.film.stopBeside(1),
  }),
];
