/** Undo, redo and what is done to the chosen nodes and wires. */
import { bypassRefusal, setBypassed } from "../../core/network/bypassing";
import { removeWires, setNodeParams } from "../../core/network/edit";
import { isBetween, removeAndHeal } from "../../core/network/heal";
import { nodeOf } from "../../core/network/lookup";
import type { NodeId } from "../../core/network/network";
import { notesOf } from "../../core/network/notes";
import type { App } from "../app";
import { checkOf, problemsOf } from "../network/check";
import { chosen, nameOf, remove, removeChosen } from "../network/chosen";
import { copyToClipboard, duplicateChosen, pasteFromClipboard } from "../network/clipboard";
import { inRowsAgain } from "../network/rows";
import { cursorOf } from "../network/walking";
import { defineCommand, unless, unlessEmpty } from "./command";

const history = (app: App) => app.network.getState().history;
/** What undo and redo are about: the lab where it is open, the network otherwise. */
const edited = (app: App) => (app.session.getState().page === "lab" ? app.lab : app.network).getState();
const unlessNothing = unless(
  (app) => chosen(app).nodes.length + chosen(app).notes.length > 0,
  "Nothing is chosen. Choose a node or a note first.",
);
const unlessNoNode = unless((app) => chosen(app).nodes.length > 0, "No node is chosen. Choose one first.");

/** What of the chosen nodes is bypassed by the command, or used again where all that can be is bypassed; and what of them cannot. */
const bypassing = (app: App) => {
  const { present } = history(app);
  const { nodes } = chosen(app);
  const refusals = nodes.map((id) => bypassRefusal(present, id));
  const able = nodes.filter((_, index) => refusals[index] === undefined);
  const isUsed = (id: NodeId) => nodeOf(present, id)?.bypassed !== true;
  const isBack = able.length > 0 && !able.some(isUsed);
  const [refusal] = refusals.filter((text) => text !== undefined);
  return {
    isBack,
    ids: isBack ? able : able.filter(isUsed),
    refusal: able.length === 0 ? refusal : undefined,
    left: able.length > 0 ? refusal : undefined,
  };
};

/** The topological obstruction, where a Dense with more units takes it away; and how many it has now. */
const obstruction = (app: App) => {
  const { present } = history(app);
  const found = problemsOf(present, app.run.getState().data).find(
    (problem) => problem.tag === "topological-obstruction",
  );
  if (found?.tag !== "topological-obstruction" || found.units === undefined) return undefined;
  const now = checkOf(present).shapes.get(found.node)?.[0] ?? 0;
  return { node: found.node, units: found.units, more: found.units - now };
};

