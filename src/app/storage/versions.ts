/** The states of a document that are kept: those with a name for good, the others as they are thinned. */
import type { EpochRecord } from "../../engine/protocol";
import type { Database } from "./database";
import { type Claim, revisionsOf } from "./document-store";
import type { RevisionRecord } from "./records";
import { readAtOnce, transact } from "./transaction";

/** One state, as it is spoken of. */
export interface Version {
  readonly revision: number;
  /** undefined where it was kept by itself. */
  readonly name: string | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Whole epochs behind its weights. */
  readonly epoch: number;
  /** Of the last of them; undefined where there is none. */
  readonly record: EpochRecord | undefined;
  /** It cannot be opened; its text is there. */
  readonly isDamaged: boolean;
}

/** @returns the claim from then on. @throws what the storage throws */
export function nameRevision(
  database: Database,
  claim: Claim,
  revision: number,
  version: string | undefined,
): Promise<Claim> {
  return transact(database, async (transaction) => {
    const revisions = transaction.objectStore("revisions");
    const stored = await revisions.get([claim.document, revision]);
    if (!stored) throw new Error(`nameRevision: there is no revision ${revision} of ${claim.document}`);
    await revisions.put({ ...stored, version });
    const renamed = claim.revisions.map((old) => (old.revision === revision ? { ...old, version } : old));
    return { ...claim, revisions: renamed };
  });
}

/** All there are, the newest first, those that were found damaged among them. @throws what the storage throws */
export function listVersions(database: Database, document: string): Promise<readonly Version[]> {
  return readAtOnce(database, async (transaction) => {
    const records = await transaction.objectStore("revisions").getAll(revisionsOf(document));
    const runs = new Map<string, readonly EpochRecord[]>();
    const lastRecord = async ({ trained }: RevisionRecord) => {
      if (!trained?.run) return undefined;
      const { id, records: count } = trained.run;
      const known = runs.get(id) ?? (await transaction.objectStore("runs").get(id))?.records ?? [];
      runs.set(id, known);
      return known[count - 1];
    };
    const versions: Version[] = [];
    for (const stored of records.reverse()) {
      const { revision, version: name, at, trained, damaged: isDamaged = false } = stored;
      const epoch = trained?.epoch ?? 0;
      versions.push({ revision, name, at, epoch, record: await lastRecord(stored), isDamaged });
    }
    return versions;
  });
}
