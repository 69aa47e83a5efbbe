/** What is known of bypassed nodes: what they pass on, and the weights that wait for what enters them. */
import { expect, test } from "vitest";
import { setBypassed } from "../network/bypassing";
import { removeWires, setNodeParams } from "../network/edit";
import type { Network, NodeId } from "../network/network";
import type { Shape } from "../nodes/define";
import { chain, dense, input, scores, softmax, tanh } from "../testing/problem-networks";
import { checkNetwork } from "./check";
import { type Inferred, withBypassed } from "./infer";

const nothing: Inferred = { shapes: new Map(), weights: new Map(), params: new Map() };

const weightShapes = (found: Pick<Inferred, "weights">, id: NodeId) =>
  found.weights.get(id)?.map(({ shape }) => shape);

/** The chain's tanh as of a kind, or with params, that this version does not know. */
const withTanh = (change: Partial<Network["nodes"][number]>): Network => ({
  ...chain,
  nodes: chain.nodes.map((node) => (node.id === tanh ? { ...node, ...change } : node)),
});

test("a bypassed Dense passes on the shape that enters it; its own weights are for that shape, and its params are known", () => {
  const check = checkNetwork(setBypassed(chain, [dense], true));
  expect([...check.shapes]).toEqual([
    [input, [2]],
    [tanh, [2]],
    [scores, [2]],
    [softmax, [2]],
    [dense, [2]],
  ]);
  expect(weightShapes(check, dense)).toEqual([[2, 4], [4]]);
  expect(weightShapes(check, scores)).toEqual([[2, 2], [2]]);
  expect(check.params.get(dense)).toMatchObject({ units: 4, useBias: true });
});

test("nothing else changes for the nodes that are not bypassed", () => {
  const check = checkNetwork(setBypassed(chain, [tanh], true));
  expect(check.shapes.get(dense)).toEqual([4]);
  expect(weightShapes(check, dense)).toEqual([[2, 4], [4]]);
  expect(weightShapes(check, scores)).toEqual([[4, 2], [2]]);
});

test("where nothing enters a bypassed node, its params are known and neither shape nor weights", () => {
  const cut = removeWires(
    chain,
    chain.wires.filter(({ to }) => to === dense).map(({ id }) => id),
  );
  const check = checkNetwork(setBypassed(cut, [dense], true));
  expect(check.params.get(dense)).toMatchObject({ units: 4 });
  expect([...check.shapes.keys()]).toEqual([input]);
  expect(check.weights.has(dense)).toBe(false);
});

test("a bypassed node of bad params passes on its shape all the same; params and weights are not known", () => {
  const check = checkNetwork(setBypassed(setNodeParams(chain, dense, { units: -1 }), [dense], true));
  expect(check.trainable).toBe(true);
  expect(check.shapes.get(dense)).toEqual([2]);
  expect(check.params.has(dense)).toBe(false);
  expect(check.weights.has(dense)).toBe(false);
});

test("so does one of a kind that this version does not know", () => {
  const check = checkNetwork(withTanh({ kind: "gru", bypassed: true }));
  expect(check.trainable).toBe(true);
  expect(check.shapes.get(tanh)).toEqual([4]);
  expect(check.params.has(tanh)).toBe(false);
  expect(check.weights.has(tanh)).toBe(false);
});

test("no weights wait for a shape that the bypassed node refuses, and it is passed on", () => {
  const image: Shape = [28, 28];
  const found = withBypassed(setBypassed(chain, [dense], true), {
    ...nothing,
    shapes: new Map([[input, image]]),
  });
  expect(found.shapes.get(dense)).toEqual(image);
  expect(found.params.has(dense)).toBe(true);
  expect(found.weights.has(dense)).toBe(false);
});

test("what was known before stays as it was", () => {
  const shapes = new Map([[input, [2]]]);
  withBypassed(setBypassed(chain, [dense], true), { ...nothing, shapes });
  expect([...shapes]).toEqual([[input, [2]]]);
});
