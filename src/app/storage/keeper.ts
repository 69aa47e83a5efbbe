/**
 * Keeps what is on the canvas of this tab in the browser: within a second of each change, weights and undo with it.
 * A document has one tab that writes it; the others follow. What cannot be kept stays in memory and is a state that
 * `report` is told of.
 */
import { Turns } from "../../core/turns";
import type { Database } from "./database";
import { type Claim, newClaim, shelve, thin, writeRevision } from "./document-store";
import { leaveBehind, takeAway } from "./left-behind";
import { newId } from "./new-id";
import { markStands } from "./opening-mark";
import { createOwnership, type OwnershipParts } from "./ownership";
import { Packer, type Work } from "./packing";
import { type ReadDocument, readDocument, takeDocument } from "./reading";
import { createRecentWork, type RecentWork } from "./recent-work";
import type { DocumentRecord } from "./records";
import { startDocument } from "./starting";

/** silent: the storage does not answer. full: there is no room. unavailable: the browser keeps nothing here. */
export type KeepState = "kept" | "keeping" | "unavailable" | "silent" | "full";

/** How the document of this tab is kept. */
export interface KeptDocument {
  readonly state: KeepState;
  readonly document: string;
  /** Another tab writes it; this one shows what it does. */
  readonly follows: boolean;
}

/** Milliseconds from a change to its writing, whatever else changes meanwhile: steady editing is written as steadily. */
const WRITES_AFTER = 300;
/** Milliseconds until what could not be written is tried again. */
const TRIES_AFTER = 5000;
/** Milliseconds that a change may wait for the storage before it is left in local storage as well. */
const LATE = 400;
/** Milliseconds of the storage's silence until it is said. */
const ANSWERS_WITHIN = 1500;

export interface Keeper extends RecentWork {
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
  /** Puts work aside. @throws what the storage throws */
  readonly shelve: (work: Work) => Promise<void>;
}

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

