/** Notes: edits, the file, copies; nothing that is computed knows of them. */
import { expect, test } from "vitest";
import { areaOf } from "../graph/places";
import { chain } from "../testing/problem-networks";
import { networkChanges } from "./changes";
import { clipOf, pasteClip } from "./clip";
import { clearNodes, duplicateNodes } from "./edit";
import { openNetwork, saveNetwork } from "./file";
import { LIMITS, type NoteId } from "./network";
import { addNote, changeNote, LEAST_NOTE, notesOf, removeNotes } from "./notes";
import { sameComputation } from "./same-computation";

const { network, note } = addNote(chain, { x: -300, y: 40 }, { text: "two rings\n</textarea><b>" });

test("a note comes, changes and goes; the network computes the same all the while", () => {
  expect(notesOf(chain)).toEqual([]);
  expect(sameComputation(chain, network)).toBe(true);
  const changed = changeNote(network, note, { text: "other", size: { width: 10, height: 1e9 } });
  expect(notesOf(changed)).toEqual([
    {
      id: note,
      text: "other",
      position: { x: -300, y: 40 },
      size: { width: LEAST_NOTE.width, height: 2000 },
    },
  ]);
  expect(changeNote(network, "gone" as NoteId, { text: "" })).toEqual(network);
  expect(removeNotes(changed, [note])).toEqual(chain);
  expect(clearNodes(network).notes).toBeUndefined();
  const three = addNote(addNote(network, { x: 0, y: 0 }).network, { x: 0, y: 0 }).network;
  expect(new Set(notesOf(three).map(({ id }) => id)).size).toBe(3);
});

test("the file has them as they are, and one without them is as it was", () => {
  expect(openNetwork(saveNetwork(network))).toMatchObject({ kind: "ok", network });
  expect(saveNetwork(removeNotes(network, [note]))).toBe(saveNetwork(chain));
  expect(saveNetwork(chain)).not.toContain("notes");
  const twice = { ...network, notes: [...notesOf(network), ...notesOf(network)] };
  expect(openNetwork(saveNetwork(twice))).toMatchObject({
    kind: "damaged",
    text: "This file is damaged (two notes have one id). Nothing was opened.",
  });
  const long = changeNote(network, note, { text: "x".repeat(LIMITS.note) });
  expect(openNetwork(saveNetwork(long)).kind).toBe("ok");
});

test("a copied note lands where it is pasted with an id of its own; copied nodes take none along that was not meant", () => {
  const clip = clipOf(network, [], notesOf(network));
  const pasted = pasteClip(network, clip, { x: 500, y: 500 });
  const [first, second] = notesOf(pasted.network);
  expect(first).toBe(notesOf(network)[0]);
  expect(second).toMatchObject({ text: first?.text, size: first?.size, position: { x: 390, y: 452 } });
  expect(second?.id).not.toBe(first?.id);
  expect(pasted.nodes).toEqual([]);
  const ids = chain.nodes.map(({ id }) => id);
  expect(clipOf(network, ids).notes).toBeUndefined();
  expect(notesOf(pasteClip(network, clipOf(network, ids), undefined).network)).toHaveLength(1);
  expect(notesOf(duplicateNodes(network, ids, { x: 24, y: 200 }).network)).toHaveLength(1);
});

test("what is fitted into view has the notes too", () => {
  const nodes = areaOf(chain)!;
  const whole = areaOf(network)!;
  expect(whole).toEqual({ x: -300, y: 0, width: nodes.width + 300, height: nodes.height });
  expect(areaOf(clipOf(network, [], notesOf(network)))).toEqual({ x: -300, y: 40, width: 220, height: 96 });
});

test("what changed between two states names the notes", () => {
  expect(networkChanges(chain, network).notes?.after).toBe(network.notes);
  expect(networkChanges(network, { ...network }).notes).toBeUndefined();
  expect(networkChanges(chain, { ...chain, notes: [] }).notes).toBeUndefined();
});
