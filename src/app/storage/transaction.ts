/** One transaction over all stores: what it writes is there as a whole or not at all. */
import type { IDBPDatabase, IDBPTransaction } from "idb";
import type { UnfoldDatabase } from "./records";

const stores = ["documents", "revisions", "weights", "runs", "history", "keptRuns"] as const;
type Stores = (typeof stores)[number][];
export type Read = IDBPTransaction<UnfoldDatabase, Stores, "readonly">;
export type Write = IDBPTransaction<UnfoldDatabase, Stores, "readwrite">;

/**
 * Does all of the work or, where anything throws, nothing.
 * @param work waits for nothing but the transaction's own requests, or it ends too soon
 * @throws what the storage throws
 */
export async function transact<T>(
  database: IDBPDatabase<UnfoldDatabase>,
  work: (transaction: Write) => Promise<T>,
): Promise<T> {
  const transaction: Write = database.transaction([...stores], "readwrite");
  send(transaction.done);
  try {
    const result = await work(transaction);
    // At once: by itself it would wait until the page has heard of every answer.
    transaction.commit();
    await transaction.done;
    return result;
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      // It has ended by itself.
    }
    throw transaction.error ?? error;
  }
}

/** Reads all of it as it is at one moment. @throws what the storage throws */
export function readAtOnce<T>(
  database: IDBPDatabase<UnfoldDatabase>,
  work: (transaction: Read) => Promise<T>,
): Promise<T> {
  const transaction: Read = database.transaction([...stores]);
  send(transaction.done);
  return work(transaction);
}

/** A request whose answer nobody waits for: where it fails its transaction fails, and that is said. */
export function send(request: Promise<unknown>): void {
  request.catch(() => undefined);
}

/** The same, of one whose answer is waited for together with others, which may throw before. */
export function heard<T>(request: Promise<T>): Promise<T> {
  send(request);
  return request;
}
