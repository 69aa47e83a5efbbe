/** What is left of a network that cannot be read. */
import type { App } from "../app";
import { downloadText, fileStem } from "../storage/files";
import type { NamedDocument } from "../storage/records";

/** Hands over the newest text of one that cannot be read, or that of one revision, as it lies in the storage: a person may find in it what is whole. */
export async function downloadDamaged(
  app: App,
  { id, name }: NamedDocument,
  revision?: number,
): Promise<void> {
  const { readText } = await import("../storage/recent-work");
  const text = await readText(app.keeper.reach, id, revision);
  if (text === undefined) {
    app.session.getState().notify(`Of “${name}” there is no text left in this browser.`, "error");
    return;
  }
  downloadText(`${fileStem(name)}-damaged.json`, text);
}
