/** What the keeper of a tab's document (keeper.ts) is to the rest of the page. */
import type { Database } from "./database";
import type { OwnershipParts } from "./ownership";
import type { Work } from "./packing";
import type { ReadDocument } from "./reading";
import type { Reach } from "./recent-work";
import type { Began, DocumentRecord } from "./records";

/** silent: the storage does not answer. full: there is no room. unavailable: the browser keeps nothing here. */
export type KeepState = "kept" | "keeping" | "unavailable" | "silent" | "full";

/** How the document of this tab is kept. */
export interface KeptDocument {
  readonly state: KeepState;
  readonly document: string;
  /** What it was when it began, where that is known. */
  readonly began: Began | undefined;
  /** Another tab writes it; this one shows what it does. */
  readonly follows: boolean;
}

export interface Keeper {
  /** For what comes late. */
  readonly reach: Reach;
  /**
   * Opens the storage and the document that this tab shows. Until then nothing is written.
   * @param preferred the document that the tab had before a reload
   * @returns undefined where it begins a document of its own
   * @throws what the storage throws
   */
  readonly start: (preferred: string | undefined) => Promise<ReadDocument | undefined>;
  /** What is on the canvas becomes a document of its own, written by this tab. */
  readonly startNew: () => Promise<void>;
  /** Writes soon; many calls are one write. */
  readonly schedule: () => void;
  /** Writes now what is waiting. */
  readonly flush: () => Promise<void>;
  /** Leaves what is waiting where the next visit finds it: the page is about to go, and a database would be too late. */
  readonly leave: () => void;
  /** Writes the document that this tab follows, from what the other tab has written. */
  readonly takeOver: () => Promise<void>;
  /**
   * Goes over to another document, once all of this one is written.
   * @param show puts it on the canvas, at once
   * @returns where it cannot: "unkept" is this document, which stays on the canvas then
   * @throws what the storage throws; this document stays then
   */
  readonly open: (
    document: string,
    show: (read: ReadDocument) => void,
  ) => Promise<"opened" | "unkept" | "unreadable">;
  /** Goes over to a new one, which `show` puts on the canvas. @returns whether it did: not where this one is not kept */
  readonly begin: (about: NewDocument, show: () => void) => Promise<boolean>;
  /** Keeps what is on the canvas for good, under a name. @returns whether the storage holds it */
  readonly keepVersion: (name: string) => Promise<boolean>;
  /** Gives one of the document's revisions a name, or takes it away: then it goes as others do. @throws what the storage throws */
  readonly nameVersion: (revision: number, name: string | undefined) => Promise<void>;
}

/** What is known of a document when it begins. */
export type NewDocument = Pick<DocumentRecord, "origin"> & { readonly began?: Began };

export interface KeeperParts extends Pick<OwnershipParts, "tab" | "locks" | "channel"> {
  /**
   * Opens the storage. @throws DOMException where there is none
   * @param closed told where it is closed under us
   */
  readonly open: (closed: () => void) => Promise<Database>;
  /** What is on the canvas now. */
  readonly work: () => Work;
  readonly report: (kept: KeptDocument) => void;
  readonly say: (sentence: string) => void;
  /** Puts on the canvas what another tab has written. */
  readonly show: (read: ReadDocument) => void;
}
