/**
 * Keeps what is on the canvas of this tab in the browser: within a second of each change, weights and undo with it.
 * A document has one tab that writes it; the others follow. What cannot be kept stays in memory and is a state that
 * `report` is told of.
 */
import { Turns } from "../../core/turns";
import { FIRST_BEGAN } from "../network/first-preset";
import { createConnection } from "./connection";
import { type Claim, newClaim, thin, writeRevision } from "./document-store";
import type { Standing } from "./going-over";
import type { Keeper, KeeperParts, KeepState } from "./kept";
import { createLastWords } from "./last-words";
import { newId } from "./new-id";
import { markStands } from "./opening-mark";
import { createOwnership } from "./ownership";
import { Packer, type Work } from "./packing";
import { type ReadDocument, readDocument, takeDocument } from "./reading";
import type { DocumentRecord } from "./records";
import { startDocument } from "./starting";
import { createThinning } from "./thinning-soon";

/** Milliseconds from a change to its writing, whatever else changes meanwhile: steady editing is written as steadily. */
const WRITES_AFTER = 300;
/** Milliseconds until what could not be written is tried again. */
const TRIES_AFTER = 5000;
/** Milliseconds of the storage's silence until it is said. */
const ANSWERS_WITHIN = 1500;

/** One for each tab. */
export function createKeeper(parts: KeeperParts): Keeper {
  const { tab, say } = parts;
  const packer = new Packer();
  const { storage, forget } = createConnection(parts.open);
  let role: "opening" | "writer" | "follower" = "opening";
  let claim: Claim = newClaim(newId(), FIRST_BEGAN);
  let state: KeepState = "kept";
  /** Another tab has taken the document, and what this one has is not settled yet. */
  let isLosing = false;
  /** The name that the next write is kept under. */
  let version: string | undefined;
  /** What it is a copy of, for its first write. */
  let origin: DocumentRecord["origin"];
  let storedHistory: Work["history"] | undefined;
  let storedTrained: Work["trained"] | undefined;
  /** Changes asked to be kept, and how many of them the database is known to hold. */
  let asked = 0;
  let kept = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<void> = Promise.resolve();
  let following: Promise<void> = Promise.resolve();
  /** Taking a document, losing it and beginning one, one after the other. */
  const turns = new Turns();

  const name = () => parts.work().history.present.name;
  const tell = (now: KeepState) => {
    state = now;
    const { document, began } = claim;
    parts.report({ state, document, began, follows: role === "follower" });
  };
  const ownership = createOwnership({
    ...parts,
    flush,
    lost: lose,
    inherited: (document) =>
      void turns.take(async () => {
        if (claim.document !== document) return;
        await become(`The tab that wrote “${name()}” shows another or is closed: this one writes it now.`);
      }),
    written: follow,
  });
  const reach = { storage, packer, ownership };
  const thinSoon = createThinning(reach, say);

  const lastWords = createLastWords({
    isKept: () => kept === asked,
    words() {
      // Also of what was begun before the storage has answered.
      if (role === "follower") return undefined;
      const text = packer.textOf(parts.work().history.present);
      return { document: claim.document, tab, revision: claim.head, changes: asked, text };
    },
  });

  async function write(): Promise<void> {
    if (role !== "writer") return;
    const upTo = asked;
    const begun = Date.now();
    const silence = setTimeout(() => tell("silent"), ANSWERS_WITHIN);
    try {
      const work = parts.work();
      const packed = await packer.pack(work, work.history !== storedHistory || claim.head === 0);
      const next = { ...packed, changes: upTo, version };
      const written = await writeRevision(await storage(), tab, claim, next, origin && { origin });
      if (!written) return lose();
      claim = written;
      origin = undefined;
      if (next.version === version) version = undefined;
      storedHistory = work.history;
      storedTrained = work.trained;
      kept = upTo;
      lastWords.written({ document: claim.document, tab }, upTo, begun);
      ownership.tell("written");
      tell(kept === asked ? "kept" : "keeping");
      clearTimeout(silence);
      // What could not be taken away now is so after the next write.
      const thinned = await thin(await storage(), written).catch(() => written);
      if (claim === written) claim = thinned;
    } catch (error) {
      tell(stateOf(error));
      // A connection that was closed is opened again at the next try.
      if (state === "unavailable") forget();
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
    lastWords.leaveWhereLate();
    if (role !== "writer" || timer !== undefined) return;
    tell("keeping");
    timer = setTimeout(() => void flush(), WRITES_AFTER);
  }

  /** Another tab writes the document now. What it has not got goes on here as a copy. */
  function lose(): void {
    if (role !== "writer") return;
    role = "follower";
    isLosing = true;
    const lost = name();
    tell("kept");
    void turns.take(async () => {
      await flush();
      isLosing = false;
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
      const { document } = claim;
      const read = await storage()
        .then((database) => readDocument(database, packer, document))
        .catch(() => undefined);
      if (read && role === "follower" && claim.document === document) parts.show(read);
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
      standsAs("writer", taken.read);
      tell("kept");
      say(taken.read.sentence ?? sentence);
    } catch (error) {
      tell(stateOf(error));
    }
  }

  /** What is on the canvas is what the storage has. */
  function standsAs(now: typeof role, read: ReadDocument | undefined): void {
    role = now;
    storedHistory = read?.history;
    storedTrained = read?.trained;
    kept = asked;
    lastWords.settled();
  }

  /** Another document takes this one's place; what this one has is written. */
  function stand({ claim: next, origin: from, reserved, read }: Standing, show: () => void): void {
    clearTimeout(timer);
    timer = undefined;
    version = undefined;
    lastWords.forget();
    reserved.take();
    // What is shown is no change of it.
    role = "follower";
    claim = next;
    origin = from;
    show();
    standsAs(reserved.isWriter ? "writer" : "follower", read);
    if (!read) schedule();
    tell(kept === asked ? "kept" : "keeping");
    if (read?.sentence) say(read.sentence);
    thinSoon();
  }

  /** The page begins without. */
  const goingOver = async () => {
    const { createGoingOver } = await import("./going-over");
    return createGoingOver({
      ...{ storage, packer, tab, ownership, flush, schedule, stand },
      state: () => ({
        role,
        isLosing,
        isKept: kept === asked,
        isWell: state === "kept" || state === "keeping",
      }),
      work: parts.work,
      stored: () => storedTrained,
    });
  };

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
      standsAs(start.isWriter ? "writer" : "follower", start.read);
      tell("kept");
      if (start.sentence) say(start.sentence);
      thinSoon();
      return start.read;
    },
    startNew: () => turns.take(beginNew),
    schedule,
    flush,
    leave: lastWords.leave,
    takeOver: () =>
      turns.take(async () => {
        if (role !== "follower") return;
        await ownership.take();
        await become(`This tab writes “${name()}” now.`);
      }),
    open: (document, show) => turns.take(async () => (await goingOver()).open(document, show)),
    begin: (about, show) => turns.take(async () => (await goingOver()).begin(about, show)),
    async keepVersion(name) {
      version = name;
      schedule();
      const isKept = await (await goingOver()).isAllWritten();
      if (!isKept) version = undefined;
      return isKept && role === "writer";
    },
    nameVersion(revision, name) {
      // Between two writes, which go on from the claim.
      const naming = writing.then(async () => {
        const { nameRevision } = await import("./versions");
        claim = await nameRevision(await storage(), claim, revision, name);
      });
      writing = naming.catch(() => undefined);
      return naming;
    },
    reach,
  };
}

function stateOf(error: unknown): KeepState {
  return error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "unavailable";
}
