/** For tests only: random chains of every kind, loss and optimizer, as plans with weights and batches. */
import fc from "fast-check";
import { checkNetwork } from "../../../core/compiler/check";
import { type Plan, planNetwork } from "../../../core/compiler/plan";
import { createRandom, type Random } from "../../../core/math/random";
import { addChain, type ChainLink } from "../../../core/network/chain";
import type { Checkpoint } from "../../../core/network/checkpoint";
import { setTraining } from "../../../core/network/edit";
import type { Params } from "../../../core/network/network";
import { newNetwork } from "../../../core/network/new-network";
import type { Batch } from "../../engine";
import { kernelActivations } from "../operations";

/** A normalisation, or none. */
type Norm = "" | "batch" | "layer";

/** What a chain is made of; small numbers, so that a failing one is printed in a line. */
export interface ChainRecipe {
  readonly widths: readonly number[];
  /** Index of the function behind each inner Dense; one beyond the last for none. */
  readonly curves: readonly number[];
  /** What stands between each inner Dense and its function. */
  readonly norms: readonly Norm[];
  readonly bias: boolean;
  /** A Softmax or a second curve in the middle, or a dropout that is off outside of training. */
  readonly extra: "none" | "softmax" | "curve" | "dropout";
  readonly loss: "categoricalCrossentropy" | "binaryCrossentropy" | "meanSquaredError";
  readonly optimizer: "sgd" | "momentum" | "adam" | "rmsprop" | "rmspropMomentum";
  readonly batchSize: number;
  readonly seed: number;
}

/** Chains of up to three Dense with widths up to `widest`. */
export function chainRecipes(widest: number, most: number): fc.Arbitrary<ChainRecipe> {
  const width = fc.integer({ min: 1, max: widest });
  return fc.record({
    widths: fc.array(width, { minLength: 2, maxLength: 4 }),
    curves: fc.array(fc.nat(kernelActivations.length), { minLength: 3, maxLength: 3 }),
    norms: fc.array(fc.constantFrom<Norm>("", "", "batch", "layer"), { minLength: 3, maxLength: 3 }),
    bias: fc.boolean(),
    extra: fc.constantFrom("none", "none", "softmax", "curve", "dropout"),
    loss: fc.constantFrom("categoricalCrossentropy", "binaryCrossentropy", "meanSquaredError"),
    optimizer: fc.constantFrom("sgd", "momentum", "adam", "rmsprop", "rmspropMomentum"),
    batchSize: fc.integer({ min: 1, max: most }),
    seed: fc.nat(1000),
  });
}

const optimizers: Readonly<Record<ChainRecipe["optimizer"], { kind: string; params: Params }>> = {
  sgd: { kind: "sgd", params: { learningRate: 0.02 } },
  momentum: { kind: "sgd", params: { learningRate: 0.01, momentum: 0.8 } },
  adam: { kind: "adam", params: {} },
  rmsprop: { kind: "rmsprop", params: {} },
  rmspropMomentum: { kind: "rmsprop", params: { momentum: 0.5, epsilon: 1e-5 } },
};

export function planOfRecipe(recipe: ChainRecipe): Plan {
  const { widths, curves, norms, bias, extra, loss, optimizer, batchSize } = recipe;
  const [features = 1, ...units] = loss === "binaryCrossentropy" ? [...widths.slice(0, -1), 1] : widths;
  const links: ChainLink[] = [{ kind: "input", params: { features } }];
  for (const [index, width] of units.entries()) {
    links.push({ kind: "dense", params: { units: width, useBias: bias } });
    if (index === units.length - 1) break;
    if (norms[index] === "batch") links.push({ kind: "batchNormalization", params: { momentum: 0.9 } });
    if (norms[index] === "layer") links.push({ kind: "layerNormalization" });
    const curve = kernelActivations[curves[index] ?? 0];
    if (curve) links.push({ kind: "activation", params: { function: curve } });
    if (index > 0) continue;
    if (extra === "softmax") links.push({ kind: "softmax" });
    if (extra === "curve") links.push({ kind: "activation", params: { function: "sigmoid" } });
    if (extra === "dropout") links.push({ kind: "dropout", params: { rate: 0.4 } });
  }
  if (loss === "categoricalCrossentropy") links.push({ kind: "softmax" });
  if (loss === "binaryCrossentropy") links.push({ kind: "activation", params: { function: "sigmoid" } });
  const network = setTraining(addChain(newNetwork(), links), {
    loss,
    optimizer: optimizers[optimizer],
    batchSize,
  });
  const plan = planNetwork(network, { ...checkNetwork(network), trainable: true });
  if (!plan) throw new Error("no plan");
  return plan;
}

/** Weights drawn as the seed says, biases and averages too; a variance is never below 0.3. */
export function weightsOfRecipe(plan: Plan, { seed }: ChainRecipe): Checkpoint {
  const random = createRandom(seed, "weights of a test");
  return new Map(
    plan.nodes
      .filter(({ weights }) => weights.length > 0)
      .map(({ id, weights }) => [
        id,
        weights.map(({ name, shape }) => {
          const scale = 1 / Math.sqrt(shape.length > 1 ? (shape[0] ?? 1) : 4);
          const size = shape.reduce((product, length) => product * length, 1);
          const drawn = () =>
            name === "moving_variance" ? 0.3 + Math.abs(random.normal()) : scale * random.normal();
          const values = Float32Array.from({ length: size }, drawn);
          return { name, shape, values };
        }),
      ]),
  );
}

/** Normal inputs; one-hot targets for classes, a 0 or 1, or any number for a squared error. */
export function batchOfRecipe(plan: Plan, { loss }: ChainRecipe, count: number, random: Random): Batch {
  const { features, outputs } = plan;
  const x = Float32Array.from({ length: count * features }, () => random.normal());
  const y = new Float32Array(count * outputs);
  for (let row = 0; row < count; row++) {
    if (loss === "categoricalCrossentropy") y[row * outputs + random.integer(outputs)] = 1;
    else if (loss === "binaryCrossentropy") y[row] = random.integer(2);
    else for (let unit = 0; unit < outputs; unit++) y[row * outputs + unit] = random.normal();
  }
  return { count, x, y };
}
