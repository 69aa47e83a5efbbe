/** Loops against their definition: two nodes share one exactly where each can be reached from the other. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import type { NodeId, Wire, WireId } from "../network/network";
import { ranksOf } from "./ranks";
import { reachable, topology } from "./topology";

const ids = Array.from({ length: 12 }, (_, index) => `n${index}` as NodeId);
const randomWires = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 30 }).map((ends) =>
  ends.map(
    ([from, to], index): Wire => ({
      id: `w${index}` as WireId,
      from: ids[from] as NodeId,
      to: ids[to] as NodeId,
      port: "x",
    }),
  ),
);

test("a loop is a largest set of nodes that all lead to each other", () => {
  fc.assert(
    fc.property(randomWires, (wires) => {
      const { outOf, loops, order } = topology(ids, wires);
      const after = new Map(
        ids.map((id) => [
          id,
          reachable(
            outOf,
            (outOf.get(id) ?? []).map(({ to }) => to),
          ),
        ]),
      );
      const expected = new Map(
        ids
          .filter((id) => after.get(id)?.has(id))
          .map((id) => [id, ids.filter((other) => after.get(id)?.has(other) && after.get(other)?.has(id))]),
      );
      expect(loops).toEqual([...new Map([...expected.values()].map((loop) => [loop[0], loop])).values()]);
      // Sorted are exactly those that no loop leads to.
      const behind = new Set([...expected.keys()].flatMap((id) => [...reachable(outOf, [id])]));
      expect([...order].sort()).toEqual(ids.filter((id) => !behind.has(id)).sort());
    }),
    { numRuns: runs(5000) },
  );
});

test("every node's column is right of those of all that feed it, but in loops", () => {
  fc.assert(
    fc.property(randomWires, (wires) => {
      const ranks = ranksOf({ nodes: ids.map((id) => ({ id })), wires } as never);
      const inOrder = new Set(topology(ids, wires).order);
      for (const { from, to } of wires) {
        if (inOrder.has(to)) expect(ranks.get(to)).toBeGreaterThan(ranks.get(from) ?? 0);
      }
    }),
    { numRuns: runs(1000) },
  );
});
