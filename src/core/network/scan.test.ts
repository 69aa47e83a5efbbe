/** The look over a file's bytes: it refuses what would exhaust the reader, quickly, and nothing that is a network. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { largeNetworks } from "../testing/large-networks";
import { saveNetwork } from "./file";
import { LIMITS, type WireId } from "./network";
import { openNetworkBytes } from "./open-bytes";
import { scanJson } from "./scan";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const scan = (text: string) => scanJson(bytesOf(text));

test("any JSON of a modest size passes, and every piece of it cut off is called so or no JSON", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), fc.nat(), (text, at) => {
      expect(scan(text).kind).toBe("ok");
      const piece = text.slice(0, at % Math.max(1, text.length));
      const isOpen = /^\s*[[{"]/.test(piece);
      if (isOpen) expect(scan(piece).kind).toBe("cut-off");
    }),
    { numRuns: runs(3000) },
  );
});

test("it says whether a key may reach a prototype, however it is written", () => {
  const isPlain = (text: string) => scan(text).kind === "ok" && (scan(text) as { isPlain: boolean }).isPlain;
  expect(isPlain('{"a":{"b":"__proto__"}}')).toBe(true);
  expect(isPlain('{"a":{"__proto__":1}}')).toBe(false);
  expect(isPlain('{"a":{"__proto__" : 1}}')).toBe(false);
  expect(isPlain('{"\\u005f_proto__":1}')).toBe(false);
});

/** Files made to exhaust whoever reads them; the bound is many times what each takes, and a part of what it took before. */
const BOUND = 2000;
const exhausting: readonly [what: string, make: () => string, sentence: string][] = [
  [
    "five million brackets",
    () => "[".repeat(5_000_000),
    "This file is more than can be opened: it has values within values, more than 32 deep. Nothing was opened.",
  ],
  [
    "braces with keys, without an end",
    () => '{"a":'.repeat(1_000_000),
    "This file is more than can be opened: it has values within values, more than 32 deep. Nothing was opened.",
  ],
  [
    "four hundred thousand nodes",
    () => `{"format":"unfold-network","nodes":[${'{"id":"n","kind":"dense"},'.repeat(400_000)}{}]}`,
    "This file is more than can be opened: it has more than 10,000 nodes. Nothing was opened.",
  ],
  [
    "a million wires",
    () => `{"wires":[${"{},".repeat(1_000_000)}{}]}`,
    "This file is more than can be opened: it has more than 50,000 wires. Nothing was opened.",
  ],
  [
    "a million params of one node",
    () => `{"nodes":[{"params":{${'"a":1,'.repeat(1_000_000)}"b":1}}]}`,
    "This file is more than can be opened: it has more than 100,000 entries under “params”. Nothing was opened.",
  ],
  [
    "a name of ten million letters",
    () => `{"name":"${"a".repeat(10_000_000)}"}`,
    "This file is more than can be opened: it has a text of 10,000,000 characters under “name”; the longest that is read has 64,000. Nothing was opened.",
  ],
  [
    "a text of escaped quotes",
    () => `{"about":"${'\\"'.repeat(5_000_000)}"}`,
    "This file is more than can be opened: it has a text of 10,000,000 characters under “about”; the longest that is read has 64,000. Nothing was opened.",
  ],
  [
    "many lists, each within its limit",
    () => `[${`[${"0,".repeat(90_000)}0],`.repeat(30)}0]`,
    "This file is more than can be opened: it has more than 2,000,000 values. Nothing was opened.",
  ],
];

test.each(exhausting)("%s are refused at once", (_, make, sentence) => {
  const bytes = bytesOf(make());
  const begun = performance.now();
  const opened = openNetworkBytes(bytes);
  expect(performance.now() - begun).toBeLessThan(BOUND);
  expect(opened.kind === "ok" ? undefined : opened.text).toBe(sentence);
});

test("as many nodes and wires as there may be are opened", () => {
  const network = largeNetworks["a chain that trains"](LIMITS.nodes);
  const wires = Array.from({ length: LIMITS.wires }, (_, index) => {
    const wire = network.wires[index % network.wires.length]!;
    return { ...wire, id: `w${index}` as WireId };
  });
  expect(openNetworkBytes(bytesOf(saveNetwork({ ...network, wires })))).toMatchObject({ kind: "ok" });
});
