/** Nodes taken out of a network leave no gap, and never a wire that could not be drawn. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
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
