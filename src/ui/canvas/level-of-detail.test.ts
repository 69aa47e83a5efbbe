/** When nodes are but drawn, and which stay elements of the page all the same. */
import { expect, test } from "vitest";
import type { NodeId } from "../../core/network/network";
import { elementsAfar } from "./elements-afar";
import { isAfar } from "./level-of-detail";

test("many nodes that cannot be read are seen from afar, few ones and readable ones never", () => {
  expect(isAfar(301, 0.34)).toBe(true);
  expect(isAfar(301, 0.35)).toBe(false);
  expect(isAfar(300, 0.01)).toBe(false);
});

test("what is pointed at is an element, and of the chosen ones as many as the page can hold", () => {
  const chosen = Array.from({ length: 10_000 }, (_, index) => `n${index}` as NodeId);
  const elements = elementsAfar(chosen, "n9999" as NodeId);
  expect(elements.size).toBe(51);
  expect(elements.has("n9999" as NodeId)).toBe(true);
  expect(elementsAfar([], undefined).size).toBe(0);
});
