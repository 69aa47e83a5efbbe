/** Every fix of every kind of problem takes that very problem away, and the network stays one that a file may hold. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { checkNetwork } from "../compiler/check";
import { nodesOf, type Problem } from "../compiler/problem";
import { openNetwork, saveNetwork } from "../network/file";
import type { Network } from "../network/network";
import { largeNetworks } from "../testing/large-networks";
import { provoked } from "../testing/problem-networks";
import { randomFaults } from "../testing/random-faults";
import { randomNetwork } from "../testing/random-networks";
import { fixesFor } from "./list";

/** Whether a network still has a problem: of the same kind, at one of the same nodes, of the same place or value there. */
function stillHas(network: Network, problem: Problem): boolean {
  const nodes = new Set(nodesOf(problem));
  return checkNetwork(network).problems.some((other) => {
    if (other.tag !== problem.tag) return false;
    if (nodes.size > 0 && !nodesOf(other).some((id) => nodes.has(id))) return false;
    if ("port" in other && "port" in problem && other.tag !== "unknown-port")
      return other.port === problem.port;
    if ("param" in other && "param" in problem) return other.param === problem.param;
    if ("setting" in other && "setting" in problem)
      return other.setting === problem.setting && other.text === problem.text;
    return true;
  });
}

/** Applies each fix of each problem; says what was offered. */
function tryAll(network: Network): readonly string[] {
  const check = checkNetwork(network);
  return check.problems.flatMap((problem) =>
    fixesFor(problem, network, check).map((fix) => {
      const fixed = fix.edit();
      expect(stillHas(fixed, problem), `${problem.tag}: ${fix.name}`).toBe(false);
      expect(fixed, fix.name).not.toBe(network);
      expect(openNetwork(saveNetwork(fixed)).kind, fix.name).toBe("ok");
      return `${problem.tag}: ${fix.name}`;
    }),
  );
}

const offered: Record<Problem["tag"], readonly string[]> = {
  cycle: ["Remove the wire from “dense_2” to “dense”"],
  "no-input": ["Add an Input"],
  "several-inputs": ["Keep “input” only"],
  "missing-wire": ["Connect “dense” to “activation”"],
  "port-taken": ["Keep the wire from “activation”", "Keep the wire from “input”"],
  "unknown-port": ["Remove the wire from “input” to “dense_2”"],
  "no-output": ["Add a Dense"],
  "several-outputs": ["End in “softmax” only", "End in “dense_3” only"],
  "unknown-kind": ["Take “activation” out"],
  "bad-param": ["Set rate to 0.5"],
  "bad-setting": ["Set batch size to 1"],
  "bad-shape": ["Give “dense” 2 units"],
  "input-width": ["Set 2 features"],
  "output-width": ["Set 2 units"],
  "softmax-missing": ["Add a Softmax", "Set the loss to mean squared error"],
  "sigmoid-missing": ["Set the loss to categorical cross-entropy"],
  "binary-width": ["Set the loss to categorical cross-entropy"],
  "not-binary": ["Set the loss to categorical cross-entropy"],
  "unknown-dataset": ["Choose Two rings"],
  "no-test-part": ["Hold back 20 %", "Hold nothing back"],
  memory: ["Give “dense” 16,384 units"],
  loose: ["Delete “dropout”"],
  "softmax-early": ["Take “softmax” out"],
  hint: ["Give “dense” 2 units", "Take “layernorm” out"],
  "same-name": ["Number the names"],
  "dense-pair": ["Add an Activation"],
  "topological-obstruction": ["Set 3 units"],
};

for (const [tag, [network]] of Object.entries(provoked)) {
  test(`${tag}: its fixes take it away`, () => {
    const check = checkNetwork(network);
    const problem = check.problems.find((one) => one.tag === tag) as Problem;
    const names = fixesFor(problem, network, check).map(({ name }) => name);
    expect(names).toEqual(offered[tag as Problem["tag"]]);
    tryAll(network);
  });

  test(`${tag}: the first fix of the first problem, again and again, leads to a network that trains`, () => {
    let mended = network;
    for (let step = 0; step < 12; step++) {
      const check = checkNetwork(mended);
      const [problem] = check.problems;
      if (!problem) break;
      const [fix] = fixesFor(problem, mended, check);
      expect(fix, problem.tag).toBeDefined();
      mended = fix?.edit() ?? mended;
    }
    expect(checkNetwork(mended).problems).toEqual([]);
  });
}

test("of any network every fix takes its problem away", () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(fc.oneof(randomNetwork, randomFaults), (network) => {
      for (const name of tryAll(network)) {
        const tag = name.split(":")[0] as string;
        seen.set(tag, (seen.get(tag) ?? 0) + 1);
      }
    }),
    { numRuns: runs(4000) },
  );
  expect(seen.size).toBeGreaterThan(11);
  for (const tag of ["cycle", "missing-wire", "port-taken", "unknown-port", "loose"])
    expect(seen.get(tag), tag).toBeGreaterThan(4);
});

test("of a large network the fixes of fifty problems take a fraction of a second of the processor", () => {
  for (const [name, make] of Object.entries(largeNetworks)) {
    const network = make(10_000);
    const check = checkNetwork(network);
    const began = process.cpuUsage();
    for (const problem of check.problems.slice(0, 50)) fixesFor(problem, network, check);
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 1000, name).toBeLessThan(800);
  }
});
