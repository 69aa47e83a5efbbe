/** New, open, save. */
import { type App, FRESHENS_WITHIN } from "../app";
import { download, fileStem, pickFile, pickFiles } from "../storage/files";
import type { NamedDocument } from "../storage/records";
import { bringFiles } from "./bring-files";
import { defineCommand, unless } from "./command";
import { openFile } from "./open-file";
import { savedFile } from "./save-file";

const unlessWriting = unless(
  (app) => app.network.getState().readOnly,
  "This tab writes the network already; no other tab does.",
);

function present(app: App): NamedDocument {
  return { id: app.kept.getState().document, name: app.network.getState().history.present.name };
}

/** The group “File”: in the File menu. */
export const fileCommands = [
  defineCommand({
    id: "new",
    group: "File",
    name: "New network",
    synonyms: ["empty", "fresh"],
    run: async (app) => (await app.documents())?.beginEmpty(),
  }),
  defineCommand({
    id: "open",
    group: "File",
    name: "Open a file…",
    synonyms: ["load", "import"],
    keys: ["mod+o"],
    whileTyping: true,
    run: async (app) => {
      const file = await pickFile(".json,application/json");
      if (file) await openFile(app, file);
    },
  }),
  defineCommand({
    id: "keep-version",
    group: "File",
    name: "Keep a version…",
    hint: "As it is now, weights included, under a name",
    synonyms: ["snapshot", "checkpoint", "commit", "history"],
    keys: ["mod+shift+s"],
    whileTyping: true,
    refusal: unless(
      (app) => !app.network.getState().readOnly,
      "Another tab writes this network. Keep its versions there, or take over.",
    ),
    run(app) {
      const { page, preferences, toggleDrawer, set } = app.session.getState();
      if (page !== "editor" || preferences.drawer !== "versions") toggleDrawer("versions");
      set({ namingVersion: true });
    },
  }),
  defineCommand({
    id: "end-comparison",
    group: "File",
    name: "End the comparison",
    hint: "The marks of what has changed go from the canvas",
    synonyms: ["diff", "what changed"],
    refusal: unless(
      (app) => app.session.getState().comparison !== undefined,
      "Nothing is compared now. Choose “What changed” at a version.",
    ),
    run: (app) => app.session.getState().set({ comparison: undefined }),
  }),
  defineCommand({
    id: "back-to-network",
    group: "File",
    name: "Back to the network before",
    synonyms: ["switch network", "last network", "previous"],
    keys: ["mod+shift+o"],
    whileTyping: true,
    title: (app) => {
      const { document } = app.previous.getState();
      return document ? `Back to “${document.name}”` : "Back to the network before";
    },
    refusal: unless(
      (app) => app.previous.getState().document !== undefined,
      "This tab has shown no other network yet. Choose one under Networks.",
    ),
    run: async (app) => (await app.documents())?.back(),
  }),
  defineCommand({
    id: "duplicate-network",
    group: "File",
    name: "Duplicate the network",
    hint: "A copy with its weights, as a network of its own",
    synonyms: ["copy network", "save as"],
    run: async (app) => (await app.documents())?.duplicate(present(app)),
  }),
  defineCommand({
    id: "delete-network",
    group: "File",
    name: "Delete the network",
    hint: "For 30 days it can be put back, under Networks",
    synonyms: ["remove network", "bin"],
    run: async (app) => (await app.documents())?.remove(present(app)),
  }),
  defineCommand({
    id: "bring-data",
    group: "File",
    name: "Bring data files…",
    synonyms: ["MNIST", "CIFAR-10", "load data set"],
    run: async (app) => {
      const files = await pickFiles();
      if (files.length > 0) await bringFiles(app, files);
    },
  }),
  defineCommand({
    id: "save",
    group: "File",
    name: "Save to a file",
    synonyms: ["export", "download", "json"],
    keys: ["mod+s"],
    whileTyping: true,
    run: async (app) => {
      const isFresh = await app.present.freshen(FRESHENS_WITHIN);
      const { name } = app.network.getState().history.present;
      download(`${fileStem(name)}.json`, await savedFile(app));
      const weights = isFresh
        ? "weights included"
        : `with the weights of epoch ${app.present.epoch()}: the trainer did not answer`;
      app.session.getState().notify(`Saved as ${fileStem(name)}.json, ${weights}.`);
    },
  }),
  defineCommand({
    id: "take-over",
    group: "File",
    name: "Take over",
    hint: "This tab writes the network from now on, and the other one follows",
    refusal: unlessWriting,
    run: (app) => app.keeper.takeOver(),
  }),
  defineCommand({
    id: "open-as-a-copy",
    group: "File",
    name: "Open as a copy",
    hint: "What is shown here goes on as a network of its own; the other tab keeps its own",
    refusal: unlessWriting,
    run: (app) => app.keeper.startNew(),
  }),
];
