/**
 * Every network that Keras computed and trained for us comes out the same here: those of shared/fixtures, where they
 * are there, and those that scripts/keras-cases.py makes. In the first a Keras layer holds its activation; here that is
 * a Dense and the Activation or Softmax behind it, and the layer's output is the output of the last of its nodes. In
 * the others every layer is one node, and a last output more is the scores' softmax.
 */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { sharedPath } from "../../scripts/shared-folder";
import { checkNetwork } from "../core/compiler/check";
import { type Plan, planNetwork } from "../core/compiler/plan";
import { isWarning } from "../core/compiler/problem";
import { addChain, type ChainLink } from "../core/network/chain";
import type { Checkpoint } from "../core/network/checkpoint";
import { setTraining } from "../core/network/edit";
import type { NodeId, Params } from "../core/network/network";
import { newNetwork } from "../core/network/new-network";
import type { NodeKind } from "../core/nodes";
import type { ChosenOptions } from "../core/training/options/define";
import type { Batch } from "./engine";
import { testedEngines } from "./testing/engines";

interface DenseLayer {
  readonly units: number;
  readonly activation: string;
  readonly use_bias: boolean;
}

/** A layer as keras-cases.py writes it: our kind, and Keras's settings. */
type KerasLayer =
  | DenseLayer
  | ({ readonly kind: NodeKind } & Readonly<Record<string, string | number | boolean>>);

interface Fixture {
  readonly input: number;
  readonly layers: readonly KerasLayer[];
  readonly loss: string;
  readonly optimizer: Readonly<Record<string, string | number>>;
  /** By our names. */
  readonly options?: ChosenOptions;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly classes: number;
  readonly parameters: number;
  readonly batches: readonly (readonly number[])[];
  readonly weights: readonly { readonly shape: readonly number[]; readonly values: readonly number[] }[];
  readonly outputs_of_first_8: readonly (readonly number[])[];
  readonly gradients_of_first_batch: readonly (readonly number[])[];
  readonly losses: readonly number[];
  readonly weights_after: readonly (readonly number[])[];
  readonly outputs_after_of_first_8: readonly number[];
  readonly accuracy_after: number;
}

const sharedFolder = sharedPath("fixtures/keras");

if (!sharedFolder) {
  test.skip("Keras's cases: no folder shared/fixtures here; set UNFOLD_SHARED to run them", () => {});
}

const ownFolder = fileURLToPath(new URL("keras-cases", import.meta.url));
const cases = [sharedFolder, ownFolder].flatMap((folder) =>
  folder
    ? readdirSync(folder)
        .filter((name) => name.endsWith(".json"))
        .map((name) => ({ name: name.replace(".json", ""), path: `${folder}/${name}` }))
    : [],
);

test("there are cases of both normalisations and every activation that shared/fixtures has none of", () => {
  expect(readdirSync(ownFolder).length).toBeGreaterThanOrEqual(11);
});

const ourLosses: Readonly<Record<string, string>> = {
  categorical_crossentropy: "categoricalCrossentropy",
  binary_crossentropy: "binaryCrossentropy",
  mean_squared_error: "meanSquaredError",
};
const ourSettings: Readonly<Record<string, string>> = {
  learning_rate: "learningRate",
  use_bias: "useBias",
  weight_decay: "weightDecay",
};

for (const { name, path } of cases) {
  const fixture: Fixture = JSON.parse(readFileSync(path, "utf8"));

  test.each(testedEngines)(`${name} computes and trains as in Keras: $title`, async (tested) => {
    const { plan, ends } = planOf(fixture);
    expect(plan.parameters).toBe(fixture.parameters);
    const engine = await tested.create(plan);
    expect(engine.name).toBe(tested.name);
    engine.setWeights(checkpointOf(plan, fixture));

    const outputs = () => {
      const values = engine.probe(rowsOf(fixture, firstEight).x, 8, ends);
      return ends.map((id) => values.get(id)!);
    };
    // A network of one layer has its rows apart in the file; all others have one flat list for each layer.
    const { layers, outputs_of_first_8 } = fixture;
    const expectedOutputs = layers.length > 1 ? outputs_of_first_8 : [outputs_of_first_8.flat()];
    for (const [layer, values] of outputs().entries()) expectClose(values, expectedOutputs[layer]!, 1e-5);

    const [first] = fixture.batches;
    const gradients = arraysOf(plan, engine.gradients(rowsOf(fixture, first!)));
    for (const [index, expected] of fixture.gradients_of_first_batch.entries()) {
      expectClose(gradients[index]!, expected, 1e-4 * largest(expected));
    }

    for (const [step, indices] of fixture.batches.entries()) {
      const { loss } = engine.step(rowsOf(fixture, indices), 1);
      const expected = fixture.losses[step]!;
      expect(Math.abs(loss - expected) / expected, `loss of step ${step + 1}`).toBeLessThan(1e-3);
    }
    const after = arraysOf(plan, engine.weights());
    for (const [index, expected] of fixture.weights_after.entries()) {
      expectClose(after[index]!, expected, 1e-3 * largest(expected));
    }
    const expectedAfter = fixture.outputs_after_of_first_8;
    expectClose(outputs().at(-1)!, expectedAfter, 1e-3 * largest(expectedAfter));
    const everyRow = Array.from({ length: fixture.x.length / fixture.input }, (_, row) => row);
    const all = rowsOf(fixture, everyRow);
    expect(engine.evaluate(all).correct / all.count).toBeCloseTo(fixture.accuracy_after, 6);
    engine.dispose();
  });
}

