/** Arrow keys on the graph: the way back leads back, every node is reached, columns go from the top down. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addWire } from "../network/edit";
import type { Network, NodeId } from "../network/network";
import { newNetwork } from "../network/new-network";
import { endsOf, step, type WalkDirection } from "./walk";

const id = (name: string | number) => String(name) as NodeId;

function network(
  places: Readonly<Record<string, readonly [number, number]>>,
  wires: readonly (readonly [string, string])[],
): Network {
  const nodes = Object.entries(places).map(([name, [x, y]]) => ({
    id: id(name),
    kind: "add",
    name,
    position: { x, y },
    params: {},
  }));
  const bare = { ...newNetwork(), nodes, wires: [] };
  return wires.reduce<Network>((made, [from, to]) => addWire(made, id(from), id(to), `from ${from}`), bare);
}

/** in feeds a, b and c, which lie below each other; a and b are added. */
const branched = network(
  { in: [0, 100], c: [144, 400], a: [144, 0], b: [144, 200], sum: [288, 100], loose: [0, 600] },
  [
    ["in", "a"],
    ["in", "b"],
    ["in", "c"],
    ["a", "sum"],
    ["b", "sum"],
  ],
);

describe("a step", () => {
  test("goes along the wires to the nearest one, and says which of how many it is", () => {
    expect(step(branched, id("in"), "onward")).toEqual({
      node: "a",
      index: 1,
      count: 3,
      among: "outputs",
    });
    expect(step(branched, id("sum"), "back", id("b"))).toEqual({
      node: "b",
      index: 2,
      count: 2,
      among: "inputs",
    });
    expect(step(branched, id("sum"), "onward")).toBeUndefined();
    expect(step(branched, id("in"), "back")).toBeUndefined();
  });

  test("goes up and down in a column, which it does not leave", () => {
    expect(step(branched, id("a"), "down")).toEqual({ node: "b", index: 2, count: 3, among: "column" });
    expect(step(branched, id("b"), "down")?.node).toBe("c");
    expect(step(branched, id("c"), "down")).toBeUndefined();
    expect(step(branched, id("c"), "up")?.node).toBe("b");
    expect(step(branched, id("in"), "down")?.node).toBe("loose");
  });

  test("of the only node of its depth goes along the wires", () => {
    expect(step(branched, id("sum"), "up")?.node).toBe("a");
    expect(endsOf(branched)).toEqual({ first: "in", last: "sum" });
    expect(endsOf(newNetwork())).toBeUndefined();
  });

  test("in a loop goes round", () => {
    const loop = network({ a: [0, 0], b: [144, 0] }, [
      ["a", "b"],
      ["b", "a"],
    ]);
    expect(step(loop, id("a"), "onward")?.node).toBe("b");
    expect(step(loop, id("b"), "onward")?.node).toBe("a");
  });
});

const graphs = fc
  .record({
    places: fc.array(fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 900 })), {
      minLength: 1,
      maxLength: 14,
    }),
    wires: fc.array(fc.tuple(fc.nat(13), fc.nat(13)), { maxLength: 24 }),
  })
  .map(({ places, wires }) =>
    network(
      Object.fromEntries(places.map((place, index) => [String(index), place])),
      wires
        .filter(([from, to]) => from < to && to < places.length)
        .map(([from, to]) => [String(from), String(to)]),
    ),
  );

test("from the first node every other is reached by arrows, whatever the graph", () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const ends = endsOf(graph);
      const reached = new Set<NodeId>(ends ? [ends.first] : []);
      for (const from of reached)
        for (const direction of ["onward", "back", "up", "down"] satisfies WalkDirection[]) {
          const next = step(graph, from, direction);
          if (next) reached.add(next.node);
        }
      // The nearest output is taken, the others lie in columns that up and down lead through.
      expect(reached.size).toBe(graph.nodes.length);
    }),
  );
});

test("the way back leads to where one came from", () => {
  const opposite = { onward: "back", back: "onward", up: "down", down: "up" } as const;
  fc.assert(
    fc.property(graphs, fc.constantFrom(...Object.keys(opposite)), (graph, name) => {
      const direction = name as WalkDirection;
      for (const { id: from } of graph.nodes) {
        const next = step(graph, from, direction);
        if (!next) continue;
        const isAcross = next.among === "column";
        const back = isAcross ? opposite[direction] : next.among === "outputs" ? "back" : "onward";
        expect(step(graph, next.node, back, from)?.node).toBe(from);
      }
    }),
  );
});
