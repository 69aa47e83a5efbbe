/**
 * Gradients and values of random chains on every variant: against central differences in 64 bits, and against
 * TensorFlow.js.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Plan } from "../../core/compiler/plan";
import { createRandom } from "../../core/math/random";
import type { Checkpoint } from "../../core/network/checkpoint";
import { fastEngines, tensorflow } from "../testing/engines";
import { batchOfRecipe, chainRecipes, planOfRecipe, weightsOfRecipe } from "./testing/chains";
import { referenceLoss } from "./testing/reference";

/** More of them by `npm run verify:engine`. */
const RUNS = Number(process.env.UNFOLD_RUNS ?? 80);
/** The same chains at every `npm test`; others at every `npm run verify:engine`. */
const chosen = process.env.UNFOLD_RUNS ? {} : { seed: 1 };

/** Every array of the plan, in order. */
const arraysOf = (plan: Plan, checkpoint: Checkpoint) =>
  plan.nodes.flatMap(({ id }) => (checkpoint.get(id) ?? []).map(({ values }) => values));

const largest = (values: Iterable<number>) => {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most;
};

for (const { title, name, create } of fastEngines) {
  test(`${title}: gradients are central differences of the loss`, async () => {
    await fc.assert(
      fc.asyncProperty(chainRecipes(12, 21), async (recipe) => {
        const plan = planOfRecipe(recipe);
        const engine = await create(plan);
        expect(engine.name).toBe(name);
        const weights = weightsOfRecipe(plan, recipe);
        engine.setWeights(weights);
        const random = createRandom(recipe.seed, "batch");
        const batch = batchOfRecipe(plan, recipe, recipe.batchSize, random);
        const start = arraysOf(plan, weights).map((values) => Array.from(values));
        expect(engine.evaluate(batch).loss).toBeCloseTo(referenceLoss(plan, start, batch), 4);
        const gradients = arraysOf(plan, engine.gradients(batch));
        engine.dispose();
        for (const [which, array] of start.entries()) {
          const at = random.integer(array.length);
          const lossAt = (shift: number) =>
            referenceLoss(
              plan,
              start.map((other, index) =>
                index === which ? other.with(at, (other[at] ?? 0) + shift) : other,
              ),
              batch,
            );
          const slope = (lossAt(1e-6) - lossAt(-1e-6)) / 2e-6;
          // A kink of relu between the two points makes them differ from the slope: one in many thousands.
          const coarse = (lossAt(1e-5) - lossAt(-1e-5)) / 2e-5;
          if (Math.abs(slope - coarse) > 1e-4 * Math.abs(slope) + 1e-6) continue;
          const error = Math.abs((gradients[which]?.[at] ?? Number.NaN) - slope);
          expect(error).toBeLessThan(
            1e-4 * Math.abs(slope) + 2e-5 * Math.max(1, largest(gradients[which] ?? [])),
          );
        }
      }),
      { numRuns: RUNS, ...chosen },
    );
  });

  test(`${title}: gradients and every node's values are TensorFlow.js's`, async () => {
    let worstValue = 0;
    let worstGradient = 0;
    await fc.assert(
      fc.asyncProperty(chainRecipes(70, 45), async (recipe) => {
        const plan = planOfRecipe(recipe);
        const batch = batchOfRecipe(plan, recipe, recipe.batchSize, createRandom(recipe.seed, "batch"));
        const found = await both(plan, weightsOfRecipe(plan, recipe), batch, create);
        const wanted = await both(plan, weightsOfRecipe(plan, recipe), batch, tensorflow.create);
        for (const [id, values] of wanted.values) {
          const error = distance(found.values.get(id), values) / Math.max(1, largest(values));
          worstValue = Math.max(worstValue, error);
          expect(error).toBeLessThan(1e-5);
        }
        for (const [index, gradient] of wanted.gradients.entries()) {
          const error = distance(found.gradients[index], gradient) / Math.max(0.1, largest(gradient));
          worstGradient = Math.max(worstGradient, error);
          expect(error).toBeLessThan(1e-4);
        }
        expect(found.evaluation.loss).toBeCloseTo(wanted.evaluation.loss, 4);
      }),
      { numRuns: RUNS / 2, ...chosen },
    );
    console.log(
      `${title}: values within ${worstValue.toExponential(1)}, gradients within ${worstGradient.toExponential(1)}`,
    );
  });
}

async function both(
  plan: Plan,
  weights: Checkpoint,
  batch: Parameters<typeof referenceLoss>[2],
  create: (typeof tensorflow)["create"],
) {
  const engine = await create(plan);
  engine.setWeights(weights);
  const values = engine.probe(
    batch.x,
    batch.count,
    plan.nodes.map(({ id }) => id),
  );
  const gradients = arraysOf(plan, engine.gradients(batch));
  const evaluation = engine.evaluate(batch);
  engine.dispose();
  return { values, gradients, evaluation };
}

function distance(found: Float32Array | undefined, wanted: Float32Array): number {
  expect(found?.length).toBe(wanted.length);
  return largest(wanted.map((value, at) => value - (found?.[at] ?? Number.NaN)));
}
