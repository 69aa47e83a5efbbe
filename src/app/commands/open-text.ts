/** Opening a saved network from its text. */
import { openNetwork } from "../../core/network/file";
import type { App } from "../app";

/** Opens a saved network's text; a bad one is a notice and changes nothing. */
export async function openText(app: App, text: string, fileName: string): Promise<void> {
  const opened = openNetwork(text);
  if (opened.kind !== "ok") {
    app.session.getState().notify(`${fileName}: ${opened.text}`, "error");
    return;
  }
  await app.replace(opened, `open ${fileName}`);
}
