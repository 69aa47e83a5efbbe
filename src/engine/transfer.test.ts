/** A transfer list may hold each buffer once, and every one of an answer. */
import { expect, test } from "vitest";
import { buffersIn } from "./transfer";

test("the buffers of an answer are found in maps, lists and objects, each once", () => {
  const shared = new ArrayBuffer(16);
  const mean = new Float32Array(3);
  const answer = {
    ok: true,
    text: "none",
    nodes: new Map([["a", { sheet: new Float32Array(shared, 0, 2), data: new Float32Array(shared, 8, 2) }]]),
    list: [{ values: mean }, undefined, null, 4],
  };
  expect(buffersIn(answer)).toEqual([shared, mean.buffer]);
  expect(buffersIn(new Map())).toEqual([]);
});

test("an answer survives being handed over", () => {
  const values = Float32Array.of(1, 2, 3);
  const answer = new Map([["node", values]]);
  const received = structuredClone(answer, { transfer: [...buffersIn(answer)] });
  expect([...(received.get("node") ?? [])]).toEqual([1, 2, 3]);
  expect(values).toHaveLength(0);
});
