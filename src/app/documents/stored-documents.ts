/** What is done to documents that no tab shows, one function a transaction. All of them throw what the storage throws. */
import { checksumOfText } from "../../core/network/checksum";
import { openNetwork, saveNetwork } from "../../core/network/file";
import { checksumOf } from "../storage/checksum";
import type { Database } from "../storage/database";
import { revisionsOf } from "../storage/document-store";
import type { DocumentRecord } from "../storage/records";
import { removeDocument } from "../storage/removing";
import { readAtOnce, transact } from "../storage/transaction";

/** Takes away what nobody has touched, but where somebody keeps a version of it. */
export async function discardUntouched(database: Database, id: string): Promise<void> {
  const untouched = await readAtOnce(database, async (transaction) => {
    const stored = await transaction.objectStore("documents").get(id);
    const revisions = await transaction.objectStore("revisions").getAll(revisionsOf(id));
    return revisions.some(({ version }) => version !== undefined) ? undefined : stored;
  });
  if (untouched) await removeDocument(database, untouched);
}

/** @param at milliseconds since 1970; undefined puts it back */
export function markDeleted(database: Database, id: string, at: number | undefined): Promise<void> {
  return transact(database, async (transaction) => {
    const documents = transaction.objectStore("documents");
    const stored = await documents.get(id);
    // A tab that has not heard of it writes no more: what it has goes on as a copy.
    if (stored) await documents.put({ ...stored, deleted: at, writer: "" });
  });
}

/** For good; nothing where it has been put back meanwhile. */
export async function removeDeleted(database: Database, { id }: DocumentRecord): Promise<void> {
  const stored = await database.get("documents", id);
  if (stored?.deleted !== undefined) await removeDocument(database, stored);
}

/** Another name is another revision, with the weights, the run and the undo history of the one before. */
export function renameStored(database: Database, id: string, name: string): Promise<void> {
  return transact(database, async (transaction) => {
    const documents = transaction.objectStore("documents");
    const revisions = transaction.objectStore("revisions");
    const stored = await documents.get(id);
    const head = stored && (await revisions.get([id, stored.head]));
    if (!head) throw new Error(`renameStored: there is no document ${id}`);
    const opened = openNetwork(head.text);
    if (opened.kind !== "ok") throw new Error(`renameStored: “${stored.name}” cannot be read`);
    const text = saveNetwork({ ...opened.network, name }, opened.checkpoint);
    const revision = stored.head + 1;
    await revisions.put({
      ...head,
      revision,
      text,
      checksum: checksumOf({ text, trained: head.trained }),
      at: Date.now(),
      version: undefined,
      madeFrom: head.madeFrom ?? checksumOfText(head.text),
    });
    await documents.put({ ...stored, name, head: revision, writer: "", at: Date.now() });
  });
}
