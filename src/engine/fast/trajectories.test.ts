/** Two hundred steps on every variant beside TensorFlow.js, from the same weights and batches. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom } from "../../core/math/random";
import type { Engine } from "../engine";
import { fastEngines, tensorflow } from "../testing-engines";
import {
  batchOfRecipe,
  type ChainRecipe,
  chainRecipes,
  planOfRecipe,
  weightsOfRecipe,
} from "./testing/chains";

const STEPS = 200;
/** More of them by `npm run verify:engine`. */
const RUNS = Number(process.env.UNFOLD_RUNS ?? 80);

/** Losses of the steps; batches of varying size, as the last of an epoch is smaller. */
async function losses(recipe: ChainRecipe, create: (typeof tensorflow)["create"]): Promise<number[]> {
  const plan = planOfRecipe(recipe);
  const engine: Engine = await create(plan);
  engine.setWeights(weightsOfRecipe(plan, recipe));
  const random = createRandom(recipe.seed, "batches");
  const batches = Array.from({ length: 4 }, (_, index) =>
    batchOfRecipe(plan, recipe, index < 3 ? recipe.batchSize : Math.ceil(recipe.batchSize / 2), random),
  );
  const found = Array.from({ length: STEPS }, (_, step) => {
    const batch = batches[step % batches.length];
    return batch ? engine.step(batch, 1).loss : Number.NaN;
  });
  engine.dispose();
  return found;
}

// Left out is what lets rounding decide, and is compared step by step elsewhere: masks, which are each engine's own,
// kinks, and batches so small that they are fitted to zero, where RMSprop divides noise by noise.
const smooth = chainRecipes(24, 33).map(
  (recipe): ChainRecipe => ({
    ...recipe,
    batchSize: recipe.batchSize + 12,
    extra: recipe.extra === "dropout" ? "none" : recipe.extra,
    curves: recipe.curves.map((curve) => (curve === 3 || curve === 4 ? 2 : curve)),
  }),
);

for (const { title, create } of fastEngines) {
  test(`${title}: the loss stays within a thousandth of TensorFlow.js's`, async () => {
    let worst = 0;
    await fc.assert(
      fc.asyncProperty(smooth, async (recipe) => {
        const found = await losses(recipe, create);
        for (const [step, loss] of (await losses(recipe, tensorflow.create)).entries()) {
          const error = Math.abs((found[step] ?? Number.NaN) - loss) / Math.max(Math.abs(loss), 2e-2);
          worst = Math.max(worst, error);
          expect(error, `step ${step + 1}`).toBeLessThan(1e-3);
        }
      }),
      { numRuns: RUNS / 8, ...(process.env.UNFOLD_RUNS ? {} : { seed: 1 }) },
    );
    console.log(`${title}: losses within ${worst.toExponential(1)} over ${STEPS} steps`);
  });
}
