/**
 * Gradients and values of random chains on every variant: against central differences in 64 bits, and against
 * TensorFlow.js.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { allRuns, runs } from "../../../scripts/runs";
import type { Plan } from "../../core/compiler/plan";
import { createRandom } from "../../core/math/random";
import type { Checkpoint } from "../../core/network/checkpoint";
import type { Batch } from "../engine";
import { fastEngines, tensorflow } from "../testing/engines";
import { batchOfRecipe, chainRecipes, planOfRecipe, weightsOfRecipe } from "./testing/chains";
import { referenceLoss, type Weights } from "./testing/reference";

/** The same chains at every `npm test`; others at every `npm run verify:engine`. */
const chosen = allRuns ? {} : { seed: 1 };

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
        const start: Weights = new Map(
          [...weights].map(([id, arrays]) => [
            id,
            Object.fromEntries(arrays.map(({ name: array, values }) => [array, Array.from(values)])),
          ]),
        );
        expect(engine.evaluate(batch).loss).toBeCloseTo(referenceLoss(plan, start, batch, "evaluation"), 4);
        const gradients = engine.gradients(batch);
        // What is not trained has none.
        for (const { id, weights: promised } of plan.nodes) {
          const trained = promised.filter(({ trainable }) => trainable).map(({ name: array }) => array);
          expect((gradients.get(id) ?? []).map(({ name: array }) => array)).toEqual(trained);
        }
        expect(engine.weights()).toEqual(weights);
        engine.dispose();
        for (const [id, arrays] of gradients) {
          for (const { name: array, values } of arrays) {
            const own = start.get(id) ?? {};
            const at = random.integer(values.length);
            const lossAt = (shift: number) => {
              const moved = own[array]?.map((value, index) => (index === at ? value + shift : value)) ?? [];
              return referenceLoss(
                plan,
                new Map([...start, [id, { ...own, [array]: moved }]]),
                batch,
                "training",
              );
            };
            const slope = (lossAt(1e-6) - lossAt(-1e-6)) / 2e-6;
            // A kink of relu between the two points makes them differ from the slope: one in many thousands.
            const coarse = (lossAt(1e-5) - lossAt(-1e-5)) / 2e-5;
            if (Math.abs(slope - coarse) > 1e-4 * Math.abs(slope) + 1e-6) continue;
            const error = Math.abs((values[at] ?? Number.NaN) - slope);
            expect(error).toBeLessThan(1e-4 * Math.abs(slope) + 2e-5 * Math.max(1, largest(values)));
          }
        }
      }),
      { numRuns: runs(800), ...chosen },
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
      { numRuns: runs(400), ...chosen },
    );
    console.log(
      `${title}: values within ${worstValue.toExponential(1)}, gradients within ${worstGradient.toExponential(1)}`,
    );
  });
}

async function both(plan: Plan, weights: Checkpoint, batch: Batch, create: (typeof tensorflow)["create"]) {
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
