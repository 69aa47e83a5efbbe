/** The nodes, wires and notes that are chosen and are there, what they are called together, and their removal. */
import { fedBy, feedersOf } from "../../core/graph/walk";
import { removeNodes, removeWires } from "../../core/network/edit";
import { framesOf } from "../../core/network/frames";
import { nodeOf } from "../../core/network/lookup";
import type { Network, NodeId, NoteId, WireId } from "../../core/network/network";
import { notesOf, removeNotes } from "../../core/network/notes";
import { countOf } from "../../core/words/count-of";
import type { App } from "../app";

export interface Chosen {
  readonly nodes: readonly NodeId[];
  readonly wires: readonly WireId[];
  /** Frames among them. */
  readonly notes: readonly NoteId[];
}

/** The network on the canvas. */
export const presentOf = (app: App): Network => app.network.getState().history.present;

/** What is chosen, as far as the network has it. */
export function chosen(app: App): Chosen {
  const { nodes, wires, notes } = app.session.getState();
  const present = presentOf(app);
  return {
    nodes: nodes.filter((id) => nodeOf(present, id) !== undefined),
    wires: wiresThere(present, wires),
    notes: notesOf(present).flatMap(({ id }) => (notes.includes(id) ? id : [])),
  };
}

function wiresThere({ wires }: Network, ids: readonly WireId[]): readonly WireId[] {
  if (ids.length === 0) return ids;
  const there = new Set(wires.map(({ id }) => id));
  return ids.filter((id) => there.has(id));
}

/** What these are called together: "hidden1", "3 nodes", "wire", as undo says it. */
export function nameOf(app: App, nodes: readonly NodeId[], wires: readonly WireId[] = []): string {
  if (nodes.length === 1 && wires.length === 0) return nodeOf(presentOf(app), nodes[0])?.name ?? "node";
  if (nodes.length === 0 && wires.length === 1) return "wire";
  return nodes.length === 0 ? `${wires.length} wires` : `${nodes.length} nodes`;
}

/** What all that is chosen is called: "3 nodes and 1 note", "hidden1 and 1 frame", "2 notes". */
export function nameOfChosen(app: App): string {
  const { nodes, wires, notes } = chosen(app);
  const frames = framesOf(presentOf(app)).filter(({ id }) => notes.includes(id)).length;
  const counts = [
    { noun: "note", count: notes.length - frames },
    { noun: "frame", count: frames },
  ].filter(({ count }) => count > 0);
  const hasNodes = nodes.length + wires.length > 0;
  return [
    // A box takes the wires at its nodes too.
    ...(hasNodes ? [nameOf(app, nodes, nodes.length > 0 ? [] : wires)] : []),
    ...counts.map(({ noun, count }) => countOf(count, noun)),
  ].join(" and ");
}

/** Removes all that is chosen. @param verb what undo says: "delete", "cut" */
export function removeChosen(app: App, verb: string): void {
  const { nodes, wires, notes } = chosen(app);
  remove(app, `${verb} ${nameOfChosen(app)}`, (network) => {
    // Without a node the network computes the same, and its run goes on.
    const without =
      nodes.length + wires.length > 0 ? removeWires(removeNodes(network, nodes), wires) : network;
    return notes.length > 0 ? removeNotes(without, notes) : without;
  });
}

/** An edit that takes what is chosen out; the keys go on beside it: at what fed it, else at what it fed. */
export function remove(app: App, label: string, edit: (network: Network) => Network): void {
  const { nodes } = chosen(app);
  const before = presentOf(app);
  const isDone = app.network.getState().change(label, edit);
  app.session.getState().select([]);
  if (isDone && nodes.length > 0) app.session.getState().set({ cursor: beside(before, nodes) });
}

function beside(network: Network, nodes: readonly NodeId[]): NodeId | undefined {
  const gone = new Set(nodes);
  for (const id of nodes) {
    const neighbours = [...feedersOf(network, id), ...fedBy(network, id)];
    const left = neighbours.find((other) => !gone.has(other));
    if (left) return left;
  }
  return undefined;
}
