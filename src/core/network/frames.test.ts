/** Frames: what lies in one moves with it, is copied with it and framed anew; nothing that is computed knows of them. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { NODE_STEP } from "../graph/node-size";
import { chain } from "../testing/problem-networks";
import { pasteClip } from "./clip";
import { duplicateNodes } from "./edit";
import { openNetwork, saveNetwork } from "./file";
import {
  addFrame,
  fitFrame,
  framesAround,
  framesOf,
  inDrawingOrder,
  membersOf,
  moveNodesInFrames,
  moveParts,
  notesCopiedWith,
  partsWithin,
  withMembers,
} from "./frames";
import type { Network, NodeId, Note } from "./network";
import { addNote, changeNote, notesOf } from "./notes";
import { sameComputation } from "./same-computation";

const row: Network = {
  ...chain,
  nodes: chain.nodes.map((node, index) => ({ ...node, position: { x: index * NODE_STEP.x, y: 0 } })),
};
const ids = row.nodes.map(({ id }) => id);
const two = ids.slice(0, 2);
const { network, note } = addFrame(row, two);
const frame = framesOf(network)[0] as Note;
const alone = { nodes: [], notes: [] };
const placeOf = (of: Network, id: NodeId) => of.nodes.find((node) => node.id === id)!.position;

test("a frame holds the nodes that it was drawn around, and no other; what is computed is the same", () => {
  expect(membersOf(network, frame)).toEqual({ nodes: two, notes: [] });
  expect(frame.id).toBe(note);
  expect(sameComputation(row, network)).toBe(true);
  expect(openNetwork(saveNetwork(network))).toMatchObject({ kind: "ok", network });
  expect(() => addFrame(row, [])).toThrow("no node");
});

test("moved, it takes along what lies in it, smaller frames and notes too, and nothing else", () => {
  const inside = addNote(network, { x: frame.position.x + 4, y: frame.position.y + 4 }, { text: "in" });
  const outer = addFrame(inside.network, ids.slice(0, 3));
  const whole = framesOf(outer.network).find(({ id }) => id === outer.note) as Note;
  const parts = withMembers(outer.network, whole, alone);
  fc.assert(
    fc.property(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: -5000, max: 5000 }), (x, y) => {
      const moved = moveParts(outer.network, parts, { x, y });
      for (const [index, id] of ids.entries()) {
        const was = placeOf(outer.network, id);
        expect(placeOf(moved, id)).toEqual(index < 3 ? { x: was.x + x, y: was.y + y } : was);
      }
      for (const [index, { position }] of notesOf(outer.network).entries())
        expect(notesOf(moved)[index]?.position).toEqual({ x: position.x + x, y: position.y + y });
      // The same parts, since where it lies now it may hold others.
      expect(moveParts(moved, parts, { x: -x, y: -y })).toEqual(outer.network);
    }),
  );
});

test("of two frames in one place neither holds the other, and the larger is drawn behind the smaller", () => {
  const twice = addFrame(network, two).network;
  for (const one of framesOf(twice)) expect(membersOf(twice, one).notes).toEqual([]);
  const outer = addFrame(network, ids.slice(0, 3));
  expect(inDrawingOrder(notesOf(outer.network)).map(({ id }) => id)).toEqual([outer.note, note]);
});

test("arranged nodes are framed anew, frames in frames too; an empty frame stays", () => {
  const outer = addFrame(network, ids.slice(0, 3));
  const empty = changeNote(addNote(outer.network, { x: 0, y: 9000 }).network, "note3" as Note["id"], {
    frame: true,
  });
  const places = new Map(ids.map((id, index) => [id, { x: 0, y: index * NODE_STEP.y }]));
  const arranged = moveNodesInFrames(empty, places);
  const [inner, whole, left] = framesOf(arranged) as Note[];
  expect(membersOf(arranged, inner!).nodes).toEqual(two);
  expect(membersOf(arranged, whole!)).toEqual({ nodes: ids.slice(0, 3), notes: [note] });
  expect(left).toEqual(framesOf(empty)[2]);
});

test("its edges are drawn in to what it holds; an empty one stays as it is", () => {
  const wide = changeNote(network, note, { size: { width: frame.size.width + 60, height: 900 } });
  expect(fitFrame(wide, framesOf(wide)[0] as Note)).toEqual(network);
  const far = changeNote(network, note, { position: { x: 0, y: 9000 } });
  expect(fitFrame(far, framesOf(far)[0] as Note)).toBe(far);
});

test("whoever copies all that it holds copies the frame, and whoever copies less does not", () => {
  expect(framesAround(network, two)).toEqual([frame]);
  expect(framesAround(network, two.slice(0, 1))).toEqual([]);
  const copied = duplicateNodes(network, two, { x: 0, y: 500 }, framesAround(network, two));
  const [, copy] = framesOf(copied.network) as Note[];
  expect(membersOf(copied.network, copy!).nodes).toEqual(copied.nodes);
  const pasted = pasteClip(row, { ...network, nodes: network.nodes.slice(0, 2) }, { x: 9000, y: 0 });
  expect(membersOf(pasted.network, framesOf(pasted.network)[0] as Note).nodes).toEqual(pasted.nodes);
});

test("a box takes what lies in it with the whole of it, nodes, notes and frames", () => {
  const noted = addNote(network, { x: frame.position.x, y: 900 }, { text: "below" });
  const area = { ...frame.position, ...frame.size };
  expect(partsWithin(noted.network, area)).toEqual({ nodes: two, notes: [note] });
  expect(partsWithin(noted.network, { ...area, height: 9000 })).toEqual({
    nodes: two,
    notes: [note, noted.note],
  });
  expect(partsWithin(noted.network, { ...area, width: area.width - 1 }).notes).toEqual([]);
});

test("what is chosen moves by as much and nothing else does; moved back it is the same network", () => {
  const noted = addNote(network, { x: 0, y: 900 }).network;
  const all = { nodes: ids, notes: notesOf(noted).map(({ id }) => id) };
  const some = fc.record({ nodes: fc.subarray([...all.nodes]), notes: fc.subarray([...all.notes]) });
  const step = fc.integer({ min: -5000, max: 5000 });
  fc.assert(
    fc.property(some, step, step, (parts, x, y) => {
      const moved = moveParts(noted, parts, { x, y });
      for (const list of ["nodes", "notes"] as const) {
        for (const [index, { id, position }] of noted[list]!.entries()) {
          const isMoved = (parts[list] as readonly string[]).includes(id);
          const expected = isMoved ? { x: position.x + x, y: position.y + y } : position;
          expect(moved[list]![index]!.position).toEqual(expected);
        }
      }
      expect(moveParts(moved, parts, { x: -x, y: -y })).toEqual(noted);
    }),
  );
});

test("with chosen notes those are copied, with all nodes all notes", () => {
  const noted = addNote(network, { x: 0, y: 900 });
  const names = (parts: Parameters<typeof notesCopiedWith>[1]) =>
    notesCopiedWith(noted.network, parts).map(({ id }) => id);
  expect(names({ nodes: [], notes: [noted.note] })).toEqual([noted.note]);
  expect(names({ nodes: two, notes: [] })).toEqual([note]);
  expect(names({ nodes: ids.slice(0, 1), notes: [] })).toEqual([]);
  expect(names({ nodes: ids, notes: [] })).toEqual([note, noted.note]);
});

test("a note in a frame goes along with the node that it lies at, and stays in the frame", () => {
  const [first, second] = two as [NodeId, NodeId];
  const tall = changeNote(network, frame.id, { size: { ...frame.size, height: frame.size.height + 140 } });
  const at = placeOf(tall, second);
  const noted = addNote(
    tall,
    { x: at.x + 4, y: at.y + 200 },
    { text: "bends", size: { width: 110, height: 60 } },
  );
  const moved = moveNodesInFrames(
    noted.network,
    new Map([
      [first, { x: 900, y: 50 }],
      [second, { x: 400, y: 700 }],
    ]),
  );
  const note = notesOf(moved).find(({ id }) => id === noted.note) as Note;
  expect(note.position).toEqual({ x: 404, y: 900 });
  expect(membersOf(moved, framesOf(moved)[0] as Note)).toEqual({ nodes: two, notes: [noted.note] });
});
