/**
 * Documents in the database, one function a transaction: what a transaction writes is there as a whole or not at all.
 * They throw what IndexedDB throws; the keeper makes sentences of it.
 */
import { checksumOf } from "./checksum";
import type { Database } from "./database";
import type { Arrays, Packed, Runs } from "./packing";
import type { Began, DocumentRecord, Names, RevisionRecord } from "./records";
import { type Dated, tooMany } from "./thinning";
import { heard, readAtOnce, send, transact, type Write } from "./transaction";

/** What a tab knows of the document that it writes. */
export interface Claim {
  readonly document: string;
  /** The revision it has written or read last; 0 where there is none yet. */
  readonly head: number;
  /** What there is, oldest first. */
  readonly revisions: readonly (Dated & Names)[];
  /** What its undo history needs. */
  readonly history: Names;
  /** What earlier histories needed, and may be taken away. */
  readonly garbage: readonly Names[];
  readonly began: Began | undefined;
  /** Of the head; undefined where there is none yet. */
  readonly checksum: string | undefined;
}

/** Bytes of an array from which on it is stored in a task of its own. */
const LARGE = 1e6;

const none: Names = { arrays: [], runs: [] };

/** A claim on a document that is not there yet: the first write makes it. */
export function newClaim(document: string, began?: Began): Claim {
  return { document, head: 0, revisions: [], history: none, garbage: [], began, checksum: undefined };
}

/**
 * Writes the next revision and makes it the head; nothing where it would be as the head is.
 * @returns the claim from then on, or undefined where another tab has written or taken the document: nothing is
 *   written then. A document that has been deleted under us is made anew.
 */
export function writeRevision(
  database: Database,
  tab: string,
  claim: Claim,
  packed: Packed,
  about: Partial<Pick<DocumentRecord, "place" | "origin">> = {},
): Promise<Claim | undefined> {
  const checksum = checksumOf(packed);
  const isAsBefore = checksum === claim.checksum && !packed.history && packed.version === undefined;
  return transact(database, async (transaction) => {
    const documents = transaction.objectStore("documents");
    // Asked for at once: a busy page gets to each answer in a task of its own, and what is written waits for them.
    const [stored, opened, missing] = await Promise.all([
      heard(documents.get(claim.document)),
      heard(claim.head === 0 ? nextOpened(transaction) : Promise.resolve(1)),
      missingOf(transaction, [...packed.arrays, ...(packed.history?.arrays ?? [])]),
    ]);
    if (stored && (stored.writer !== tab || stored.head !== claim.head)) return undefined;
    if (stored && isAsBefore) return claim;
    const revision = claim.head + 1;
    const at = Date.now();
    const record = revisionRecord(claim.document, revision, at, { ...packed, checksum });
    await putArrays(transaction, missing);
    putRuns(transaction, claim.document, packed.runs);
    send(transaction.objectStore("revisions").put(record));
    const history = packed.history ? namesOf(packed.history) : claim.history;
    if (packed.history) {
      putRuns(transaction, claim.document, packed.history.runs);
      const { record: undo } = packed.history;
      send(transaction.objectStore("history").put({ ...undo, ...history, document: claim.document }));
    }
    send(
      documents.put({
        created: at,
        place: "canvas",
        opened,
        ...(claim.began && { began: claim.began }),
        ...stored,
        ...about,
        id: claim.document,
        name: packed.name,
        head: revision,
        writer: tab,
        at,
      }),
    );
    const revisions = stored ? [...claim.revisions, record] : [record];
    const garbage = history === claim.history ? claim.garbage : [...claim.garbage, claim.history];
    return { ...claim, head: revision, checksum, revisions, history, garbage };
  });
}

/** Takes revisions away that are too many, and what nobody names any more: after a write, which does not wait for it. */
export async function thin(database: Database, claim: Claim): Promise<Claim> {
  const gone = tooMany(claim.revisions);
  const garbage = [...claim.garbage, ...gone];
  if (garbage.length === 0) return claim;
  await transact(database, async (transaction) => {
    for (const { revision } of gone) {
      send(transaction.objectStore("revisions").delete([claim.document, revision]));
    }
    await collectGarbage(transaction, garbage);
  });
  return { ...claim, revisions: claim.revisions.filter((old) => !gone.includes(old)), garbage: [] };
}

