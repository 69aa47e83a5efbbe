/** Opens the page's IndexedDB, and brings what earlier versions of Unfold left there to today's records. */
import { type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from "idb";
import { checksumOf } from "./checksum";
import { newId } from "./new-id";
import type { DocumentRecord, RevisionRecord, RunRecord, TrainedRecord, UnfoldDatabase } from "./records";
import { send } from "./transaction";

export type Database = IDBPDatabase<UnfoldDatabase>;

const DATABASE_VERSION = 3;

/** What version 1 kept: under "current" the network on the canvas, under a number each of those it replaced. */
interface VersionOne {
  readonly text: string;
  readonly name: string;
  readonly run?: { readonly epoch: number; readonly records: RunRecord["records"] };
  readonly at: number;
  /** How often the one on the canvas was written. */
  readonly revision?: number;
}

export interface OpenDatabaseParts {
  /** A page with an older Unfold holds it and does not let go. */
  readonly blocked?: () => void;
  /** Another page wants to delete it or to bring it to a newer version; it is closed now. */
  readonly closed?: () => void;
}

/** @throws DOMException where the browser keeps nothing (private windows, blocked storage) */
export function openDatabase({ blocked, closed }: OpenDatabaseParts = {}): Promise<Database> {
  // The name stays for ever: another one would hide everybody's work.
  return openDB<UnfoldDatabase>("unfold", DATABASE_VERSION, {
    async upgrade(database, before, _, transaction) {
      send(transaction.done);
      if (before < 2) createStores(database);
      database.createObjectStore("keptRuns", { keyPath: ["document", "id"] });
      if (before === 1) await bringFromVersionOne(transaction);
    },
    blocked: () => blocked?.(),
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      closed?.();
    },
    terminated: () => closed?.(),
  });
}

function createStores(database: Database): void {
  database.createObjectStore("documents", { keyPath: "id" });
  const revisions = database.createObjectStore("revisions", { keyPath: ["document", "revision"] });
  database.createObjectStore("weights", { keyPath: "id" });
  database.createObjectStore("runs", { keyPath: "id" });
  const history = database.createObjectStore("history", { keyPath: "document" });
  for (const store of [revisions, history]) {
    store.createIndex("arrays", "arrays", { multiEntry: true });
    store.createIndex("runs", "runs", { multiEntry: true });
  }
}

type Upgrade = IDBPTransaction<UnfoldDatabase, StoreNames<UnfoldDatabase>[], "versionchange">;

/**
 * Every record becomes a document of one revision, its text as it was: weights in a text are read when it is
 * opened, so that what cannot be read is not lost here. In the upgrade's transaction: all of it or nothing.
 */
async function bringFromVersionOne(transaction: Upgrade): Promise<void> {
  // Stores of version 1 are not in today's types.
  const old = transaction as unknown as IDBPTransaction<
    { current: { key: string; value: VersionOne }; shelf: { key: number; value: VersionOne } },
    ("current" | "shelf")[],
    "versionchange"
  >;
  const shelf = await old.objectStore("shelf").getAll();
  const current = await old.objectStore("current").getAll();
  // In the order they were put aside; what is on the canvas was opened last.
  const documents = [
    ...shelf.map((record) => [record, "shelf"] as const),
    ...current.map((record) => [record, "canvas"] as const),
  ];
  for (const [index, [record, place]] of documents.entries()) {
    await addDocument(transaction, record, place, index + 1);
  }
  for (const name of ["current", "shelf"] as const) old.db.deleteObjectStore(name);
}

async function addDocument(
  transaction: Upgrade,
  { text, name, run, at, revision = 1 }: VersionOne,
  place: DocumentRecord["place"],
  opened: number,
): Promise<void> {
  const id = newId();
  const runId = run && run.records.length > 0 ? newId() : undefined;
  const trained: TrainedRecord | undefined = run && {
    weights: [],
    epoch: run.epoch,
    ...(runId && { run: { id: runId, records: run.records.length } }),
  };
  const record: Omit<RevisionRecord, "checksum"> = {
    document: id,
    revision,
    text,
    at,
    trained,
    bytes: 0,
    arrays: [],
    runs: runId ? [runId] : [],
  };
  await transaction
    .objectStore("documents")
    .add({ id, name, place, head: revision, writer: "", opened, created: at, at });
  await transaction.objectStore("revisions").add({ ...record, checksum: checksumOf(record) });
  if (runId && run) {
    await transaction.objectStore("runs").add({ id: runId, document: id, records: run.records });
  }
}