/** The group “Edit” of the shortcut sheet. */
export const editCommands = [
  defineCommand({
    id: "undo",
    group: "Edit",
    name: "Undo",
    synonyms: ["back", "revert"],
    title: (app) => withLabel("Undo", edited(app).history.past.at(-1)?.label),
    keys: ["mod+z"],
    refusal: unless((app) => edited(app).history.past.length > 0, "There is nothing to undo."),
    run: (app) => edited(app).undo(),
  }),
  defineCommand({
    id: "redo",
    group: "Edit",
    name: "Redo",
    synonyms: ["again", "forward"],
    title: (app) => withLabel("Redo", edited(app).history.future[0]?.label),
    keys: ["mod+shift+z", "mod+y"],
    refusal: unless(
      (app) => edited(app).history.future.length > 0,
      "There is nothing to redo: nothing was undone since the last change.",
    ),
    run: (app) => edited(app).redo(),
  }),
  defineCommand({
    id: "delete",
    group: "Edit",
    name: "Delete",
    keys: ["delete", "backspace"],
    scope: "canvas",
    synonyms: ["remove", "erase"],
    refusal: unless(
      (app) => Object.values(chosen(app)).some((ids) => ids.length > 0),
      "Nothing is chosen. Choose a node or a wire first.",
    ),
    run: (app) => removeChosen(app, "delete"),
  }),
  defineCommand({
    id: "delete-and-heal",
    group: "Edit",
    name: "Take out and close the gap",
    synonyms: ["delete", "remove", "heal", "reconnect"],
    hint: "Removes the chosen nodes; what fed them feeds what they fed, and the row moves up",
    keys: ["mod+delete", "mod+backspace"],
    scope: "canvas",
    refusal: (app) =>
      unlessNoNode(app) ??
      (chosen(app).nodes.some((id) => isBetween(history(app).present, id))
        ? undefined
        : "Nothing is both fed by a node and feeds one, so there is no gap to close. Use Delete."),
    run: (app) => {
      const { nodes, wires } = chosen(app);
      const label = nameOf(app, nodes);
      const room = app.viewport.present()?.room();
      remove(app, `take out ${label}`, (network) =>
        inRowsAgain(network, removeAndHeal(removeWires(network, wires), nodes), room),
      );
    },
  }),
  defineCommand({
    id: "duplicate",
    group: "Edit",
    name: "Duplicate",
    keys: ["mod+d"],
    scope: "canvas",
    synonyms: ["copy", "clone"],
    refusal: unlessNothing,
    run: (app) => duplicateChosen(app),
  }),
  defineCommand({
    id: "copy",
    group: "Edit",
    name: "Copy",
    hint: "The chosen nodes with their weights, and notes, as text that any tab of Unfold takes",
    keys: ["mod+c"],
    scope: "canvas",
    isNative: true,
    refusal: unlessNothing,
    run: async (app) => void (await copyToClipboard(app)),
  }),
  defineCommand({
    id: "cut",
    group: "Edit",
    name: "Cut",
    keys: ["mod+x"],
    scope: "canvas",
    isNative: true,
    refusal: unlessNothing,
    run: async (app) => {
      if (await copyToClipboard(app)) removeChosen(app, "cut");
    },
  }),
  defineCommand({
    id: "paste",
    group: "Edit",
    name: "Paste",
    synonyms: ["insert"],
    keys: ["mod+v"],
    scope: "canvas",
    isNative: true,
    run: (app) => pasteFromClipboard(app),
  }),
  defineCommand({
    id: "rename",
    group: "Edit",
    name: "Rename",
    keys: ["f2"],
    scope: "canvas",
    refusal: unless((app) => chosen(app).nodes.length === 1, "Choose one node first, and no other."),
    run: (app) => app.session.getState().set({ renaming: chosen(app).nodes[0] }),
  }),
  ...[false, true].map((into) =>
    defineCommand({
      id: into ? "connect-into" : "connect",
      group: "Edit",
      name: into ? "Wire into it, or cut, from a list…" : "Wire it, or cut, from a list…",
      synonyms: ["connect", "join", "disconnect", "edge"],
      hint: into ? "What feeds the chosen node, and could" : "What the chosen node feeds, and could",
      keys: [into ? "shift+c" : "c"],
      scope: "canvas",
      refusal: unlessEmpty,
      run(app) {
        const node = cursorOf(app);
        app.session.getState().set({ listedWires: node && { node, into } });
      },
    }),
  ),
  defineCommand({
    id: "bypass",
    group: "Edit",
    name: "Bypass, or use again",
    title: (app) => (bypassing(app).isBack ? "Use again" : "Bypass"),
    hint: "The chosen nodes pass on what enters them; settings and weights wait until they are used again",
    synonyms: ["mute", "disable", "skip", "enable"],
    keys: ["m"],
    scope: "canvas",
    refusal: (app) => unlessNoNode(app) ?? bypassing(app).refusal,
    run: (app) => {
      const { ids, left, isBack } = bypassing(app);
      const label = nameOf(app, ids);
      const isDone = app.network
        .getState()
        .change(isBack ? `use ${label} again` : `bypass ${label}`, (network) =>
          setBypassed(network, ids, !isBack),
        );
      if (!isDone) return;
      const { say, notify } = app.session.getState();
      say(`${label} ${ids.length === 1 ? "is" : "are"} ${isBack ? "used again" : "bypassed"}.`);
      if (left !== undefined) notify(left);
    },
  }),
  defineCommand({
    id: "refactor",
    group: "Edit",
    name: "Refactor…",
    synonyms: ["merge linear layers", "split", "singular values", "widen", "insert activation"],
    hint: "Merge, split or widen the chosen layer, and keep what the network computes",
    refusal: unless(
      (app) => chosen(app).nodes.length === 1,
      "Choose one node first: what can be done depends on it.",
    ),
    run: (app) => app.session.getState().set({ refactorOpen: true }),
  }),
  defineCommand({
    id: "lift",
    group: "Edit",
    name: "Add the unit that lifts the inner class out",
    title: (app) => {
      const more = obstruction(app)?.more ?? 1;
      return `+${more} unit${more === 1 ? "" : "s"}`;
    },
    hint: "Gives the first layer that bends a dimension more than the plane has; undo takes it back",
    synonyms: ["widen", "topological obstruction"],
    refusal: unless(
      (app) => obstruction(app) !== undefined,
      "No class is locked in: the layers are wide enough to free it.",
    ),
    run: (app) => {
      const found = obstruction(app);
      if (!found) return;
      const { node, units } = found;
      const name = nodeOf(history(app).present, node)?.name ?? "node";
      app.network.getState().change(`widen ${name}`, (network) => setNodeParams(network, node, { units }));
    },
  }),
  defineCommand({
    id: "select-all",
    group: "Edit",
    name: "Select all",
    keys: ["mod+a"],
    scope: "canvas",
    refusal: unlessEmpty,
    run(app) {
      const { select, set } = app.session.getState();
      const { present } = history(app);
      select(present.nodes.map(({ id }) => id));
      set({ notes: notesOf(present).map(({ id }) => id) });
    },
  }),
  defineCommand({
    id: "select-none",
    group: "Edit",
    name: "Select nothing",
    keys: ["escape"],
    scope: "canvas",
    run: (app) => app.session.getState().select([]),
  }),
];

function withLabel(verb: string, label: string | undefined): string {
  return label ? `${verb} ${label}` : verb;
}
