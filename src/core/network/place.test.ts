/** Adding without pointing: behind the chosen node, into its wire, in front of the final Softmax. */
import { expect, test } from "vitest";
import { checkNetwork } from "../compiler/check";
import { NODE_SIZE } from "../graph/node-size";
import { addChain, denseChain } from "./chain";
import { addNode } from "./edit";
import { nodeOf, wiresTo } from "./lookup";
import { moveNodes } from "./move-nodes";
import type { Network, NodeId } from "./network";
import { newNetwork } from "./new-network";
import { addNodeAfter, addNodeIntoWire, addNodeToWire, moveNodeIntoWire, openWireRefusal } from "./place";

const chain = addChain(newNetwork(), denseChain([2, 4, 2], "tanh"));
const [input, dense, , scores, softmax] = chain.nodes.map((node) => node.id);

/** Kinds along the wires from the Input on. */
function kindsAlong(network: Network): string[] {
  const kinds: string[] = [];
  let id: NodeId | undefined = network.nodes.find((node) => node.kind === "input")?.id;
  while (id) {
    const here: NodeId = id;
    kinds.push(network.nodes.find((node) => node.id === here)?.kind ?? "");
    id = network.wires.find((wire) => wire.from === here)?.to;
  }
  return kinds;
}

function expectApart({ nodes }: Network): void {
  for (const [index, { position }] of nodes.entries()) {
    for (const other of nodes.slice(0, index)) {
      const apart =
        Math.abs(position.x - other.position.x) >= NODE_SIZE.width ||
        Math.abs(position.y - other.position.y) >= NODE_SIZE.height;
      expect(apart).toBe(true);
    }
  }
}

test("a network is built by adding one behind the other", () => {
  let network = newNetwork();
  let last: NodeId | undefined;
  for (const kind of ["input", "dense", "activation", "dense", "softmax"]) {
    const added = addNodeAfter(network, kind, last);
    network = added.network;
    last = added.node;
  }
  expect(checkNetwork(network).trainable).toBe(true);
  expectApart(network);
});

test("behind a node in the middle means into the wire that leaves it, and the others make room", () => {
  const { network } = addNodeAfter(chain, "dropout", dense);
  expect(kindsAlong(network)).toEqual(["input", "dense", "dropout", "activation", "dense", "softmax"]);
  expectApart(network);
});

test("behind the final Softmax means in front of it", () => {
  const { network } = addNodeAfter(chain, "dense", softmax);
  expect(kindsAlong(network).slice(-3)).toEqual(["dense", "dense", "softmax"]);
  expectApart(network);
});

test("with nothing chosen it stands by itself, and a second Input is wired to nothing", () => {
  expect(addNodeAfter(chain, "dense", undefined).network.wires).toEqual(chain.wires);
  expect(addNodeAfter(chain, "input", input).network.wires).toEqual(chain.wires);
});

test("dropped on a wire it takes the wire through itself", () => {
  const wire = chain.wires.find((candidate) => candidate.from === scores)!;
  const { network } = addNodeIntoWire(chain, "dropout", wire.id, { x: 500, y: 20 });
  expect(kindsAlong(network)).toEqual(["input", "dense", "activation", "dense", "dropout", "softmax"]);
  expectApart(network);
});

test("dropped on a wire with room it stays where it was dropped", () => {
  const wire = chain.wires.find((candidate) => candidate.from === scores)!;
  const roomy = moveNodes(chain, new Map([[softmax!, { x: 2000, y: 0 }]]));
  const { network, node } = addNodeIntoWire(roomy, "dropout", wire.id, { x: 1000, y: 20 });
  expect(nodeOf(network, node)?.position).toEqual({ x: 1000, y: 0 });
});

test("a node that lies about is moved into a wire; one that is wired, and an Input, stay", () => {
  const wire = chain.wires.find((candidate) => candidate.from === scores)!;
  const lying = addNode(chain, "dropout", { x: 500, y: 30 });
  const moved = moveNodeIntoWire(lying.network, lying.node, wire.id);
  expect(kindsAlong(moved)).toEqual(["input", "dense", "activation", "dense", "dropout", "softmax"]);
  expect(moved.nodes.map(({ id }) => id)).toEqual(lying.network.nodes.map(({ id }) => id));
  expectApart(moved);
  expect(moveNodeIntoWire(chain, dense!, wire.id)).toBe(chain);
  const second = addNode(chain, "input", { x: 500, y: 30 });
  expect(moveNodeIntoWire(second.network, second.node, wire.id)).toBe(second.network);
});

test("a wire's open end takes a new node, from its start and from its target", () => {
  const place = { x: 0, y: 400 };
  const after = addNodeToWire(chain, "dense", place, { node: input!, port: "out", into: false });
  expect(wiresTo(after.network, after.node)).toMatchObject([{ from: input, port: "x" }]);
  const before = addNodeToWire(chain, "dense", place, { node: softmax!, port: "x", into: true });
  expect(wiresTo(before.network, softmax!)).toMatchObject([{ from: before.node }]);
  expect(before.network.wires).toHaveLength(chain.wires.length);
  expect(openWireRefusal(chain, "input", { node: dense!, port: "out", into: false })).toContain(
    "data enters",
  );
  expect(openWireRefusal(chain, "input", { node: dense!, port: "x", into: true })).toBeUndefined();
});
