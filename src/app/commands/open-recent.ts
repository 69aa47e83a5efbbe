/** Opening work of before, which this browser has kept. */
import type { App } from "../app";
import type { DocumentRecord } from "../storage/records";

/** Puts a copy of it on the canvas, with its weights and its run; what cannot be read is a notice and changes nothing. */
export async function openRecent(app: App, { id, name }: DocumentRecord): Promise<void> {
  const read = await app.keeper.read(id);
  if (!read) {
    app.session
      .getState()
      .notify(`“${name}” cannot be read: it is damaged. Nothing was opened, and it stays as it is.`, "error");
    return;
  }
  const { history, trained } = read;
  await app.replace({ network: history.present, checkpoint: trained.weights }, `open ${name}`, trained);
}
