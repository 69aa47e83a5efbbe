/** The matrix lab: going there and back, playing its film, its link. */

import type { App } from "../app";
import { labLink } from "../session/address";
import { defineCommand, unless } from "./command";

const isOpen = (app: App) => app.session.getState().page === "lab";
const unlessElsewhere = unless(isOpen, "Open the matrix lab first.");

/** The group “Lab” of the shortcut sheet. */
export const labCommands = [
  defineCommand({
    id: "lab",
    group: "Lab",
    name: "Matrix lab",
    title: (app) => (isOpen(app) ? "Back to the network" : "Matrix lab"),
    hint: "What a matrix does to the plane",
    keys: ["mod+shift+4"],
    run: (app) => app.session.getState().toggleLab(),
  }),
  defineCommand({
    id: "lab-play",
    group: "Lab",
    name: "Play the map",
    title: (app) => (app.lab.getState().playing ? "Pause" : "Play"),
    hint: "From the plane as it was to the plane as it becomes",
    refusal: (app) =>
      unlessElsewhere(app) ??
      (app.lab.getState().drawn ? undefined : "This question has no map to play. Choose another one."),
    run: (app) => {
      const { playing, time, set } = app.lab.getState();
      set(playing ? { playing: false } : { playing: true, time: time >= 1 ? 0 : time });
    },
  }),
  defineCommand({
    id: "lab-link",
    group: "Lab",
    name: "Copy the link to the lab",
    synonyms: ["share", "address"],
    hint: "Opens the lab just as it is now",
    refusal: unlessElsewhere,
    run: async (app) => {
      const { notify } = app.session.getState();
      try {
        await navigator.clipboard.writeText(await labLink(app.lab));
        notify("The link is copied: whoever opens it sees the lab as it is now.");
      } catch {
        notify("This browser does not let the page copy. The link stands in the address bar.", "error");
      }
    },
  }),
];
