/** As many nodes as a file may hold: time in proportion to them, whatever the wiring, and sentences of a bearable length. */
import { expect, test } from "vitest";
import { arrange } from "../graph/arrange";
import { topology } from "../graph/topology";
import { duplicateNodes } from "../network/edit";
import { LIMITS, type NodeId } from "../network/network";
import { addNodeAfter } from "../network/place";
import { wireRefuser } from "../network/wire-refusal";
import { largeNetworks } from "../testing/large-networks";
import { explain } from "../words/explain";
import { checkNetwork } from "./check";
import { planNetwork, planPreview } from "./plan";
import { summarise } from "./summary";

/**
 * Milliseconds of work, whatever else the machine does, for everything the page asks about a network: some twenty times what it takes.
 * Work that grows with the square of the nodes took from ten times this to minutes.
 */
const BOUND = 4000;

for (const [name, make] of Object.entries(largeNetworks)) {
  test(`${LIMITS.nodes} nodes, ${name}: everything about them is known at once`, () => {
    const network = make(LIMITS.nodes);
    const begun = process.cpuUsage();
    const check = checkNetwork(network);
    const sentences = check.problems.map((problem) => explain(problem, network));
    const rows = summarise(network, check);
    planNetwork(network, check);
    planPreview(network, check);
    const places = arrange(network);
    const last = network.nodes.at(-1)?.id as NodeId;
    const refuse = wireRefuser(network, { from: last });
    const refusals = network.nodes.filter(({ id }) => refuse(id, "x") !== undefined);
    const copied = duplicateNodes(
      network,
      network.nodes.map(({ id }) => id),
      { x: 10, y: 10 },
    );
    addNodeAfter(copied.network, "dense", last);
    expect(workSince(begun)).toBeLessThan(BOUND);
    expect(rows.length).toBeLessThanOrEqual(network.nodes.length);
    expect(places.size).toBe(network.nodes.length);
    expect(refusals.length).toBeGreaterThan(0);
    expect(new Set(copied.network.nodes.map(({ id }) => id)).size).toBe(2 * network.nodes.length);
    expect(Math.max(...sentences.map((sentence) => sentence.length))).toBeLessThan(500);
  });
}

test("4,000 Dense in one ring are one problem, which names four of them and counts the rest", () => {
  const ring = largeNetworks["Dense in one ring"](4000);
  const cycles = checkNetwork(ring).problems.filter((problem) => problem.tag === "cycle");
  expect(cycles).toHaveLength(1);
  expect(explain(cycles[0]!, ring)).toBe(
    "“dense”, “dense”, “dense”, “dense” and 3,996 more feed each other in a loop. Delete one of the wires between them.",
  );
});

test("loops apart from each other are problems of their own; one node that feeds itself is one, too", () => {
  const pairs = largeNetworks["loops of two"](6);
  const cycles = (network: typeof pairs) =>
    checkNetwork(network).problems.flatMap((problem) => (problem.tag === "cycle" ? [problem.nodes] : []));
  expect(cycles(pairs)).toEqual([
    ["n0", "n1"],
    ["n2", "n3"],
    ["n4", "n5"],
  ]);
  const alone = { ...pairs, wires: [{ ...pairs.wires[0]!, to: "n0" as NodeId }] };
  expect(cycles(alone)).toEqual([["n0"]]);
  const [problem] = checkNetwork(alone).problems.filter(({ tag }) => tag === "cycle");
  expect(explain(problem!, alone)).toBe("“dense” feeds itself. Delete that wire.");
});

test("after an edit only the edited node's params are read again", () => {
  const network = largeNetworks["a chain that trains"](1000);
  const first = checkNetwork(network);
  const second = checkNetwork({ ...network, nodes: network.nodes.map((node) => ({ ...node })) });
  for (const { id } of network.nodes) expect(second.params.get(id)).toBe(first.params.get(id));
});

test("a chain of any length is sorted without going deep", () => {
  const { nodes, wires } = largeNetworks["Dense in one ring"](50_000);
  const ids = nodes.map(({ id }) => id);
  expect(topology(ids, wires).loops.map((loop) => loop.length)).toEqual([50_000]);
  expect(topology(ids, wires.slice(0, -1)).order).toHaveLength(50_000);
});

/** Milliseconds that this process has worked. */
function workSince(begun: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}
