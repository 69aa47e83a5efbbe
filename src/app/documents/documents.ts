/**
 * The networks of this browser, of which this tab shows one: another comes on the canvas, begins, is named, copied, deleted and put
 * back. What goes from the canvas is written first, weights, run and undo with it.
 */
import type { StoreApi } from "zustand/vanilla";
import type { OpenedNetwork } from "../../core/network/file";
import { startHistory } from "../../core/network/history";
import { LIMITS, type Network } from "../../core/network/network";
import { newNetwork } from "../../core/network/new-network";
import { Turns } from "../../core/turns";
import { checkOf } from "../network/check";
import { brought, type Checkpoints, type Trained } from "../run/checkpoints";
import type { RunController } from "../run/run-controller";
import { type PresentDocument, recallTrained } from "../storage/document";
import type { Keeper, KeptDocument, NewDocument } from "../storage/kept";
import { markOpening, unmarkWhenItStands } from "../storage/opening-mark";
import type { ReadDocument, ReadRevision } from "../storage/reading";
import { readWanted, recentDocuments } from "../storage/recent-work";
import type { DocumentRecord, NamedDocument } from "../storage/records";
import { type CanvasChangeParts, createCanvasChange } from "./canvas-change";
import { discardUntouched, markDeleted, removeDeleted, renameStored } from "./stored-documents";

/** Milliseconds that a trainer has to tell of its run before the network goes from the canvas. */
const LEAVES_WITHIN = 500;
const copyName = (name: string) => `${name.slice(0, LIMITS.name - " copy".length)} copy`;

export interface Documents {
  /**
   * Puts a network on the canvas as a document of its own. Where what is there cannot be kept, it takes its place, and undo brings
   * that back.
   * @param label for undo then: "open Two rings"
   * @param trained the run behind its weights; none where absent
   */
  readonly begin: (
    opened: OpenedNetwork,
    about: NewDocument,
    label: string,
    trained?: Trained,
  ) => Promise<void>;
  /** An empty canvas, as a document of its own. */
  readonly beginEmpty: () => Promise<void>;
  /** @returns whether it could be read; what cannot be done is a notice */
  readonly open: (document: NamedDocument) => Promise<boolean>;
  /** The document that was on the canvas before this one. */
  readonly back: () => Promise<void>;
  /** A copy of what is on the canvas, or of another document, which is opened. */
  readonly duplicate: (document: NamedDocument) => Promise<void>;
  readonly rename: (document: NamedDocument, name: string) => Promise<void>;
  /** It can be put back for a while; of what is on the canvas the document before takes the place. */
  readonly remove: (document: NamedDocument) => Promise<void>;
  /** Puts an earlier state of the network on the canvas, with its weights; undo brings the present one back. */
  readonly restore: (version: ReadRevision, name: string) => void;
  readonly putBack: (document: NamedDocument) => Promise<void>;
  readonly removeForGood: (document: DocumentRecord) => Promise<void>;
}

export interface DocumentsParts extends CanvasChangeParts {
  readonly checkpoints: Checkpoints;
  readonly controller: Pick<RunController, "leave" | "begin">;
  readonly keeper: Keeper;
  readonly kept: StoreApi<KeptDocument>;
  readonly present: PresentDocument;
  /** The document that this tab showed before. */
  readonly previous: StoreApi<{ readonly document: NamedDocument | undefined }>;
  /** How often documents that no tab shows have been changed here. */
  readonly listed: StoreApi<{ readonly changes: number }>;
}

