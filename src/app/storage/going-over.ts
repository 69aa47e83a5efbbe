/** A tab goes over from its document to another one, once all of its own is written. */
import type { Trained } from "../run/checkpoints";
import type { Database } from "./database";
import { type Claim, newClaim, putOnShelf } from "./document-store";
import type { Keeper } from "./kept";
import { newId } from "./new-id";
import type { Ownership, Reserved } from "./ownership";
import type { Packer, Work } from "./packing";
import { type ReadDocument, readDocument, takeDocument } from "./reading";
import type { DocumentRecord } from "./records";
import { recoverWhatIsLeft } from "./recovering";

/** A document that is about to stand on the tab's canvas. */
export interface Standing {
  readonly claim: Claim;
  readonly reserved: Reserved;
  /** undefined where it begins now. */
  readonly read: ReadDocument | undefined;
  readonly origin: DocumentRecord["origin"];
}

/** What of the keeper's own is needed for it. */
export interface GoingOverParts {
  readonly storage: () => Promise<Database>;
  readonly packer: Packer;
  readonly tab: string;
  readonly ownership: Ownership;
  readonly flush: () => Promise<void>;
  readonly schedule: () => void;
  readonly state: () => {
    readonly role: "opening" | "writer" | "follower";
    /** Another tab has taken the document, and what this one has is not settled yet. */
    readonly isLosing: boolean;
    readonly isKept: boolean;
    /** The storage has taken what was written last. */
    readonly isWell: boolean;
  };
  readonly work: () => Work;
  /** The run as it was written last. */
  readonly stored: () => Trained | undefined;
  /** Puts it in the place of the document before, at once. */
  readonly stand: (standing: Standing, show: () => void) => void;
}

/** Milliseconds that writing has: large weights take a second; what does not go is known. */
const WRITES_WITHIN = { well: 5000, troubled: 300 } as const;
/** Edits may come while what is before them is written. */
const WRITES = 5;

export function createGoingOver(parts: GoingOverParts) {
  const { storage, packer, tab, ownership, state, stand } = parts;

  /** Whether the storage holds all there is, as far as it could be written in time. */
  async function isAllWritten(): Promise<boolean> {
    const { role, isLosing, isKept, isWell } = state();
    if (role !== "writer") return role === "follower" ? !isLosing : isKept;
    const { epoch, step = 0 } = parts.work().trained;
    const { epoch: storedEpoch = 0, step: storedStep = 0 } = parts.stored() ?? {};
    // A run that was left a moment ago has not been heard of by the autosave.
    if (epoch !== storedEpoch || step !== storedStep) parts.schedule();
    const written = async () => {
      for (let left = WRITES; !state().isKept && left > 0; left--) await parts.flush();
      return state().isKept && !state().isLosing;
    };
    const late = new Promise<boolean>((resolve) =>
      setTimeout(resolve, WRITES_WITHIN[isWell ? "well" : "troubled"], false),
    );
    return Promise.race([written(), late]);
  }

  /** @returns whether the tab's document is written and the other stands in its place */
  async function goOver(standing: Standing, show: () => void): Promise<boolean> {
    do {
      if (await isAllWritten()) continue;
      standing.reserved.drop();
      return false;
    } while (state().role === "writer" && !state().isKept);
    stand(standing, show);
    return true;
  }

  /** Where no other tab writes it, this one is its writer from then on, and what a page has left of it belongs to it. */
  async function read(
    document: string,
    { isWriter }: Reserved,
  ): Promise<(Pick<Standing, "claim"> & { readonly read: ReadDocument }) | undefined> {
    const database = await storage();
    if (!isWriter) {
      const found = await readDocument(database, packer, document);
      return found && { claim: newClaim(document), read: found };
    }
    await recoverWhatIsLeft(database, document);
    const taken = await takeDocument(database, packer, tab, document);
    // No tab is to try it by itself.
    if (!taken) await putOnShelf(database, document);
    return taken;
  }

  const open: Keeper["open"] = async (document, show) => {
    const reserved = await ownership.reserve(document);
    try {
      const found = await read(document, reserved);
      if (!found) {
        reserved.drop();
        return "unreadable";
      }
      const standing = { ...found, reserved, origin: undefined };
      return (await goOver(standing, () => show(found.read))) ? "opened" : "unkept";
    } catch (error) {
      reserved.drop();
      throw error;
    }
  };

  const begin: Keeper["begin"] = async ({ began, origin }, show) => {
    // The storage has not answered yet: what is begun now is what it will hold.
    if (state().role === "opening") return false;
    const claim = newClaim(newId(), began);
    const reserved = await ownership.reserve(claim.document);
    return goOver({ claim, reserved, origin, read: undefined }, show);
  };

  return { open, begin, isAllWritten };
}
