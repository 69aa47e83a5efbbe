/** The states of a document that are kept: those with a name for good, the others as they are thinned. */
import type { Database } from "./database";
import { transact } from "./transaction";

/** @throws what the storage throws */
export function nameRevision(
  database: Database,
  document: string,
  revision: number,
  version: string | undefined,
): Promise<void> {
  return transact(database, async (transaction) => {
    const revisions = transaction.objectStore("revisions");
    const stored = await revisions.get([document, revision]);
    if (!stored) throw new Error(`nameRevision: there is no revision ${revision} of ${document}`);
    await revisions.put({ ...stored, version });
  });
}
