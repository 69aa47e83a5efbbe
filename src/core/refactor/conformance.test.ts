/** Every refactoring on random networks with random weights: the outputs are those of before, or as near as it says. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "../../../scripts/runs";
import { type Check, checkNetwork } from "../compiler/check";
import { createRandom } from "../math/random";
import { addChain, type ChainLink } from "../network/chain";
import { arraysFit, type Checkpoint, sizeOf, type WeightArray } from "../network/checkpoint";
import { addNode, addWire, renameNode } from "../network/edit";
import { wiresTo } from "../network/lookup";
import type { Network, NodeId } from "../network/network";
import { newNetwork } from "../network/new-network";
import { type ActivationName, activationNames, activations } from "../nodes/activation/functions";
import { unitMaps } from "../nodes/batch-normalization/affine";
import { randomNetwork } from "../testing/random-networks";
import type { Place, Refactoring } from "./define";
import { refactorings } from "./list";
import { split } from "./split";

const all: readonly Refactoring[] = refactorings;

const link: fc.Arbitrary<ChainLink> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .integer({ min: 1, max: 7 })
      .map((units) => ({ kind: "dense" as const, params: { units, useBias: units % 3 > 0 } })),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(...activationNames)
      .map((name) => ({ kind: "activation" as const, params: { function: name } })),
  },
  fc.constant({ kind: "dropout" as const }),
  fc.constant({ kind: "batchNormalization" as const }),
);

/** Input, anything, a Dense and a Softmax at the end. */
const chain: fc.Arbitrary<Network> = fc
  .array(link, { minLength: 1, maxLength: 6 })
  .map((links) =>
    addChain(newNetwork(), [
      { kind: "input" },
      ...links,
      { kind: "dense", params: { units: 2 } },
      { kind: "softmax" },
    ]),
  );

/** Weights of every layer, as after some training: none is zero, variances are positive. */
function randomWeights(network: Network, seed: number): Checkpoint {
  return new Map(
    [...checkNetwork(network).weights].map(([id, arrays]) => [
      id,
      arrays.map(({ name, shape }) => {
        const random = createRandom(seed, "weights", id, name);
        const draw = () => (name === "moving_variance" ? 0.2 + random.uniform() : 0.7 * random.normal());
        return { name, shape, values: Float32Array.from({ length: sizeOf(shape) }, draw) };
      }),
    ]),
  );
}

const placeOf = (network: Network, weights: Checkpoint, node: NodeId): Place => ({
  network,
  check: checkNetwork(network),
  weights,
  node,
});

// What a network computes, in 64 bits and straight from the definitions.

/** Values [units] that leave every node for one example [features]. */
function forward(
  network: Network,
  check: Check,
  weights: Checkpoint,
  example: readonly number[],
): ReadonlyMap<string, readonly number[]> {
  const values = new Map<string, readonly number[]>();
  for (const id of check.order) {
    const node = network.nodes.find((one) => one.id === id)!;
    const params = check.params.get(id)!;
    const inputs = [...wiresTo(network, id)]
      .sort((a, b) => a.port.localeCompare(b.port))
      .map(({ from }) => values.get(from) ?? []);
    const [x = example] = inputs;
    const arrays = weights.get(id) ?? [];
    switch (node.kind) {
      case "dense":
        values.set(id, affine(x, arrays));
        break;
      case "activation": {
        const { value } = activations[params.function as ActivationName];
        values.set(
          id,
          x.map((number) => value(number, Number(params.slope))),
        );
        break;
      }
      case "batchNormalization": {
        const { factors, shifts } = unitMaps(params, arrays)!;
        values.set(
          id,
          x.map((number, unit) => number * factors[unit]! + shifts[unit]!),
        );
        break;
      }
      case "add":
        values.set(
          id,
          x.map((number, unit) => number + inputs[1]![unit]!),
        );
        break;
      default:
        values.set(id, x);
    }
  }
  return values;
}

function affine(x: readonly number[], arrays: readonly WeightArray[]): readonly number[] {
  const kernel = arrays.find(({ name }) => name === "kernel")!;
  const bias = arrays.find(({ name }) => name === "bias")?.values;
  const [, units = 0] = kernel.shape;
  return Array.from({ length: units }, (_, unit) =>
    x.reduce((sum, number, input) => sum + number * kernel.values[input * units + unit]!, bias?.[unit] ?? 0),
  );
}

/** What enters the final Softmax, for a few examples. */
function outputs(network: Network, weights: Checkpoint): readonly number[] {
  const check = checkNetwork(network);
  const softmax = network.nodes.find(({ kind }) => kind === "softmax")!;
  return [
    [0.3, -1.2],
    [2, 1],
    [-3, 0.5],
    [0, 0],
  ].flatMap((example) => forward(network, check, weights, example).get(softmax.id)!);
}

function expectSame(before: readonly number[], after: readonly number[]): void {
  const largest = Math.max(...before.map(Math.abs), 1e-30);
  const error = Math.max(...before.map((value, at) => Math.abs(value - (after[at] ?? Number.NaN))));
  expect(error / largest).toBeLessThan(1e-6);
}

