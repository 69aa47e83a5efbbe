/** Several nodes in words: how many of which kind, and where they differ. */
import { expect, test } from "vitest";
import type { NetworkNode, NodeId, Params } from "../network/network";
import { sayDifferences, sayKinds } from "./together-words";

const node = (kind: string, params: Params): NetworkNode => ({
  id: kind as NodeId,
  kind,
  name: kind,
  position: { x: 0, y: 0 },
  params,
});
const [four, two, relu] = [node("dense", { units: 4 }), node("dense", { units: 2 }), node("activation", {})];

test("their kinds, the most frequent first", () => {
  expect(sayKinds([four])).toBe("1 Dense node");
  expect(sayKinds([relu, four, two])).toBe("2 Dense, 1 Activation");
  expect(sayKinds([node("lstm", {})])).toBe("1 “lstm” node");
});

test("what they differ in, and what is not said counts as it usually is", () => {
  expect(sayDifferences([four, four])).toBeUndefined();
  expect(sayDifferences([four, two])).toBe("They differ in units (4, 2).");
  expect(sayDifferences([two, { ...two, params: { units: 2, useBias: true } }])).toBeUndefined();
  expect(sayDifferences([four, { ...two, params: { units: 2, useBias: false } }])).toMatch(
    /^They differ in units \(4, 2\) and .*bias.* \(on, off\)\.$/,
  );
  const many = [1, 2, 3, 4, 5].map((units) => node("dense", { units }));
  expect(sayDifferences(many)).toBe("They differ in units (5 values).");
  expect(sayDifferences([node("lstm", { units: 1 }), node("lstm", { units: 2 })])).toBeUndefined();
});
