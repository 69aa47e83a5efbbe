/** The networks of this browser, as a person looks through them. */
import { totalParameters } from "../../core/compiler/check";
import { openNetwork } from "../../core/network/file";
import type { Network } from "../../core/network/network";
import { sayNetwork } from "../../core/words/network-words";
import type { App } from "../app";
import { checkOf } from "../network/check";
import { browserLocks } from "../storage/browser";
import type { Database } from "../storage/database";
import { listDocuments } from "../storage/document-store";
import { lockOf } from "../storage/ownership";
import type { DocumentRecord } from "../storage/records";
import { readAtOnce } from "../storage/transaction";

/** A document in the list. */
export interface Listed extends DocumentRecord {
  /** Another tab writes it. */
  readonly isElsewhere: boolean;
}

/** What a document is, in a few words; damaged where nothing of it can be read. */
export type Summary = { readonly kind: "ok"; readonly words: string } | { readonly kind: "damaged" };

/** Characters of a text that is read for its summary: a hundred nodes and more. */
const LONGEST_TEXT = 300_000;

/** All of them, what was changed last first; none where the storage does not tell. */
export async function listNetworks(app: App): Promise<readonly Listed[]> {
  try {
    const database = await app.keeper.reach.storage();
    const [documents, held] = await Promise.all([listDocuments(database), heldLocks()]);
    const own = app.kept.getState();
    return documents
      .map((document) => ({
        ...document,
        isElsewhere: document.id === own.document ? own.follows : held.has(lockOf(document.id)),
      }))
      .sort((one, other) => other.at - one.at);
  } catch {
    return [];
  }
}

/** Those that any tab holds, as far as the browser tells. */
async function heldLocks(): Promise<ReadonlySet<string | undefined>> {
  return new Set((await browserLocks()?.query())?.held?.map(({ name }) => name));
}

const summaries = new Map<string, Summary>();

/** Read once for each head. */
export async function summaryOf(app: App, { id, head }: DocumentRecord): Promise<Summary> {
  const key = `${id} ${head}`;
  const known = summaries.get(key);
  if (known) return known;
  const summary = await read(await app.keeper.reach.storage(), id, head).catch(
    () => ({ kind: "damaged" }) as const,
  );
  summaries.set(key, summary);
  return summary;
}

/** Of the network on the canvas, as it is now. */
export function presentSummary(network: Network, epoch: number, accuracy: number | undefined): string {
  const check = checkOf(network);
  return sayNetwork({ network, shapes: check.shapes, parameters: totalParameters(check), epoch, accuracy });
}

async function read(database: Database, document: string, head: number): Promise<Summary> {
  const { revision, run } = await readAtOnce(database, async (transaction) => {
    const stored = await transaction.objectStore("revisions").get([document, head]);
    const id = stored?.trained?.run?.id;
    return {
      revision: stored,
      run: id === undefined ? undefined : await transaction.objectStore("runs").get(id),
    };
  });
  if (!revision) return { kind: "damaged" };
  const { text, trained } = revision;
  if (text.length > LONGEST_TEXT) return { kind: "ok", words: "a large network" };
  const opened = openNetwork(text);
  if (opened.kind !== "ok") return { kind: "damaged" };
  const record = run?.records[(trained?.run?.records ?? 0) - 1];
  return { kind: "ok", words: presentSummary(opened.network, trained?.epoch ?? 0, record?.accuracy) };
}
