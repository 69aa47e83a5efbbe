/** The film's transport: play, and from stop to stop. */
import type { App } from "../app";
import { defineCommand } from "./command";

const hasFilm = (app: App) => app.film.store.getState().film !== undefined;

/** In the group “View”; none can be done while there is no film. */
export const filmCommands = [
  defineCommand({
    id: "film-play",
    group: "View",
    name: "Play or pause the film of the layers",
    title: (app) => (app.film.store.getState().playing ? "Pause the film" : "Play the film"),
    keys: ["mod+shift+f"],
    when: hasFilm,
    run: (app) => app.film.toggle(),
  }),
  defineCommand({
    id: "film-previous",
    group: "View",
    name: "The layer before, in the film",
    keys: ["mod+shift+arrowleft"],
    when: hasFilm,
    run: (app) => app.film.stopBeside(-1),
  }),
  defineCommand({
    id: "film-next",
    group: "View",
    name: "The layer after, in the film",
    keys: ["mod+shift+arrowright"],
    when: hasFilm,
    run: (app) => app.film.stopBeside(1),
  }),
];
