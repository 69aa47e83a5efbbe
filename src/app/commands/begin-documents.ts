/** Networks that begin as documents of their own, and what is left of one that cannot be read. */
import { newNetwork } from "../../core/network/new-network";
import type { App } from "../app";
import { downloadText, fileStem } from "../storage/files";
import type { NamedDocument } from "../storage/records";

/** An empty canvas, beside what is there. */
export async function beginEmpty(app: App): Promise<void> {
  const opened = { network: newNetwork(), checkpoint: undefined };
  const documents = await app.documents();
  await documents?.begin(opened, { began: { kind: "empty" } }, "new network");
}

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
