/** What the page's database holds of the document that was opened last. */
import type { Page } from "@playwright/test";

export interface Kept {
  readonly name: string;
  readonly epoch: number;
  readonly step: number;
  /** Every array's place and the checksum of its numbers: equal where all weights are, to the bit. */
  readonly weights: readonly unknown[];
  /** An epoch's figures each. */
  readonly records: readonly { readonly epoch: number; readonly loss: number }[];
}

/** Its head; undefined where there is no document yet. */
export function keptDocument(page: Page): Promise<Kept | undefined> {
  return page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await answer(indexedDB.open("unfold"));
    const transaction = database.transaction(["documents", "revisions", "runs"]);
    const documents = await answer(transaction.objectStore("documents").getAll());
    const [last] = documents
      .filter(({ place }) => place === "canvas")
      .sort((one, other) => other.opened - one.opened);
    const head = last && (await answer(transaction.objectStore("revisions").get([last.id, last.head])));
    const { epoch = 0, step = 0, weights = [], run } = head?.trained ?? {};
    const stored = run && (await answer(transaction.objectStore("runs").get(run.id)));
    database.close();
    const records = stored?.records.slice(0, run.records) ?? [];
    return last && { name: last.name, epoch, step, weights, records };
  });
}