/** Takes a document off the canvas: no tab opens it by itself any more. */
export function putOnShelf(database: Database, document: string): Promise<void> {
  return transact(database, async (transaction) => {
    const documents = transaction.objectStore("documents");
    const stored = await documents.get(document);
    if (stored) await documents.put({ ...stored, place: "shelf", writer: "" });
  });
}

/** Makes the tab the document's writer. @returns undefined where there is no such document */
export function adopt(database: Database, tab: string, document: string): Promise<Claim | undefined> {
  return transact(database, async (transaction) => {
    const documents = transaction.objectStore("documents");
    const stored = await documents.get(document);
    if (!stored) return undefined;
    const opened = await nextOpened(transaction);
    await documents.put({ ...stored, place: "canvas", writer: tab, opened, leaves: undefined });
    const revisions = await transaction.objectStore("revisions").getAll(revisionsOf(document));
    const history = (await transaction.objectStore("history").get(document)) ?? none;
    const { head, began } = stored;
    const { checksum } = revisions.find(({ revision }) => revision === head) ?? {};
    const whole = revisions.filter(({ damaged }) => !damaged);
    return { document, head, revisions: whole, history, garbage: [], began, checksum };
  });
}

/** All documents, the one opened last first. */
export async function listDocuments(database: Database): Promise<DocumentRecord[]> {
  const documents = await readAtOnce(database, (transaction) =>
    transaction.objectStore("documents").getAll(),
  );
  return documents.sort((one, other) => other.opened - one.opened);
}

/** All revisions of a document, as a range of keys. */
export function revisionsOf(document: string): IDBKeyRange {
  return IDBKeyRange.bound([document, 0], [document, Number.POSITIVE_INFINITY]);
}

function revisionRecord(
  document: string,
  revision: number,
  at: number,
  packed: Packed & Pick<RevisionRecord, "checksum">,
): RevisionRecord {
  const { text, checksum, trained, bytes, arrays, runs, changes, version } = packed;
  return {
    document,
    revision,
    text,
    checksum,
    at,
    trained,
    bytes,
    ...namesOf({ arrays, runs }),
    ...(changes !== undefined && { changes }),
    ...(version !== undefined && { version }),
  };
}

function namesOf({ arrays, runs }: { readonly arrays: Arrays; readonly runs: Runs }): Names {
  return { arrays: [...arrays.keys()], runs: [...runs.keys()] };
}

/** Those that the storage has not got. */
async function missingOf(
  transaction: Write,
  arrays: readonly (readonly [string, Float32Array])[],
): Promise<Arrays> {
  const weights = transaction.objectStore("weights");
  const unique = [...new Map(arrays)];
  const keys = await Promise.all(unique.map(([id]) => heard(weights.getKey(id))));
  return new Map(unique.filter((_, index) => keys[index] === undefined));
}

/** Large ones in a task each, so that storing large weights holds the page for one array at a time. */
async function putArrays(transaction: Write, arrays: Arrays): Promise<void> {
  const weights = transaction.objectStore("weights");
  for (const [id, values] of arrays) {
    const put = weights.put({ id, values });
    if (values.byteLength > LARGE) await put;
    else send(put);
  }
}

function putRuns(transaction: Write, document: string, runs: Runs): void {
  for (const [id, records] of runs) send(transaction.objectStore("runs").put({ id, document, records }));
}

/**
 * Deletes arrays and runs of records that are gone, where nobody else names them. All are asked about at once: the next write
 * waits for this, and a page that is busy with training gets to each answer late.
 */
export async function collectGarbage(transaction: Write, gone: readonly Names[]): Promise<void> {
  await Promise.all([
    collectFrom(transaction, "weights", "arrays", gone),
    collectFrom(transaction, "runs", "runs", gone),
  ]);
}

async function collectFrom(
  transaction: Write,
  store: "weights" | "runs",
  index: keyof Names,
  gone: readonly Names[],
): Promise<void> {
  const ids = [...new Set(gone.flatMap((record) => record[index]))];
  const named = await Promise.all(
    ids.flatMap((id) =>
      (["revisions", "history"] as const).map((by) =>
        heard(transaction.objectStore(by).index(index).count(id)),
      ),
    ),
  );
  for (const [place, id] of ids.entries()) {
    if (named[2 * place] === 0 && named[2 * place + 1] === 0) send(transaction.objectStore(store).delete(id));
  }
}

async function nextOpened(transaction: Write): Promise<number> {
  const all = await transaction.objectStore("documents").getAll();
  return Math.max(0, ...all.map(({ opened }) => opened)) + 1;
}
