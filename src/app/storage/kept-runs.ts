/** The runs that are kept of a document, one function a transaction. They throw what IndexedDB throws. */
import type { KeptRun } from "../../core/runs/kept-run";
import { readKeptRun } from "../../core/runs/read-run";
import type { Database } from "./database";
import { readAtOnce, send, transact } from "./transaction";

/** All kept runs of a document, as a range of keys. */
export function keptRunsOf(document: string): IDBKeyRange {
  // An array is greater than every text.
  return IDBKeyRange.bound([document], [document, []]);
}

/** In the order of their numbers; what cannot be read is passed over, and stays where it is. */
export async function readKeptRuns(database: Database, document: string): Promise<readonly KeptRun[]> {
  const stored = await readAtOnce(database, (transaction) =>
    transaction.objectStore("keptRuns").getAll(keptRunsOf(document)),
  );
  return stored.flatMap((value) => readKeptRun(value) ?? []).sort((one, other) => one.number - other.number);
}

/** Writes these, and takes those away: all of it or nothing. */
export function writeKeptRuns(
  database: Database,
  written: readonly KeptRun[],
  gone: readonly Pick<KeptRun, "document" | "id">[],
): Promise<void> {
  return transact(database, async (transaction) => {
    const runs = transaction.objectStore("keptRuns");
    for (const { document, id } of gone) send(runs.delete([document, id]));
    for (const run of written) send(runs.put(run));
  });
}
