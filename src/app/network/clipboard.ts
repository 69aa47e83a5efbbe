/**
 * Copy and paste through the system's clipboard: the chosen nodes as a saved network, weights and all, so that every tab
 * and every document of Unfold takes them, and an editor of text shows what they are.
 */
import type { Checkpoint } from "../../core/network/checkpoint";
import { clipOf, pasteClip, withCopiedWeights } from "../../core/network/clip";
import { type Copied, duplicateNodes } from "../../core/network/edit";
import { type Opened, type OpenedNetwork, saveNetwork } from "../../core/network/file";
import { isFrame, notesCopiedWith, type Parts, withMembers } from "../../core/network/frames";
import type { Network, Note, Position } from "../../core/network/network";
import { notesOf } from "../../core/network/notes";
import type { App } from "../app";
import { readNetwork } from "../storage/read-network";
import { chosen, nameOfChosen, presentOf } from "./chosen";

/** Beside the originals and below them, so that nothing lies over them. */
const ASIDE: Position = { x: 24, y: 200 };

/** The chosen nodes and notes as text, with the weights of the last picture; undefined where neither is chosen. */
export function copiedText(app: App): string | undefined {
  const parts = chosen(app);
  return parts.nodes.length + parts.notes.length === 0 ? undefined : textOf(app, parts);
}

function textOf(app: App, { nodes, notes }: Parts): string {
  const { weights } = app.run.getState();
  const own = new Map([...(weights ?? [])].filter(([id]) => nodes.includes(id)));
  const present = presentOf(app);
  return saveNetwork(clipOf(present, nodes, notesCopiedWith(present, { nodes, notes })), own);
}

/** A note as text that any tab of Unfold takes; a frame with all that it holds. */
export function copiedNote(app: App, note: Note): string {
  const alone = { nodes: [], notes: [note.id] };
  return textOf(app, isFrame(note) ? withMembers(presentOf(app), note, alone) : alone);
}

/** @returns whether it is on the clipboard now; where not, that is said */
export async function copyToClipboard(app: App): Promise<boolean> {
  const text = copiedText(app);
  if (text === undefined) return false;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    app.session
      .getState()
      .notify("This browser does not let the page copy by itself. Use the keys.", "error");
    return false;
  }
}

/** Pastes what is on the clipboard, a little aside of where it was copied. */
export async function pasteFromClipboard(app: App, middle?: Position): Promise<void> {
  let text: string;
  try {
    text = await navigator.clipboard.readText();
  } catch {
    app.session
      .getState()
      .notify("This browser does not let the page read the clipboard by itself. Use the keys.", "error");
    return;
  }
  await pasteText(app, text, middle);
}

/**
 * Adds the nodes of a text that was copied, or of a saved network; what is neither is a notice and changes nothing.
 * @param middle where the middle of them comes to lie, on the canvas
 */
export async function pasteText(app: App, text: string, middle?: Position): Promise<void> {
  const opened = await readNetwork(new Blob([text]));
  if (opened.kind !== "ok") return app.session.getState().notify(refusalOf(text, opened), "error");
  const { nodes, notes = [] } = opened.network;
  const count = nodes.length;
  if (count + notes.length === 0)
    return app.session.getState().notify("What was copied holds no nodes. Nothing was pasted.", "error");
  const what = count === 0 ? (notes.length === 1 ? "note" : `${notes.length} notes`) : `${count} nodes`;
  const label = `paste ${count === 1 ? nodes[0]?.name : what}`;
  await insert(app, label, opened, (network) => pasteClip(network, opened.network, middle));
}

/** Copies of the chosen nodes, with their weights. */
export async function duplicateChosen(app: App): Promise<void> {
  const parts = chosen(app);
  await insert(app, `duplicate ${nameOfChosen(app)}`, undefined, (network) =>
    duplicateNodes(network, parts.nodes, ASIDE, notesCopiedWith(network, parts)),
  );
}

/** @param source where the originals' weights are; in the network itself where undefined */
async function insert(
  app: App,
  label: string,
  source: OpenedNetwork | undefined,
  copy: (network: Network) => Copied,
): Promise<void> {
  let added: Parts = { nodes: [], notes: [] };
  const hasChanged = await app.controller.editWithWeights(label, ({ network, weights }) => {
    const { nodes, copyOf, network: next } = copy(network);
    const originals: Checkpoint = source ? (source.checkpoint ?? new Map()) : weights;
    const before = new Set(notesOf(network).map(({ id }) => id));
    const notes = notesOf(next).flatMap(({ id }) => (before.has(id) ? [] : id));
    added = { nodes, notes };
    return { network: next, weights: withCopiedWeights(weights, originals, copyOf) };
  });
  if (!hasChanged) return;
  app.session.getState().select(added.nodes);
  app.session.getState().set({ notes: added.notes });
  app.viewport.reveal(added.nodes[0]);
}

function refusalOf(text: string, { kind, ...said }: Exclude<Opened, { kind: "ok" }>): string {
  if (text.trim() === "")
    return "The clipboard holds no text. Copy nodes on a canvas first, then paste them.";
  if (kind === "not-json" || kind === "not-ours")
    return "What was copied is no part of a network. Copy nodes on a canvas first, then paste them.";
  return said.text
    .replace("This file", "What was copied")
    .replace("Nothing was opened", "Nothing was pasted");
}