/** One for each tab. */
export function createKeeper(parts: KeeperParts): Keeper {
  const { tab, say } = parts;
  const packer = new Packer();
  let opening: Promise<Database> | undefined;
  let role: "opening" | "writer" | "follower" = "opening";
  let claim: Claim = newClaim(newId());
  /** What it is a copy of, for its first write. */
  let origin: DocumentRecord["origin"];
  let storedHistory: Work["history"] | undefined;
  /** Changes asked to be kept, and how many of them the database is known to hold. */
  let asked = 0;
  let kept = 0;
  /** When the oldest change was made that is not kept, and when what there is was last left in local storage, with which changes. */
  let unkeptSince: number | undefined;
  let leftAt = 0;
  let left = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lateTimer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();
  let following: Promise<void> = Promise.resolve();
  /** Taking a document, losing it and beginning one, one after the other. */
  const turns = new Turns();

  const name = () => parts.work().history.present.name;
  const tell = (state: KeepState) =>
    parts.report({ state, document: claim.document, follows: role === "follower" });
  const ownership = createOwnership({
    ...parts,
    flush,
    lost: lose,
    inherited: () =>
      void turns.take(() => become(`The tab that wrote “${name()}” is closed: this one writes it now.`)),
    written: follow,
  });
  const own = () => claim.document;
  const { recentWork, thinSoon } = createRecentWork({ storage, packer, ownership, own, say });

  function storage(): Promise<Database> {
    opening ??= parts.open(() => {
      opening = undefined;
    });
    opening.catch(() => {
      opening = undefined;
    });
    return opening;
  }

  async function write(): Promise<void> {
    if (role !== "writer") return;
    const upTo = asked;
    const begun = Date.now();
    const silence = setTimeout(() => tell("silent"), ANSWERS_WITHIN);
    try {
      const work = parts.work();
      const packed = await packer.pack(work, work.history !== storedHistory || claim.head === 0);
      const next = { ...packed, changes: upTo };
      const written = await writeRevision(await storage(), tab, claim, next, origin && { origin });
      if (!written) return lose();
      claim = written;
      origin = undefined;
      storedHistory = work.history;
      kept = upTo;
      unkeptSince = kept === asked ? undefined : begun;
      if (left > 0 && left <= upTo) takeAway({ document: claim.document, tab });
      ownership.tell("written");
      tell(kept === asked ? "kept" : "keeping");
      clearTimeout(silence);
      // What could not be taken away now is so after the next write.
      const thinned = await thin(await storage(), written).catch(() => written);
      if (claim === written) claim = thinned;
    } catch (error) {
      const state = stateOf(error);
      // A connection that was closed is opened again at the next try.
      if (state === "unavailable") opening = undefined;
      tell(state);
      timer ??= setTimeout(() => void flush(), TRIES_AFTER);
    } finally {
      clearTimeout(silence);
    }
  }

  function flush(): Promise<void> {
    if (timer === undefined) return writing;
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(write);
    return writing;
  }

  function schedule(): void {
    asked += 1;
    leaveWhereLate();
    if (role !== "writer" || timer !== undefined) return;
    tell("keeping");
    timer = setTimeout(() => void flush(), WRITES_AFTER);
  }

  function leave(): void {
    // Also of what was begun before the storage has answered.
    if (role === "follower" || kept === asked) return;
    leftAt = Date.now();
    left = asked;
    const text = packer.textOf(parts.work().history.present);
    leaveBehind({ document: claim.document, tab, revision: claim.head, changes: left, text });
  }

  /** A busy page hears late from the storage: what is killed meanwhile has left its words, the last ones too. */
  function leaveWhereLate(): void {
    if (kept === asked) return;
    const now = Date.now();
    unkeptSince ??= now;
    clearTimeout(lateTimer);
    if (now - unkeptSince > LATE && now - leftAt > LATE) leave();
    else lateTimer = setTimeout(leaveWhereLate, LATE + 1);
  }

  /** Another tab writes the document now. What it has not got goes on here as a copy. */
  function lose(): void {
    if (role !== "writer") return;
    role = "follower";
    const lost = name();
    tell("kept");
    void turns.take(async () => {
      await flush();
      if (role !== "follower") return;
      if (asked > kept) {
        await beginNew();
        say(`Another tab has taken over “${lost}”. What you did here last goes on as a copy, in this tab.`);
        return;
      }
      ownership.follow();
      follow();
      say(`Another tab writes “${lost}” now. This one shows what is done there.`);
    });
  }

  /** Shows the head, after what is being shown. */
  function follow(): void {
    following = following.then(async () => {
      if (role !== "follower") return;
      const read = await storage()
        .then((database) => readDocument(database, packer, claim.document))
        .catch(() => undefined);
      if (read && role === "follower") parts.show(read);
    });
  }

  /** Writes the document that it has followed, from what is its head now. */
  async function become(sentence: string): Promise<void> {
    if (role !== "follower") return;
    try {
      await following;
      const database = await storage();
      // The other tab may have gone with a last word.
      const { recoverWhatIsLeft } = await import("./recovering");
      await recoverWhatIsLeft(database, claim.document);
      const taken = await takeDocument(database, packer, tab, claim.document);
      ownership.tell("taken");
      if (!taken) return await beginNew();
      claim = taken.claim;
      parts.show(taken.read);
      storedHistory = taken.read.history;
      role = "writer";
      kept = asked;
      tell("kept");
      say(taken.read.sentence ?? sentence);
    } catch (error) {
      tell(stateOf(error));
    }
  }

  async function beginNew(): Promise<void> {
    // A document that was never written is nothing to be a copy of.
    origin = claim.head > 0 ? { document: claim.document, revision: claim.head } : undefined;
    // What was left behind until now is of the document that begins.
    if (role !== "opening") claim = newClaim(newId());
    await ownership.claim(claim.document);
    role = "writer";
    schedule();
    await flush();
  }

  return {
    async start(preferred) {
      const silence = setTimeout(() => tell("silent"), ANSWERS_WITHIN);
      const database = await storage().finally(() => clearTimeout(silence));
      // The page has not waited for it, and neither has somebody on it.
      const hasBegun = () => role !== "opening";
      if (hasBegun()) return undefined;
      const start = await startDocument(database, packer, ownership, tab, preferred);
      if (hasBegun()) {
        markStands(start.claim.document);
        await ownership.claim(claim.document);
        return undefined;
      }
      claim = start.claim;
      storedHistory = start.read?.history;
      role = start.isWriter ? "writer" : "follower";
      tell("kept");
      if (start.sentence) say(start.sentence);
      thinSoon();
      return start.read;
    },
    startNew: () => turns.take(beginNew),
    schedule,
    flush,
    leave,
    takeOver: () =>
      turns.take(async () => {
        if (role !== "follower") return;
        await ownership.take();
        await become(`This tab writes “${name()}” now.`);
      }),
    async shelve(work) {
      await shelve(await storage(), newId(), await packer.pack(work, false));
      thinSoon();
    },
    ...recentWork,
  };
}

function stateOf(error: unknown): KeepState {
  return error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "unavailable";
}
