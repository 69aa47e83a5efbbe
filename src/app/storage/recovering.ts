/** What pages left behind when they went becomes a revision of its document, or, where that has gone on, work on the shelf. */
import { checksumOfText } from "../../core/network/checksum";
import { openNetwork } from "../../core/network/file";
import { checksumOf } from "./checksum";
import type { Database } from "./database";
import { type LeftBehind, takeAway, whatIsLeft } from "./left-behind";
import { newId } from "./new-id";
import type { Ownership } from "./ownership";
import type { DocumentRecord } from "./records";
import { transact, type Write } from "./transaction";

/**
 * What was left of all documents but those that a tab writes: its last words are not said yet.
 * @throws what the storage throws: what was left stays then
 */
export async function recoverWhatIsFree(database: Database, { whenFree }: Ownership): Promise<void> {
  for (const left of whatIsLeft()) {
    const { document } = left;
    if (document === undefined) await take(database, left);
    else await whenFree(document, () => take(database, left));
  }
}

/** What was left of a document that this tab is about to write. @throws what the storage throws */
export async function recoverWhatIsLeft(database: Database, document: string): Promise<void> {
  for (const left of whatIsLeft()) if (left.document === document) await take(database, left);
}

async function take(database: Database, left: LeftBehind): Promise<void> {
  await recover(database, left);
  // What is no network is taken away as well: nothing would ever come of it.
  takeAway(left);
}

/** In one transaction, so that two pages that start at once do not both make something of it. */
async function recover(database: Database, left: LeftBehind): Promise<void> {
  const opened = openNetwork(left.text);
  if (opened.kind !== "ok") return;
  await transact(database, async (transaction) => {
    const all = await transaction.objectStore("documents").getAll();
    const newest = all.sort((one, other) => other.opened - one.opened);
    const stored = newest.find(({ id, place }) =>
      left.document === undefined ? place === "canvas" : id === left.document,
    );
    const highest = newest[0]?.opened ?? 0;
    await write(transaction, stored, left, { name: opened.network.name, opened: highest + 1 });
  });
}

async function write(
  transaction: Write,
  stored: DocumentRecord | undefined,
  { document, tab, revision, changes = 0, text }: LeftBehind,
  { name, opened }: Pick<DocumentRecord, "name" | "opened">,
): Promise<void> {
  const revisions = transaction.objectStore("revisions");
  const head = stored && (await revisions.get([stored.id, stored.head]));
  if (head?.text === text) return;
  const isOwn = stored?.writer === tab;
  // The same tab has written since, and counted on.
  if (isOwn && stored.head !== revision && changes <= (head?.changes ?? 0)) return;
  const isNewer = stored !== undefined && (stored.head === revision || isOwn);
  const id = isNewer ? stored.id : stored ? newId() : (document ?? newId());
  const next = isNewer ? stored.head + 1 : 1;
  // The weights of the revision that it was made from.
  const base = isNewer ? head : stored && (await revisions.get([stored.id, revision]));
  const { trained, arrays = [], runs = [], bytes = 0 } = base ?? { trained: undefined };
  const at = Date.now();
  const checksum = checksumOf({ text, trained });
  await revisions.put({
    document: id,
    revision: next,
    text,
    checksum,
    at,
    trained,
    bytes,
    arrays,
    runs,
    // Left upon what was left before, the history is still that of the text before both.
    ...(base && { madeFrom: base.madeFrom ?? checksumOfText(base.text) }),
  });
  await transaction.objectStore("documents").put({
    place: stored ? "shelf" : "canvas",
    created: at,
    opened,
    ...(stored && !isNewer && { origin: { document: stored.id, revision } }),
    ...(isNewer && stored),
    id,
    name,
    head: next,
    writer: "",
    at,
  });
}
