/** Every node a rectangle where it lies, by what it says; what is not in view is left out, and nothing else. */
import { expect, test } from "vitest";
import { NODE_SIZE } from "../../core/graph/node-size";
import type { NodeId, WireId } from "../../core/network/network";
import { type AfarNode, afarView } from "./view-model";

const node = (id: string, x: number, y: number, rest: Partial<AfarNode> = {}): AfarNode => ({
  id: id as NodeId,
  position: { x, y },
  state: "good",
  chosen: false,
  ...rest,
});
const wire = (from: string, to: string) => ({
  id: `${from} ${to}` as WireId,
  from: from as NodeId,
  to: to as NodeId,
});
const crossings: ReadonlyMap<WireId, number> = new Map();
const size = { width: 200, height: 100 };
const view = { x: 10, y: 20, zoom: 0.1 };
const toTenth = (value: number) => Math.round(10 * value) / 10;
const sides = [NODE_SIZE.width * view.zoom, NODE_SIZE.height * view.zoom].map(toTenth);
const middle = toTenth((NODE_SIZE.height * view.zoom) / 2);

test("a rectangle lies where its node does, in the list of what it says, with a ring where it is chosen", () => {
  const nodes = [node("a", 0, 0), node("b", 100, 0, { state: "wrong", chosen: true })];
  const { rectangles, rings } = afarView({ nodes, wires: [], crossings, view, size });
  expect([...rectangles.good].map((value) => Math.round(10 * value) / 10)).toEqual([10, 20, ...sides]);
  expect(rectangles.wrong[0]).toBe(20);
  expect(rectangles.warned).toHaveLength(0);
  expect(rings).toEqual(rectangles.wrong);
});

test("a wire leads from the right side of one node to the left side of the other, each at half its height", () => {
  const { lines } = afarView({
    nodes: [node("a", 0, 0), node("b", 1000, 100)],
    wires: [wire("a", "b"), wire("a", "nobody")],
    crossings,
    view,
    size,
  });
  expect([...lines].map((value) => Math.round(10 * value) / 10)).toEqual([
    22.4,
    20 + middle,
    110,
    30 + middle,
  ]);
});

test("what lies beside the view is left out; a wire that crosses it is not, though both its ends do", () => {
  const nodes = [node("left", -3000, 300), node("right", 6000, 300), node("below", 0, 5000)];
  const wires = [wire("left", "right"), wire("below", "below")];
  const { rectangles, lines } = afarView({ nodes, wires, crossings, view, size });
  expect(rectangles.good).toHaveLength(0);
  expect(lines).toHaveLength(4);
});

test("however far away, a node is large enough to be seen", () => {
  const far = afarView({
    nodes: [node("a", 0, 0)],
    wires: [],
    crossings,
    view: { ...view, zoom: 1e-4 },
    size,
  });
  expect(far.rectangles.good[2]).toBeGreaterThanOrEqual(1);
  expect(far.rectangles.good[3]).toBeGreaterThanOrEqual(1);
});

test("a wire from a row's end to the next row's beginning goes around what lies between", () => {
  const nodes = [node("end", 600, 0), node("start", 0, 300)];
  const wires = [wire("end", "start")];
  const { lines } = afarView({ nodes, wires, crossings: new Map([[wires[0]!.id, 250]]), view, size });
  expect(lines).toHaveLength(5 * 4);
  // The long piece lies at the height where it crosses.
  expect([...lines.slice(8, 12)].map(toTenth)).toEqual([83.4, 45, 9, 45]);
});
