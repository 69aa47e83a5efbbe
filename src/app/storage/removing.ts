/** Documents that go for good. */
import type { Database } from "./database";
import { collectGarbage, revisionsOf } from "./document-store";
import { keptRunsOf } from "./kept-runs";
import type { DocumentRecord } from "./records";
import { transact } from "./transaction";

/** Takes a document away with all that is its own, unless somebody has written or opened it since it was looked at. */
export function removeDocument(
  database: Database,
  { id: document, head, opened }: DocumentRecord,
): Promise<void> {
  return transact(database, async (transaction) => {
    const stored = await transaction.objectStore("documents").get(document);
    if (stored?.head !== head || stored.opened !== opened) return;
    const revisions = transaction.objectStore("revisions");
    const history = transaction.objectStore("history");
    const records = await revisions.getAll(revisionsOf(document));
    const undo = await history.get(document);
    await revisions.delete(revisionsOf(document));
    await history.delete(document);
    await transaction.objectStore("keptRuns").delete(keptRunsOf(document));
    await transaction.objectStore("documents").delete(document);
    await collectGarbage(transaction, undo ? [...records, undo] : records);
  });
}
