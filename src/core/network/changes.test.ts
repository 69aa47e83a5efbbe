/** What is another between two networks: nothing of one and the same, turned over the other way round, and all of it. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { sayChanges } from "../words/change-words";
import { impliedWires } from "../words/implied-wires";
import { networkChanges } from "./changes";
import type { Network, NetworkNode, NodeId, Wire, WireId } from "./network";
import { newNetwork } from "./new-network";

const kinds = ["input", "dense", "activation", "dropout", "add", "unknown"];

/** Any nodes with any wires, sense or none. */
const networks: fc.Arbitrary<Network> = fc
  .array(
    fc.record({
      id: fc.nat(12),
      kind: fc.constantFrom(...kinds),
      name: fc.constantFrom("a", "b", "c", "d"),
      units: fc.nat(3),
      x: fc.nat(2),
    }),
    { maxLength: 9 },
  )
  .chain((drawn) => {
    const nodes = [...new Map(drawn.map((node) => [node.id, node])).values()].map(
      ({ id, kind, name, units, x }): NetworkNode => ({
        ...{ id: `n${id}` as NodeId, kind, name, position: { x, y: 0 } },
        params: units === 3 ? {} : { units },
      }),
    );
    const index = fc.nat(Math.max(0, nodes.length - 1));
    const wires = fc.array(fc.tuple(index, index), { maxLength: nodes.length === 0 ? 0 : 8 });
    const settings = fc.record({ seed: fc.nat(1), epochs: fc.nat(1), name: fc.constantFrom("x", "y") });
    return fc.tuple(wires, settings).map(([pairs, { seed, epochs, name }]): Network => {
      const base = newNetwork();
      const ends = new Map(pairs.map(([from, to]) => [`${from} ${to}`, [from, to] as const]));
      const made = [...ends.values()].map(([from, to], number): Wire => {
        return { id: `w${number}` as WireId, from: nodes[from]!.id, to: nodes[to]!.id, port: "x" };
      });
      return { ...base, name, nodes, wires: made, training: { ...base.training, seed, epochs } };
    });
  });

const ids = (nodes: readonly { readonly id: string }[]) => nodes.map(({ id }) => id).sort();

test("of a network and itself, or a copy of it, nothing is another, and nothing is said", () => {
  fc.assert(
    fc.property(networks, (network) => {
      for (const other of [network, structuredClone(network)]) {
        const changes = networkChanges(network, other);
        expect(sayChanges(network, other, changes)).toEqual([]);
        expect([changes.addedWires, changes.removedWires]).toEqual([[], []]);
        expect(changes.matched.size).toBe(network.nodes.length);
      }
    }),
    { numRuns: runs(5000) },
  );
});

test("the other way round what was added is removed, and what changed has changed back", () => {
  fc.assert(
    fc.property(networks, networks, (one, other) => {
      const there = networkChanges(one, other);
      const back = networkChanges(other, one);
      expect(ids(back.added)).toEqual(ids(there.removed));
      expect(ids(back.removed)).toEqual(ids(there.added));
      expect(ids(back.addedWires)).toEqual(ids(there.removedWires));
      expect(ids(back.removedWires)).toEqual(ids(there.addedWires));
      const turned = back.changed.map(({ before, after, params }) => ({
        ...{ before: after, after: before, params: params.toSorted() },
      }));
      const straight = there.changed.map((change) => ({ ...change, params: change.params.toSorted() }));
      expect(turned).toHaveLength(straight.length);
      expect(turned).toEqual(expect.arrayContaining(straight));
      expect([...back.matched].map(([now, old]) => `${old} ${now}`).sort()).toEqual(
        [...there.matched].map(([old, now]) => `${old} ${now}`).sort(),
      );
      for (const part of ["name", "dataset", "split", "training"] as const) {
        expect(back[part]?.before).toEqual(there[part]?.after);
      }
    }),
    { numRuns: runs(5000) },
  );
});

test("the earlier network with all that is another is the later one", () => {
  fc.assert(
    fc.property(networks, networks, (before, after) => {
      const { added, removed, changed, moved, addedWires, removedWires, matched, ...rest } = networkChanges(
        before,
        after,
      );
      const gone = new Set(ids(removed));
      const nodes = before.nodes
        .filter(({ id }) => !gone.has(id))
        .map((node) => {
          const change = changed.find((entry) => entry.before.id === node.id);
          const move = moved.find((entry) => entry.before.id === node.id);
          const { name, params } = change?.after ?? node;
          const { position } = move?.after ?? node;
          return { ...node, id: matched.get(node.id), name, params, position };
        });
      const byId = (one: { readonly id?: string | undefined }, two: { readonly id?: string | undefined }) =>
        (one.id ?? "") < (two.id ?? "") ? -1 : 1;
      expect([...nodes, ...added].sort(byId)).toEqual([...after.nodes].sort(byId));
      const kept = before.wires
        .filter((wire) => !removedWires.includes(wire))
        .map(({ from, to, port }) => `${matched.get(from)} ${matched.get(to)} ${port}`);
      const came = addedWires.map(({ from, to, port }) => `${from} ${to} ${port}`);
      expect([...kept, ...came].sort()).toEqual(
        after.wires.map(({ from, to, port }) => `${from} ${to} ${port}`).sort(),
      );
      expect(rest.name?.after ?? before.name).toBe(after.name);
      expect(rest.training?.after ?? before.training).toEqual(after.training);
      // What is said of wires is less than what is another, and never something else.
      const said = impliedWires(before, after, networkChanges(before, after));
      expect(addedWires).toEqual(expect.arrayContaining([...said.addedWires]));
    }),
    { numRuns: runs(5000) },
  );
});
