/** A bypassed node is as if it were taken out and the gap closed, whoever reads the network; and is as before once it is used again. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { checkNetwork, totalParameters } from "../compiler/check";
import { planNetwork, planPreview } from "../compiler/plan";
import { summarise } from "../compiler/summary";
import { fixesFor } from "../fixes/list";
import { refactorings } from "../refactor/list";
import { build, chain, dense, input, provoked, scores, softmax, tanh } from "../testing/problem-networks";
import { randomFaults } from "../testing/random-faults";
import { randomNetwork } from "../testing/random-networks";
import { explain } from "../words/explain";
import { activeNetwork, isBypassed, passedOn } from "./bypass";
import { bypassRefusal, setBypassed } from "./bypassing";
import { addNode, addWire } from "./edit";
import { openNetwork, saveNetwork } from "./file";
import { removeAndHeal } from "./heal";
import type { Network, NodeId } from "./network";
import { sameComputation } from "./same-computation";

/** All that is computed from a network, but for what is said of bypassed nodes themselves. */
function computed(network: Network) {
  const check = checkNetwork(network);
  return {
    plan: JSON.stringify(planNetwork(network, check)),
    preview: JSON.stringify(planPreview(network, check)),
    summary: summarise(network, check),
    parameters: totalParameters(check),
    order: check.order,
    tags: check.problems.map(({ tag }) => tag),
  };
}

test("plan, preview, summary, parameters and problems are those of the network without the node", () => {
  for (const id of [dense, tanh, scores, softmax]) {
    expect(computed(setBypassed(chain, [id], true))).toEqual(computed(removeAndHeal(chain, [id])));
  }
  let bypassed = 0;
  fc.assert(
    fc.property(randomNetwork, fc.nat(100), fc.nat(100), (network, a, b) => {
      const ids = [a, b].flatMap(
        (number) => network.nodes[number % Math.max(1, network.nodes.length)]?.id ?? [],
      );
      const able = [...new Set(ids)].filter((id) => bypassRefusal(network, id) === undefined);
      if (able.length > 0) bypassed += 1;
      // Wires come in another order where a gap is closed.
      const { order: _, ...one } = computed(setBypassed(network, able, true));
      const { order: __, ...other } = computed(removeAndHeal(network, able));
      expect({ ...one, tags: [...one.tags].sort() }).toEqual({ ...other, tags: [...other.tags].sort() });
    }),
    { numRuns: runs(1000) },
  );
  expect(bypassed).toBeGreaterThan(runs(1000) / 4);
});

test("used again it is the very network it was, and another computation in between", () => {
  fc.assert(
    fc.property(randomFaults, (network) => {
      const used = setBypassed(
        network,
        network.nodes.map(({ id }) => id),
        false,
      );
      const able = used.nodes.map(({ id }) => id).filter((id) => bypassRefusal(used, id) === undefined);
      const bypassed = setBypassed(used, able, true);
      expect(setBypassed(bypassed, able, false)).toEqual(used);
      expect(sameComputation(used, { ...bypassed })).toBe(able.length === 0);
      expect(activeNetwork(bypassed).nodes.some(isBypassed)).toBe(false);
      expect(activeNetwork(activeNetwork(bypassed))).toBe(activeNetwork(bypassed));
    }),
    { numRuns: runs(500) },
  );
});

test("a file says it, of the bypassed nodes alone, and one that says it of an Input or an Add says nothing", () => {
  const bypassed = setBypassed(chain, [tanh], true);
  const text = saveNetwork(bypassed);
  expect(text.match(/"bypassed": true/g)).toHaveLength(1);
  expect(openNetwork(text)).toMatchObject({ kind: "ok", network: bypassed });
  expect(saveNetwork(setBypassed(bypassed, [tanh], false))).toBe(saveNetwork(chain));
  const add = provoked["bad-shape"][0];
  const odd = setBypassed(
    add,
    add.nodes.map(({ id }) => id),
    true,
  );
  expect(odd.nodes.filter(isBypassed).map(({ kind }) => kind)).toEqual([
    "dense",
    "activation",
    "dense",
    "softmax",
  ]);
});

test("what cannot be bypassed says why", () => {
  expect(bypassRefusal(chain, input)).toBe("“input” is where the examples enter: bypassed, nothing would.");
  const add = addNode(chain, "add", { x: 0, y: 0 });
  expect(bypassRefusal(add.network, add.node)).toMatch(/^“add” joins branches/);
  expect(bypassRefusal(chain, "gone" as NodeId)).toBeDefined();
  for (const id of [dense, tanh, scores, softmax]) expect(bypassRefusal(chain, id)).toBeUndefined();
});

test("where something fails without it, the problem says so, and offers to use it again", () => {
  const network = setBypassed(chain, [softmax], true);
  const check = checkNetwork(network);
  const [problem] = check.problems;
  expect(explain(problem!, network)).toMatch(/“softmax” is bypassed\.$/);
  const [fix, other] = fixesFor(problem!, network, check);
  expect(fix?.name).toBe("Use “softmax” again");
  expect(fix?.edit()).toEqual(chain);
  expect(other?.name).toBe("Add a Softmax");
  expect(checkNetwork(other!.edit()).problems).toEqual([]);
});

test("its shape is what it passes on, its weights are those that wait, through rows and loops of bypassed nodes", () => {
  const row = setBypassed(chain, [dense, tanh], true);
  const check = checkNetwork(row);
  expect(check.shapes.get(tanh)).toEqual([2]);
  expect(passedOn(row, tanh)).toBe(input);
  expect(check.weights.get(dense)?.map(({ shape }) => shape)).toEqual([[2, 4], [4]]);
  expect(check.weights.get(scores)?.map(({ shape }) => shape)).toEqual([[2, 2], [2]]);
  const loop = addWire(row, tanh, dense, "x");
  expect(passedOn(loop, tanh)).toBeUndefined();
  expect(checkNetwork(loop).problems.map(({ tag }) => tag)).toEqual(["missing-wire"]);
});

test("nothing is refactored beside a bypassed node", () => {
  const two = build([{ kind: "input" }, { kind: "dense" }, { kind: "dense" }, { kind: "softmax" }]);
  const [, first, second] = two.nodes.map(({ id }) => id) as [NodeId, NodeId, NodeId];
  for (const [bypassed, node] of [
    [second, first],
    [first, first],
  ] as const) {
    const network = setBypassed(two, [bypassed], true);
    const place = { network, check: checkNetwork(network), weights: new Map(), node };
    for (const { id, refusal } of refactorings)
      expect(refusal(place), id).toMatch(/is bypassed\. Use it again first/);
  }
});
