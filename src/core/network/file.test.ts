/** Saving and opening: nothing is lost, nothing throws, every refusal is reached with its sentence. */
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { randomNetwork } from "../testing/random-networks";
import { addChain, denseChain } from "./chain";
import type { Checkpoint } from "./checkpoint";
import { openNetwork, saveNetwork } from "./file";
import { FORMAT_VERSION, migrations } from "./migrations";
import { FORMAT, type Network, type NodeId, networkSchema } from "./network";
import { newNetwork } from "./new-network";

const fixtures = new URL("./fixtures/", import.meta.url);
const m2 = addChain(newNetwork("M2"), denseChain([2, 4, 2, 2, 2], "tanh"));
const saved = JSON.parse(saveNetwork(m2));
const open = (change: object) => openNetwork(JSON.stringify({ ...saved, ...change }));

test("a random network comes back from its file as it was, and saves to the same bytes", () => {
  fc.assert(
    fc.property(randomNetwork, (network) => {
      const text = saveNetwork(network);
      const opened = openNetwork(text);
      expect(opened).toEqual({ kind: "ok", network, checkpoint: undefined });
      if (opened.kind === "ok") expect(saveNetwork(opened.network)).toBe(text);
    }),
    { numRuns: runs(200) },
  );
});

test("the text is that of the whole file written at once, before and after an edit", () => {
  const plain = (network: Network) =>
    `${JSON.stringify({ format: FORMAT, version: FORMAT_VERSION, ...networkSchema.parse(network) }, null, 2)}\n`;
  fc.assert(
    fc.property(randomNetwork, fc.string({ unit: "binary" }), (network, about) => {
      expect(saveNetwork(network)).toBe(plain(network));
      const [first, ...others] = network.nodes;
      if (!first) return;
      const edited = {
        ...network,
        about,
        nodes: [{ ...first, name: `\n  "wires": [],${about}`.slice(0, 50) }, ...others],
      };
      expect(saveNetwork(edited)).toBe(plain(edited));
    }),
    { numRuns: runs(100) },
  );
});

test("weights come back to the bit, odd values among them", () => {
  const values = Float32Array.of(0.1, -0, 1e-45, 3.4e38, -2.5, Math.PI);
  const checkpoint: Checkpoint = new Map([["n2" as NodeId, [{ name: "kernel", shape: [2, 3], values }]]]);
  const opened = openNetwork(saveNetwork(m2, checkpoint));
  expect(opened.kind === "ok" && opened.checkpoint?.get("n2" as NodeId)?.[0]?.values).toEqual(values);
});

test("opening never throws, whatever the text", () => {
  let opened = 0;
  const count = runs(1000);
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), cutsOf(JSON.stringify(saved))), (text) => {
      const answer = openNetwork(text);
      opened += 1;
      if (answer.kind !== "ok") expect(answer.text).toMatch(/\.$/);
    }),
    { numRuns: count },
  );
  expect(opened).toBeGreaterThanOrEqual(count);
});

/** A good file with a piece cut out or a character changed. */
function cutsOf(text: string): fc.Arbitrary<string> {
  return fc
    .tuple(fc.nat(text.length), fc.nat(40), fc.string({ maxLength: 3 }))
    .map(([at, length, replacement]) => text.slice(0, at) + replacement + text.slice(at + length));
}

test("what is no JSON is refused with a guess at what it is", () => {
  expect(openNetwork("{ cut")).toMatchObject({ kind: "not-json", text: expect.stringContaining("cut off") });
});

test("JSON of another program is refused", () => {
  for (const text of ["3", "null", "[]", "{}", '{"format":"other"}']) {
    expect(openNetwork(text).kind).toBe("not-ours");
  }
});

test("a file of a newer version is refused and says how to read it", () => {
  expect(open({ version: FORMAT_VERSION + 1 })).toMatchObject({
    kind: "too-new",
    text: expect.stringContaining("Reload the page"),
  });
});

test("damaged files are refused, each with the place", () => {
  const node = saved.nodes[1];
  const damages: [object, string][] = [
    [{ version: "one" }, 'its version is "one"'],
    [{ nodes: "none" }, "at nodes"],
    [{ nodes: [{ ...node, position: { x: 1e99, y: 0 } }] }, "at nodes.0.position.x"],
    [{ nodes: [node, node], wires: [] }, "two nodes have the id “n2”"],
    [{ wires: [saved.wires[0], saved.wires[0]] }, "two wires have the id"],
    [{ wires: [{ id: "w", from: "n1", to: "gone", port: "x" }] }, "leads to “gone”"],
    [{ split: { kind: "share", share: 2, seed: 1 } }, "at split.share"],
    [
      { checkpoint: { n2: [{ name: "kernel", shape: [2, 4], values: "AAAA" }] } },
      "the weights “kernel” of “n2”",
    ],
    [{ checkpoint: { n2: [{ name: "kernel", shape: [1], values: "AADAfw==" }] } }, "not all finite"],
    [{ checkpoint: { n2: "x" } }, "in its weights, at n2"],
  ];
  for (const [change, where] of damages) {
    expect(open(change)).toMatchObject({ kind: "damaged", text: expect.stringContaining(where) });
  }
});

test("a file cannot reach into prototypes", () => {
  const text = JSON.stringify(saved).replace('"params":{', '"params":{"__proto__":{"polluted":1},');
  const opened = openNetwork(text);
  expect(opened.kind).toBe("ok");
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

test("nodes of an unknown kind and params of their own are kept", () => {
  const opened = open({
    nodes: [...saved.nodes, { ...saved.nodes[0], id: "x", kind: "gru", params: { cells: 3 } }],
  });
  expect(opened.kind === "ok" && opened.network.nodes.at(-1)).toMatchObject({
    kind: "gru",
    params: { cells: 3 },
  });
});

test("there is a file of every version, and each opens", () => {
  const files = readdirSync(fixtures);
  for (let version = 1; version <= migrations.length + 1; version++) {
    expect(files).toContain(`v${version}.json`);
    expect(openNetwork(readFileSync(new URL(`v${version}.json`, fixtures), "utf8")).kind).toBe("ok");
  }
});

test("whatever a person may call a node or a network is saved and opens again", () => {
  for (const name of ["__proto__", "constructor", "<script>", "\u2028", "“”"]) {
    const named = { ...m2, name, nodes: m2.nodes.map((node) => ({ ...node, name })) };
    expect(openNetwork(saveNetwork(named))).toMatchObject({ kind: "ok", network: named });
  }
});
