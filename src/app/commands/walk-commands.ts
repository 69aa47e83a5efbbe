/** The canvas by keys alone: along the graph, into the settings and back, and moving what is chosen. */
import type { WalkDirection } from "../../core/graph/walk";
import type { Position } from "../../core/network/network";
import { cursorOf, nudge, walk, walkToEnd } from "../network/walking";
import { defineCommand, unlessEmpty } from "./command";

/** Canvas units: the distance of the canvas's dots, and a node with the gap beside it, nearly. */
const GRID = 20;
const FAR = 7 * GRID;

const common = { group: "Canvas by keyboard", scope: "canvas", refusal: unlessEmpty } as const;

const walking = <const Id extends string>(id: Id, name: string, key: string, direction: WalkDirection) => [
  defineCommand({
    ...common,
    id: `walk-${id}`,
    name,
    keys: [key],
    run: (app) => walk(app, direction, false),
  }),
  defineCommand({
    ...common,
    id: `walk-${id}-adding`,
    name: `${name}, and choose both`,
    keys: [`shift+${key}`],
    run: (app) => walk(app, direction, true),
  }),
];

const moving = <const Id extends string>(id: Id, key: string, { x, y }: Position) => [
  defineCommand({
    ...common,
    id: `move-${id}`,
    name: `Move ${id}`,
    keys: [`mod+${key}`, `alt+${key}`],
    run: (app) => nudge(app, { x: x * GRID, y: y * GRID }),
  }),
  defineCommand({
    ...common,
    id: `move-${id}-far`,
    name: `Move ${id}, further`,
    // With Ctrl these are the film's.
    keys: [`shift+alt+${key}`],
    run: (app) => nudge(app, { x: x * FAR, y: y * FAR }),
  }),
];

/** The group “Canvas by keyboard”. */
export const walkCommands = [
  ...walking("onward", "To what it feeds", "arrowright", "onward"),
  ...walking("back", "To what feeds it", "arrowleft", "back"),
  ...walking("down", "Down among those of the same depth", "arrowdown", "down"),
  ...walking("up", "Up among those of the same depth", "arrowup", "up"),
  defineCommand({
    ...common,
    id: "walk-first",
    name: "To the first node",
    keys: ["home"],
    run: (app) => walkToEnd(app, "first"),
  }),
  defineCommand({
    ...common,
    id: "walk-last",
    name: "To the last node",
    keys: ["end"],
    run: (app) => walkToEnd(app, "last"),
  }),
  defineCommand({
    ...common,
    id: "open-settings",
    name: "To the node’s settings; Esc goes back",
    keys: ["enter"],
    run(app) {
      const { select, prefer, set } = app.session.getState();
      const cursor = cursorOf(app);
      if (cursor === undefined) return;
      select([cursor]);
      prefer({ drawer: undefined, fullScreen: undefined });
      set({ inspectorTab: "node", narrowTab: "inspector", focusOn: "settings" });
    },
  }),
  ...moving("left", "arrowleft", { x: -1, y: 0 }),
  ...moving("right", "arrowright", { x: 1, y: 0 }),
  ...moving("up", "arrowup", { x: 0, y: -1 }),
  ...moving("down", "arrowdown", { x: 0, y: 1 }),
];
