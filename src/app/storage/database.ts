/** The page's IndexedDB: the network being worked on, and the shelf of those it replaced. */

import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { EpochRecord } from "../../engine/protocol";

export interface StoredDocument {
  /** The saved file's text, weights and all. */
  readonly text: string;
  readonly name: string;
  /** The run that led to the weights in the text; absent where there was none. */
  readonly run?: { readonly epoch: number; readonly records: readonly EpochRecord[] };
  /** Milliseconds since 1970, for people to read; never compared. */
  readonly at: number;
}

export interface CurrentDocument extends StoredDocument {
  /** Rises by one with every write; what tells a newer record from an older. */
  readonly revision: number;
}

export interface UnfoldDatabase extends DBSchema {
  current: { key: string; value: CurrentDocument };
  shelf: { key: number; value: StoredDocument };
}

export type Database = IDBPDatabase<UnfoldDatabase>;

/** Opens it, or answers undefined where the browser keeps nothing (private windows, blocked storage). */
export async function openDatabase(): Promise<Database | undefined> {
  try {
    // The name stays for ever: another one would hide everybody's work.
    return await openDB<UnfoldDatabase>("unfold", 1, {
      upgrade(database) {
        database.createObjectStore("current");
        database.createObjectStore("shelf", { autoIncrement: true });
      },
      blocking(_current, _blocked, event) {
        (event.target as IDBDatabase).close();
      },
    });
  } catch {
    return undefined;
  }
}
