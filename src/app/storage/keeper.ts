/**
 * Keeps the network in this browser: within a second of each change, with its weights, so that it comes back
 * after a reload. A record that another tab has written since is never overwritten without asking.
 */
import type { Database, StoredDocument } from "./database";
import { leaveBehind, takeLeft } from "./left-behind";

export type KeepState = "kept" | "keeping" | "unavailable" | "full" | "other-tab";

const CURRENT = "current";
const SHELF_SIZE = 20;
/** Milliseconds from a change to its writing, whatever else changes meanwhile: steady editing is written as steadily. */
const WRITES_AFTER = 300;

export interface Keeper {
  /** The record of last time; undefined on a first visit. */
  readonly restore: () => Promise<StoredDocument | undefined>;
  /** Writes soon; many calls are one write. */
  readonly schedule: () => void;
  /** Writes now what is waiting. */
  readonly flush: () => Promise<void>;
  /**
   * Leaves what is waiting where the next visit finds it: the page is about to go, and a database that has to
   * be asked first would be too late.
   */
  readonly leave: (document: () => StoredDocument) => void;
  /** Writes over what another tab has written. */
  readonly takeOver: () => Promise<void>;
  readonly shelve: (document: StoredDocument) => Promise<void>;
  readonly shelf: () => Promise<readonly (StoredDocument & { readonly key: number })[]>;
}

export interface KeeperParts {
  readonly database: Database | undefined;
  /** What to write, made at the moment of writing. */
  readonly document: () => StoredDocument;
  readonly report: (state: KeepState) => void;
}

/** Never throws: what cannot be kept is a state that `report` is told of. Without a database nothing is kept. */
export function createKeeper({ database, document, report }: KeeperParts): Keeper {
  /** Revision of the record as this tab last saw it. */
  let revision = 0;
  /** Changes asked to be kept, and how many of them the database is known to hold. */
  let asked = 0;
  let kept = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();
  if (!database) report("unavailable");

  async function write(force: boolean): Promise<void> {
    if (!database) return;
    const upTo = asked;
    try {
      const next = document();
      // Read and write in one transaction, so that two tabs cannot both believe they were first.
      const transaction = database.transaction("current", "readwrite");
      const stored = await transaction.store.get(CURRENT);
      if (stored && stored.revision !== revision && !force) {
        await transaction.done;
        report("other-tab");
        return;
      }
      const newRevision = (stored?.revision ?? 0) + 1;
      await transaction.store.put({ ...next, revision: newRevision }, CURRENT);
      await transaction.done;
      revision = newRevision;
      kept = upTo;
      report(kept === asked ? "kept" : "keeping");
    } catch (error) {
      report(error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "unavailable");
    }
  }

  function flush(): Promise<void> {
    if (timer === undefined) return writing;
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(() => write(false));
    return writing;
  }

  return {
    async restore() {
      const stored = await database?.get("current", CURRENT).catch(() => undefined);
      revision = stored?.revision ?? 0;
      const left = takeLeft();
      // Only where nobody has written since it was left.
      return left && left.revision === revision ? left : stored;
    },
    schedule() {
      if (!database) return;
      asked += 1;
      if (timer !== undefined) return;
      report("keeping");
      timer = setTimeout(() => void flush(), WRITES_AFTER);
    },
    flush,
    leave(make) {
      if (kept < asked) leaveBehind({ ...make(), revision });
    },
    async takeOver() {
      writing = writing.then(() => write(true));
      await writing;
    },
    async shelve(shelved) {
      if (!database) return;
      const transaction = database.transaction("shelf", "readwrite");
      await transaction.store.add(shelved);
      const keys = await transaction.store.getAllKeys();
      for (const key of keys.slice(0, -SHELF_SIZE)) await transaction.store.delete(key);
      await transaction.done;
    },
    async shelf() {
      if (!database) return [];
      const transaction = database.transaction("shelf");
      const [keys, documents] = await Promise.all([
        transaction.store.getAllKeys(),
        transaction.store.getAll(),
      ]);
      return documents.map((shelved, index) => ({ ...shelved, key: keys[index] ?? index })).reverse();
    },
  };
}
