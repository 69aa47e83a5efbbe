/** The documents of this browser that a tab does not show: listed, read, and few enough. */
import type { Database } from "./database";
import { listDocuments } from "./document-store";
import type { Ownership } from "./ownership";
import type { Packer } from "./packing";
import { type ReadDocument, readDocument, readText } from "./reading";
import type { DocumentRecord } from "./records";

export interface RecentWork {
  /** Documents other than this tab's, the one opened last first; none where the storage does not tell. */
  readonly recent: () => Promise<readonly DocumentRecord[]>;
  /** One of them, which is wanted from now on; undefined where it cannot be read. */
  readonly read: (document: string) => Promise<ReadDocument | undefined>;
  /** What those reach the storage by that come late (app/documents/). */
  readonly reach: Pick<RecentWorkParts, "storage" | "packer" | "ownership">;
  /** Its newest text as it lies in the storage, whatever is wrong with it; undefined where there is none. */
  readonly textOf: (document: string) => Promise<string | undefined>;
}

export interface RecentWorkParts {
  /** @throws what the storage throws */
  readonly storage: () => Promise<Database>;
  readonly packer: Packer;
  readonly ownership: Ownership;
  /** The tab's own document. */
  readonly own: () => string;
  readonly say: (sentence: string) => void;
}

/** Milliseconds after the page has come, and after work was put aside, until documents that are too many go. */
const THINS_AFTER = 5000;

// The page begins without.
const loadGoing = () => import("./documents-that-go");

/** With `thinSoon`: what could not be taken away then is so the next time. */
export function createRecentWork({ storage, packer, ownership, own, say }: RecentWorkParts) {
  let thinning: ReturnType<typeof setTimeout> | undefined;

  const recentWork: RecentWork = {
    reach: { storage, packer, ownership },
    async recent() {
      try {
        const documents = await listDocuments(await storage());
        return documents.filter(({ id, deleted }) => id !== own() && deleted === undefined);
      } catch {
        return [];
      }
    },
    async read(document) {
      const database = await storage();
      const read = await readDocument(database, packer, document).catch(() => undefined);
      const keep = async () => (await loadGoing()).keepDocument(database, document);
      if (read) await keep().catch(() => undefined);
      return read;
    },
    textOf: async (document) => readText(await storage(), document).catch(() => undefined),
  };

  async function thin(): Promise<void> {
    try {
      const { thinDocuments } = await loadGoing();
      const sentence = await thinDocuments(await storage(), ownership);
      if (sentence) say(sentence);
    } catch {
      // The next time.
    }
  }

  return {
    recentWork,
    thinSoon(): void {
      clearTimeout(thinning);
      thinning = setTimeout(() => void thin(), THINS_AFTER);
    },
  };
}
