/** Every activation's kernel over the range where it does anything: its value, and its slope by the gradient. */
import { expect, test } from "vitest";
import { checkNetwork } from "../../core/compiler/check";
import { planNetwork } from "../../core/compiler/plan";
import { addChain } from "../../core/network/chain";
import { setTraining } from "../../core/network/edit";
import type { NodeId } from "../../core/network/network";
import { newNetwork } from "../../core/network/new-network";
import { activationNames, activations, activationTitle } from "../../core/nodes/activation/functions";
import { fastEngines } from "../testing/engines";
import { kernelActivations, kindRefusal } from "./operations";

/** 32-bit places from −12 to 12, 0 and both kinks of relu6 among them. */
const places = Float32Array.from({ length: 961 }, (_, index) => (index - 480) / 40);
const ERROR = 1e-6;

const cases = fastEngines.flatMap((engine) => kernelActivations.map((name) => ({ ...engine, name })));

test.each(cases)("$name, $title: within 1e-6 of its formula, its slope too", async ({ create, name }) => {
  const network = setTraining(
    addChain(newNetwork(), [
      { kind: "input", params: { features: 1 } },
      { kind: "dense", params: { units: 1, useBias: false } },
      { kind: "activation", params: { function: name, slope: 0.2 } },
    ]),
    { loss: "meanSquaredError" },
  );
  const plan = planNetwork(network, { ...checkNetwork(network), trainable: true })!;
  const [, dense, bend] = plan.nodes.map(({ id }) => id);
  const engine = await create(plan);
  engine.setWeights(new Map([[dense!, [{ name: "kernel", shape: [1, 1], values: Float32Array.of(1) }]]]));
  const values = engine.probe(places, places.length, [bend!]).get(bend!)!;
  const { value, derivative, kinks } = activations[name];
  for (const [index, x] of places.entries()) {
    const expected = value(x, 0.2);
    expect(Math.abs(values[index]! - expected), `at ${x}`).toBeLessThan(
      ERROR * Math.max(1, Math.abs(expected)),
    );
  }
  for (let index = 0; index < places.length; index += 24) {
    const x = places[index]!;
    if (x === 0 || kinks.includes(x)) continue;
    // With a target ½ below what comes out, the squared error's gradient by the weight is x·σ′.
    const y = Float32Array.of(value(x, 0.2) - 0.5);
    const [gradient] = engine.gradients({ count: 1, x: Float32Array.of(x), y }).get(dense!)!;
    const slope = gradient!.values[0]! / (2 * (value(x, 0.2) - y[0]!) * x);
    expect(Math.abs(slope - derivative(x, value(x, 0.2), 0.2)), `slope at ${x}`).toBeLessThan(4 * ERROR);
  }
  engine.dispose();
});

test("an activation is refused by its title where it has no kernel, and taken where it has one", () => {
  const refusalOf = (name: string) =>
    kindRefusal({
      id: "a" as NodeId,
      name: "a",
      kind: "activation",
      params: { function: name, slope: 0.2 },
      inputs: ["b" as NodeId],
      shape: [1],
      weights: [],
    });
  for (const name of activationNames) {
    expect(refusalOf(name)).toBe(
      kernelActivations.includes(name)
        ? undefined
        : `the fast engine has no kernel for ${activationTitle(name)}`,
    );
  }
  expect(kernelActivations.length).toBeGreaterThan(12);
  expect(refusalOf("none of these")).toBe("the fast engine has no kernel for none of these");
});