describe.each(all)("$id", (refactoring) => {
  test("on random chains, at every node that takes it: the same outputs to 1e-6 of the largest", () => {
    let done = 0;
    fc.assert(
      fc.property(chain, fc.nat(1000), fc.nat(5), (network, seed, more) => {
        const weights = randomWeights(network, seed);
        for (const { id } of network.nodes) {
          const place = placeOf(network, weights, id);
          const refusal = refactoring.refusal(place);
          if (refusal !== undefined) {
            expect(refusal).toMatch(/^.+\.$/);
            continue;
          }
          const amount = refactoring.amount?.(place);
          // As many as there are keep everything.
          const chosen = amount ? (refactoring === split ? amount.most : amount.least + more) : 0;
          const made = refactoring.apply(place, chosen);
          const check = checkNetwork(made.network);
          expect(check.trainable, JSON.stringify(check.problems)).toBe(true);
          for (const [node, arrays] of check.weights)
            if (arrays.length > 0) expect(arraysFit(made.weights.get(node) ?? [], arrays)).toBe(true);
          expectSame(outputs(network, weights), outputs(made.network, made.weights));
          expect(made.sentence).toMatch(/^“.+\.$/);
          done += 1;
        }
      }),
      { numRuns: runs(600) },
    );
    expect(done).toBeGreaterThan(20);
  });

  test("on any network of any wiring it is refused in a sentence or made, and nothing is thrown", () => {
    fc.assert(
      fc.property(randomNetwork, (network) => {
        const weights = randomWeights(network, 1);
        for (const { id } of network.nodes) {
          const place = placeOf(network, weights, id);
          if (refactoring.refusal(place) !== undefined) continue;
          const made = refactoring.apply(place, refactoring.amount?.(place).least ?? 0);
          const ids = new Set(made.network.nodes.map((node) => node.id));
          for (const { from, to } of made.network.wires) expect(ids.has(from) && ids.has(to)).toBe(true);
        }
      }),
      { numRuns: runs(500) },
    );
  });

  test("without weights it is refused, where it takes weights at all", () => {
    const network = addChain(newNetwork(), [
      { kind: "input" },
      { kind: "dense" },
      { kind: "dense" },
      { kind: "softmax" },
    ]);
    const refusal = refactoring.refusal(placeOf(network, new Map(), network.nodes[1]!.id));
    if (refactoring.id === "insert-activation") expect(refusal).toBeUndefined();
    else expect(refusal).toContain("not known yet");
  });
});

test("a lower rank is as far from the matrix as the singular values that it leaves out (Eckart–Young)", () => {
  const network = addChain(newNetwork(), [
    { kind: "input" },
    { kind: "dense", params: { units: 5 } },
    { kind: "dense", params: { units: 2 } },
    { kind: "softmax" },
  ]);
  const kernel = Float32Array.from([3, 0, 0, 0, 0, 0, 0.5, 0, 0, 0]);
  const node = network.nodes[1]!.id;
  const weights = new Map([
    ...randomWeights(network, 3),
    [
      node,
      [
        { name: "kernel", shape: [2, 5], values: kernel },
        { name: "bias", shape: [5], values: new Float32Array(5) },
      ],
    ] as const,
  ]);
  const place = placeOf(network, weights, node);
  expect(split.amount?.(place)).toMatchObject({ least: 1, most: 2, start: 2 });
  const { network: made, weights: kept, sentence } = split.apply(place, 1);
  const added = made.nodes.find(({ id }) => !network.nodes.some((one) => one.id === id))!;
  const [first, second] = [kept.get(added.id)![0]!.values, kept.get(node)![0]!.values];
  const rebuilt = Array.from({ length: 10 }, (_, at) => first[Math.floor(at / 5)]! * second[at % 5]!);
  const error = Math.hypot(...rebuilt.map((value, at) => value - kernel[at]!));
  expect(error).toBeCloseTo(0.5, 6);
  expect(sentence).toContain("keep 97.2 % of its squared weights");
});

test("copies of a unit take unequal shares, so that training parts them", () => {
  const widen = all.find(({ id }) => id === "widen")!;
  const network = addChain(newNetwork(), [
    { kind: "input" },
    { kind: "dense" },
    { kind: "dense" },
    { kind: "softmax" },
  ]);
  const weights = randomWeights(network, 5);
  const [, node, next] = network.nodes.map(({ id }) => id);
  const { weights: kept } = widen.apply(placeOf(network, weights, node!), 4);
  const [row, copy] = [0, 2].map((unit) => kept.get(next!)![0]!.values[2 * unit]!);
  expect(copy! / row!).toBeCloseTo(2, 5);
});

test("an activation behind a node with several wires takes all of them through itself", () => {
  const straight = addChain(newNetwork(), [{ kind: "input" }, { kind: "dense" }, { kind: "dense" }]);
  const [input, first, second] = straight.nodes.map(({ id }) => id) as [NodeId, NodeId, NodeId];
  const sum = addNode(straight, "add", { x: 400, y: 200 });
  const wired = addWire(addWire(sum.network, first, sum.node, "a"), second, sum.node, "b");
  const insert = all.find(({ id }) => id === "insert-activation")!;
  const { network } = insert.apply(placeOf(renameNode(wired, input, "in"), new Map(), first), 0);
  const bend = network.nodes.at(-1)!.id;
  expect(network.wires.filter(({ from }) => from === first).map(({ to }) => to)).toEqual([bend]);
  expect(
    network.wires
      .filter(({ from }) => from === bend)
      .map(({ to }) => to)
      .sort(),
  ).toEqual([second, sum.node].sort());
});