const firstEight = [0, 1, 2, 3, 4, 5, 6, 7];

/** The plan, and for each Keras layer the node that gives its output. */
function planOf({ input, layers, loss, optimizer, options }: Fixture): {
  plan: Plan;
  ends: readonly NodeId[];
} {
  const links: ChainLink[] = [{ kind: "input", params: { features: input } }];
  const endIndices = layers.map((layer) => {
    links.push(...linksOf(layer));
    return links.length - 1;
  });
  if (layers.some((layer) => "kind" in layer)) {
    links.push({ kind: "softmax" });
    endIndices.push(links.length - 1);
  }
  const { name: kind, ...settings } = optimizer;
  const params: Params = Object.fromEntries(
    Object.entries(settings).map(([setting, value]) => [ourSettings[setting] ?? setting, value]),
  );
  const network = setTraining(addChain(newNetwork(), links), {
    loss: ourLosses[loss]!,
    optimizer: { kind: String(kind), params },
    ...(options && { options }),
  });
  const check = checkNetwork(network);
  // No data set of ours has these widths; nothing else may be wrong.
  const tags = check.problems.filter((problem) => !isWarning(problem)).map((problem) => problem.tag);
  expect(tags.filter((tag) => tag !== "input-width" && tag !== "output-width")).toEqual([]);
  const plan = planNetwork(network, { ...check, trainable: true });
  return { plan: plan!, ends: endIndices.map((index) => network.nodes[index]!.id) };
}

function linksOf(layer: KerasLayer): readonly ChainLink[] {
  if ("kind" in layer) {
    const { kind, ...settings } = layer;
    const params = Object.fromEntries(
      Object.entries(settings).map(([name, value]) => [ourSettings[name] ?? name, value]),
    );
    return [{ kind, params }];
  }
  const { units, activation, use_bias: useBias } = layer;
  const dense: ChainLink = { kind: "dense", params: { units, useBias } };
  if (activation === "softmax") return [dense, { kind: "softmax" }];
  if (activation === "linear") return [dense];
  // Keras's activation of this name has the slope 0.2, which is the Activation node's default.
  const ours = activation === "leaky_relu" ? "leakyRelu" : activation;
  return [dense, { kind: "activation", params: { function: ours } }];
}

function checkpointOf(plan: Plan, { weights }: Fixture): Checkpoint {
  let next = 0;
  return new Map(
    plan.nodes
      .filter((node) => node.weights.length > 0)
      .map((node) => [
        node.id,
        node.weights.map(({ name, shape }) => {
          const array = weights[next++]!;
          expect(array.shape).toEqual(shape);
          return { name, shape, values: Float32Array.from(array.values) };
        }),
      ]),
  );
}

function arraysOf(plan: Plan, checkpoint: Checkpoint): readonly Float32Array[] {
  return plan.nodes.flatMap((node) => (checkpoint.get(node.id) ?? []).map(({ values }) => values));
}

function rowsOf(fixture: Fixture, indices: readonly number[]): Batch {
  const { input, classes } = fixture;
  const isIndex = fixture.loss !== "mean_squared_error";
  const x = indices.flatMap((index) => fixture.x.slice(index * input, (index + 1) * input));
  const y = indices.flatMap((index) =>
    isIndex
      ? classes === 1
        ? [fixture.y[index]!]
        : Array.from({ length: classes }, (_, column) => (fixture.y[index] === column ? 1 : 0))
      : fixture.y.slice(index * classes, (index + 1) * classes),
  );
  return { count: indices.length, x: Float32Array.from(x), y: Float32Array.from(y) };
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

function expectClose(actual: Float32Array, expected: readonly number[], tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  const worst = expected.reduce((most, value, at) => Math.max(most, Math.abs(value - actual[at]!)), 0);
  expect(worst).toBeLessThanOrEqual(tolerance);
}
