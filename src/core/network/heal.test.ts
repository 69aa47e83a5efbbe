/** Nodes taken out of a network leave no gap, and never a wire that could not be drawn. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { NODE_STEP } from "../graph/node-size";
import { topology } from "../graph/topology";
import { randomNetwork } from "../testing/random-networks";
import { addChain, denseChain } from "./chain";
import { addNode, addWire } from "./edit";
import { isBetween, removeAndHeal } from "./heal";
import { wiresTo } from "./lookup";
import type { Network, NodeId } from "./network";
import { newNetwork } from "./new-network";

const chain = addChain(newNetwork(), denseChain([2, 4, 2], "tanh"));
const ids = chain.nodes.map(({ id }) => id);
const steps = ({ wires }: Network) => wires.map(({ from, to, port }) => `${from}→${to}.${port}`);

test("one from the middle, two neighbours, and the ends", () => {
  const [input, dense, bend, scores, softmax] = ids as [NodeId, NodeId, NodeId, NodeId, NodeId];
  expect(steps(removeAndHeal(chain, [bend]))).toContain(`${dense}→${scores}.x`);
  for (const order of [
    [dense, bend],
    [bend, dense],
  ])
    expect(steps(removeAndHeal(chain, order))).toEqual([`${scores}→${softmax}.x`, `${input}→${scores}.x`]);
  expect(steps(removeAndHeal(chain, [input, softmax]))).toEqual([
    `${dense}→${bend}.x`,
    `${bend}→${scores}.x`,
  ]);
  expect(isBetween(chain, bend)).toBe(true);
  expect(isBetween(chain, input)).toBe(false);
  expect(isBetween(chain, softmax)).toBe(false);
});

test("what joins two goes on as the first of them, to everything that it fed", () => {
  const [input, dense] = ids as [NodeId, NodeId];
  const joined = addNode(chain, "add", { x: 0, y: 300 });
  const after = addNode(joined.network, "dense", { x: 200, y: 300 });
  const wired = [
    [input, joined.node, "a"],
    [dense, joined.node, "b"],
    [joined.node, after.node, "x"],
  ].reduce(
    (network, [from, to, port]) => addWire(network, from as NodeId, to as NodeId, port ?? ""),
    after.network,
  );
  const healed = removeAndHeal(wired, [joined.node]);
  expect(wiresTo(healed, after.node).map(({ from }) => from)).toEqual([input]);
});

test("whatever is taken out of whatever network, every wire has both ends, no port has two, and no new loop is there", () => {
  fc.assert(
    fc.property(randomNetwork, fc.array(fc.nat(40), { maxLength: 6 }), (network, places) => {
      const gone = [...new Set(places)].flatMap((place) => network.nodes[place]?.id ?? []);
      const healed = removeAndHeal(network, gone);
      const left = new Set(healed.nodes.map(({ id }) => id));
      expect(healed.nodes).toEqual(network.nodes.filter(({ id }) => !gone.includes(id)));
      for (const { from, to } of healed.wires) expect(left.has(from) && left.has(to)).toBe(true);
      const ports = healed.wires.map(({ to, port }) => `${to} ${port}`);
      expect(new Set(ports).size).toBe(ports.length);
      const loops = (one: Network) =>
        topology(
          one.nodes.map(({ id }) => id),
          one.wires,
        ).loops.length;
      if (loops(network) === 0) expect(loops(healed)).toBe(0);
    }),
    { numRuns: runs(2000) },
  );
});

test("the row moves up into the gap; another row stays, and so does a row that something stands in the way of", () => {
  const [, , bend, scores, softmax] = ids as [NodeId, NodeId, NodeId, NodeId, NodeId];
  const other = addNode(chain, "dense", { x: 4 * NODE_STEP.x, y: 400 });
  const healed = removeAndHeal(other.network, [bend]);
  const xOf = (network: Network, id: NodeId) => network.nodes.find((node) => node.id === id)!.position.x;
  expect([scores, softmax].map((id) => xOf(healed, id))).toEqual([2 * NODE_STEP.x, 3 * NODE_STEP.x]);
  expect(xOf(healed, other.node)).toBe(4 * NODE_STEP.x);
  const inTheWay = addNode(chain, "dense", { x: 2 * NODE_STEP.x, y: 120 });
  expect(xOf(removeAndHeal(inTheWay.network, [bend]), scores)).toBe(3 * NODE_STEP.x);
  // A node that fed nothing leaves no gap in anything.
  expect(removeAndHeal(chain, [softmax]).nodes.map(({ position }) => position)).toEqual(
    chain.nodes.slice(0, -1).map(({ position }) => position),
  );
});
