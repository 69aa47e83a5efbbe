/** The documents of this browser that a tab does not show, for what comes late. None of these throws. */
import type { Database } from "./database";
import { listDocuments, revisionsOf } from "./document-store";
import { keepDocument } from "./documents-that-go";
import type { Ownership } from "./ownership";
import type { Packer } from "./packing";
import { type ReadDocument, readDocument } from "./reading";
import type { DocumentRecord } from "./records";
import { readAtOnce } from "./transaction";

/** How a tab reaches the storage. */
export interface Reach {
  /** @throws what the storage throws */
  readonly storage: () => Promise<Database>;
  readonly packer: Packer;
  readonly ownership: Ownership;
}

/** Documents other than the tab's own, but those that were deleted, the one opened last first; none where the storage does not tell. */
export async function recentDocuments({ storage }: Reach, own: string): Promise<readonly DocumentRecord[]> {
  try {
    const documents = await listDocuments(await storage());
    return documents.filter(({ id, deleted }) => id !== own && deleted === undefined);
  } catch {
    return [];
  }
}

/** One of them, which is wanted from now on; undefined where it cannot be read. */
export async function readWanted(
  { storage, packer }: Reach,
  document: string,
): Promise<ReadDocument | undefined> {
  try {
    const database = await storage();
    const read = await readDocument(database, packer, document);
    if (read) await keepDocument(database, document).catch(() => undefined);
    return read;
  } catch {
    return undefined;
  }
}

/**
 * The newest text of a document that there is, or that of one of its revisions, unchecked and damaged as it may be; undefined where
 * there is none.
 */
export async function readText(
  { storage }: Reach,
  document: string,
  revision?: number,
): Promise<string | undefined> {
  try {
    return await readAtOnce(await storage(), async (transaction) => {
      const records = await transaction.objectStore("revisions").getAll(revisionsOf(document));
      const isWanted = (record: (typeof records)[number]) => record.revision === revision;
      return (revision === undefined ? records.at(-1) : records.find(isWanted))?.text;
    });
  } catch {
    return undefined;
  }
}