export function createDocuments(parts: DocumentsParts): Documents {
  const { checkpoints, keeper, kept, network, present, controller, session, run, previous, listed } = parts;
  const { storage, ownership } = keeper.reach;
  const canvas = createCanvasChange(parts);
  /** Pressed twice, a preset opens and then takes its own place. */
  const turns = new Turns();
  const notify = (text: string) => session.getState().notify(text);
  const refuse = (text: string) => session.getState().notify(text, "error");
  const own = () => kept.getState().document;
  const named = () => network.getState().history.present.name;

  /** A preset as it is, or an empty canvas: it comes again whenever it is asked for. */
  function isUntouched(): boolean {
    const { began, follows } = kept.getState();
    const { history, trained } = present.work();
    const isShipped = began !== undefined && began.kind !== "file";
    const isAsItCame = history.past.length === 0 && history.future.length === 0;
    return isShipped && !follows && isAsItCame && trained.epoch === 0 && (trained.step ?? 0) === 0;
  }

  /** What the canvas shows goes, as it is; the answer is for when another network is there. */
  async function leave() {
    const { progress } = run.getState();
    const left = { id: own(), name: named(), place: canvas.place() };
    await controller.leave(LEAVES_WITHIN);
    const wasUntouched = isUntouched();
    return async () => {
      canvas.remember(left.id, left.place);
      previous.setState({ document: wasUntouched ? undefined : left });
      if (progress.state === "running") {
        notify(
          `“${left.name}” stands still at epoch ${progress.epoch}; it trains on from there when it is opened again.`,
        );
      }
      if (wasUntouched) await discardUntouched(await storage(), left.id).catch(() => undefined);
    };
  }

  /** The run goes on, where the canvas shows the same network as before. */
  function stay(): void {
    void controller.begin();
  }

  function show(id: string, read: ReadDocument): void {
    markOpening(id);
    recallTrained(checkpoints, read);
    canvas.show(id, read.history, read.trained);
    unmarkWhenItStands(id);
  }

  const begin: Documents["begin"] = (...asked) => turns.take(() => beginNow(...asked));
  const beginEmpty = () =>
    begin({ network: newNetwork(), checkpoint: undefined }, { began: { kind: "empty" } }, "new network");

  async function beginNow(...[opened, about, label, trained]: Parameters<Documents["begin"]>): Promise<void> {
    const gone = await leave();
    // A value of its own even when the same preset is opened twice, so that its weights are its own too. Its parts never change.
    const next: Network = { ...opened.network };
    // Of a large network checking takes as long as showing it, so each has a task of its own.
    checkOf(next);
    await new Promise((resolve) => setTimeout(resolve));
    const begun = brought(opened.checkpoint);
    const nextTrained = trained ? { ...trained, weights: begun.weights } : begun;
    checkpoints.set(next, nextTrained);
    const show = () => canvas.show(undefined, startHistory(next), nextTrained);
    if (await keeper.begin(about, show).catch(() => false)) {
      await gone();
      // What has become of it can be compared with how it came.
      if (about.began?.kind === "file") await keeper.keepVersion(`As opened from ${about.began.file}`);
      return;
    }
    const before = named();
    session.getState().select([]);
    network.getState().open(next, label);
    if (network.getState().history.present !== next) return stay();
    refuse(
      `“${before}” could not be kept: the browser’s storage did not take it. Undo brings it back; save it to a file then.`,
    );
  }

  const open: Documents["open"] = (document) => turns.take(() => openNow(document));

  async function openNow({ id, name }: NamedDocument): Promise<boolean> {
    if (id === own()) return true;
    const gone = await leave();
    const answer = await keeper.open(id, (read) => show(id, read)).catch(() => "failed" as const);
    if (answer === "opened") {
      await gone();
      return true;
    }
    stay();
    if (answer === "unkept") {
      refuse(
        `“${named()}” could not be kept: the browser’s storage did not take it, so it stays here. Save it to a file, then open “${name}”.`,
      );
    } else if (answer === "failed") {
      refuse(`“${name}” could not be opened: the browser’s storage does not answer. Nothing was changed.`);
    } else {
      refuse(
        `“${name}” cannot be read: it is damaged. Nothing was opened, and it stays as it is. Its text can be downloaded beside it.`,
      );
    }
    return answer !== "unreadable";
  }

  /** Of a document that no other tab has open. @returns whether it was done */
  async function change(
    { id, name }: NamedDocument,
    verb: string,
    work: () => Promise<void>,
  ): Promise<boolean> {
    let isDone = false;
    try {
      await ownership.whenFree(id, async () => {
        await work();
        isDone = true;
      });
      if (!isDone) refuse(`“${name}” is open in another tab: ${verb} it there, or close that tab first.`);
    } catch {
      refuse(`The browser’s storage did not take it: “${name}” stays as it is. Try again.`);
    }
    listed.setState(({ changes }) => ({ changes: changes + 1 }));
    return isDone;
  }

  /** Where what is on the canvas goes: the document before, or another, or an empty one. */
  async function makeRoom(): Promise<void> {
    const { document: before } = previous.getState();
    const others = await recentDocuments(keeper.reach, own());
    const next = others.find(({ id }) => id === before?.id) ?? others[0];
    if (next && (await open(next))) return;
    await beginEmpty();
  }

  return {
    begin,
    beginEmpty,
    open,
    async back() {
      const { document } = previous.getState();
      if (document) await open(document);
    },
    async duplicate({ id, name }) {
      const isOwn = id === own();
      if (isOwn) await present.freshen(LEAVES_WITHIN);
      const read = isOwn
        ? { history: network.getState().history, trained: present.work().trained }
        : await readWanted(keeper.reach, id);
      if (!read) return refuse(`“${name}” cannot be read: it is damaged, and was not copied.`);
      const { history, trained } = read;
      const copy = { ...history.present, name: copyName(history.present.name) };
      await begin({ network: copy, checkpoint: trained.weights }, {}, `duplicate ${name}`, trained);
    },
    async rename(document, name) {
      if (name.trim() === "" || name === document.name) return;
      if (document.id === own()) {
        network.getState().change("rename the network", (now) => ({ ...now, name }));
        return;
      }
      await change(document, "rename", async () => renameStored(await storage(), document.id, name));
    },
    async remove(document) {
      if (document.id === own()) {
        if (kept.getState().follows) {
          return refuse(
            `“${document.name}” is open in another tab: delete it there, or close that tab first.`,
          );
        }
        await makeRoom();
        if (document.id === own()) return;
      }
      const isDone = await change(document, "delete", async () =>
        markDeleted(await storage(), document.id, Date.now()),
      );
      if (isDone)
        notify(`“${document.name}” is deleted. For 30 days it can be put back, under Networks, Deleted.`);
    },
    restore({ network: earlier, trained }, name) {
      const next: Network = { ...earlier };
      checkpoints.set(next, trained);
      session.getState().set({ comparison: undefined });
      session.getState().select([]);
      network.getState().open(next, `restore ${name}`);
    },
    async putBack(document) {
      await change(document, "put back", async () => markDeleted(await storage(), document.id, undefined));
    },
    async removeForGood(document) {
      await change(document, "delete", async () => removeDeleted(await storage(), document));
    },
  };
}
