/** Which document a tab shows when its page comes, and whether this tab writes it. */
import { FIRST_BEGAN } from "../network/first-preset";
import type { Database } from "./database";
import { type Claim, listDocuments, newClaim, putOnShelf } from "./document-store";
import { whatIsLeft } from "./left-behind";
import { newId } from "./new-id";
import { didNotComeUp, markOpening, markStands } from "./opening-mark";
import type { Ownership } from "./ownership";
import type { Packer } from "./packing";
import { type ReadDocument, readDocument, takeDocument } from "./reading";

export interface Start {
  readonly claim: Claim;
  readonly isWriter: boolean;
  /** undefined where the tab begins a document of its own. */
  readonly read: ReadDocument | undefined;
  /** Why it does, where there is one that it might have shown. */
  readonly sentence: string | undefined;
}

/**
 * The tab's own document of before a reload, or else the one that was opened last.
 * @param preferred id of the tab's own
 * @throws what the storage throws
 */
export async function startDocument(
  database: Database,
  packer: Packer,
  ownership: Ownership,
  tab: string,
  preferred: string | undefined,
): Promise<Start> {
  await recoverFree(database, ownership);
  const documents = (await listDocuments(database)).filter(({ deleted }) => deleted === undefined);
  const wanted =
    documents.find(({ id }) => id === preferred) ?? documents.find(({ place }) => place === "canvas");
  if (!wanted) return begin(ownership, undefined);
  const isWriter = await ownership.claim(wanted.id);
  if (isWriter && didNotComeUp(wanted.id)) {
    markStands(wanted.id);
    await putOnShelf(database, wanted.id);
    return begin(
      ownership,
      `“${wanted.name}” did not come up last time, so it was not opened now. It is under Networks: open it from there to try again.`,
    );
  }
  if (!isWriter) {
    const read = await readDocument(database, packer, wanted.id);
    return { claim: newClaim(wanted.id), isWriter, read, sentence: undefined };
  }
  markOpening(wanted.id);
  const taken = await takeDocument(database, packer, tab, wanted.id);
  if (taken) return { ...taken, isWriter, sentence: taken.read.sentence };
  await putOnShelf(database, wanted.id);
  return begin(
    ownership,
    `“${wanted.name}”, the network of last time, could not be read. It stays under Networks, as it is.`,
  );
}

async function begin(ownership: Ownership, sentence: string | undefined): Promise<Start> {
  const claim = newClaim(newId(), FIRST_BEGAN);
  await ownership.claim(claim.document);
  return { claim, isWriter: true, read: undefined, sentence };
}

/** Mostly nothing was left, and what takes it up is in a file of its own; where that does not come, it stays for the next visit. */
async function recoverFree(database: Database, ownership: Ownership): Promise<void> {
  if (whatIsLeft().length === 0) return;
  const part = await import("./recovering").catch(() => undefined);
  await part?.recoverWhatIsFree(database, ownership);
}
