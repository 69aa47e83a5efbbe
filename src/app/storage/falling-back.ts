/** What is done where the head of a document is damaged. */
import type { Database } from "./database";
import { revisionsOf } from "./document-store";
import type { RevisionRecord } from "./records";
import { transact } from "./transaction";

/**
 * Writes an earlier revision once more as the head, past those that are damaged: they stay, marked, for a look. Those
 * that were marked before go.
 */
export function fallBack(database: Database, good: RevisionRecord): Promise<void> {
  const { document } = good;
  return transact(database, async (transaction) => {
    const documents = transaction.objectStore("documents");
    const revisions = transaction.objectStore("revisions");
    const stored = await documents.get(document);
    if (!stored) return;
    for (const record of await revisions.getAll(revisionsOf(document))) {
      if (record.damaged) await revisions.delete([document, record.revision]);
      else if (record.revision > good.revision) await revisions.put({ ...record, damaged: true });
    }
    const head = stored.head + 1;
    await revisions.put({ ...good, revision: head, version: undefined });
    await documents.put({ ...stored, head });
  });
}
