/** Opening work of before, which this browser has kept. */
import type { App } from "../app";
import { downloadText, fileStem } from "../storage/files";
import type { DocumentRecord } from "../storage/records";

/**
 * Puts a copy of it on the canvas, with its weights and its run; what cannot be read is a notice and changes nothing.
 * @returns whether it could be read
 */
export async function openRecent(app: App, { id, name }: DocumentRecord): Promise<boolean> {
  const read = await app.keeper.read(id);
  if (!read) {
    app.session
      .getState()
      .notify(
        `“${name}” cannot be read: it is damaged. Nothing was opened, and it stays as it is. Its text can be downloaded beside it.`,
        "error",
      );
    return false;
  }
  const { history, trained } = read;
  await app.replace({ network: history.present, checkpoint: trained.weights }, `open ${name}`, trained);
  return true;
}

/** Hands over the newest text of one that cannot be read, as it lies in the storage: a person may find in it what is whole. */
export async function downloadDamaged(app: App, { id, name }: DocumentRecord): Promise<void> {
  const text = await app.keeper.textOf(id);
  if (text === undefined) {
    app.session.getState().notify(`Of “${name}” there is no text left in this browser.`, "error");
    return;
  }
  downloadText(`${fileStem(name)}-damaged.json`, text);
}
