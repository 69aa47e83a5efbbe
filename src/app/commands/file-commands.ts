/** New, open, save. */
import { openNetwork } from "../../core/network/file";
import { newNetwork } from "../../core/network/new-network";
import type { App } from "../app";
import { downloadText, fileStem, pickFile } from "../storage/files";
import { type Command, defineCommand } from "./command";

export const fileCommands: readonly Command[] = [
  defineCommand({
    id: "new",
    group: "File",
    name: "New network",
    run: (app) => app.replace({ network: newNetwork(), checkpoint: undefined }, "new network"),
  }),
  defineCommand({
    id: "open",
    group: "File",
    name: "Open a file…",
    keys: ["mod+o"],
    run: async (app) => {
      const file = await pickFile(".json,application/json");
      if (file) await openText(app, file.text, file.name);
    },
  }),
  defineCommand({
    id: "save",
    group: "File",
    name: "Save to a file",
    keys: ["mod+s"],
    run: async (app) => {
      const text = await app.fileText();
      const { name } = app.network.getState().history.present;
      downloadText(`${fileStem(name)}.json`, text);
      app.network.getState().markSaved();
      app.session.getState().notify(`Saved as ${fileStem(name)}.json, weights included.`);
    },
  }),
];

/** Opens a saved network's text; a bad one is a notice and changes nothing. */
export async function openText(app: App, text: string, fileName: string): Promise<void> {
  const opened = openNetwork(text);
  if (opened.kind !== "ok") {
    app.session.getState().notify(`${fileName}: ${opened.text}`, "error");
    return;
  }
  await app.replace(opened, `open ${fileName}`);
}
