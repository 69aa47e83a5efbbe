/** A loss that is not finite names the layer it comes from, on every engine. */
import { expect, test } from "vitest";
import { denseChain } from "../../core/network/chain";
import { setTraining } from "../../core/network/edit";
import type { Network } from "../../core/network/network";
import { sayDiverged } from "../../core/words/trainer-words";
import { testedEngines } from "../testing/engines";
import { Listener, smallNetwork } from "../testing/trained";
import { systemClock } from "./clock";
import { createTrainer } from "./trainer";

const network = smallNetwork({}, denseChain([2, 3, 3, 2], "linear"));
const denses = network.nodes.filter(({ kind }) => kind === "dense");

/** What is said when a step's loss is not finite. @param factors what each layer's weights of the seed are multiplied by */
async function diverged(
  create: (typeof testedEngines)[number]["create"],
  of: Network,
  factors: readonly number[],
) {
  const trainer = createTrainer(create, systemClock());
  const listener = new Listener(trainer);
  expect(await trainer.load({ run: 1, network: of, pace: undefined })).toMatchObject({ ok: true });
  const weights = [...(await trainer.weights())].map(
    ([id, arrays], layer) =>
      [
        id,
        arrays.map((array) => ({
          ...array,
          values: array.values.map((value) => value * (factors[layer] ?? 1)),
        })),
      ] as const,
  );
  await trainer.setWeights(new Map(weights));
  await trainer.step();
  trainer.dispose();
  const event = listener.events.find(({ type }) => type === "diverged");
  if (event?.type !== "diverged") throw new Error("The loss was finite.");
  return event;
}

test.each(testedEngines)("$title: the first node whose values overflow", async ({ create }) => {
  const event = await diverged(create, network, [1e25, 1e25]);
  expect(event).toMatchObject({ step: 1, epoch: 1, where: { node: denses[1]!.id, what: "values" } });
  expect(sayDiverged(event, network)).toBe(
    `The loss became NaN at step 1 (epoch 1): the values of “${denses[1]!.name}” are no longer finite. The run stopped with the weights of the step before. Try a smaller learning rate.`,
  );
});

test.each(testedEngines)("$title: the layer whose weights a step would carry away", async ({ create }) => {
  const training = setTraining(network, { optimizer: { kind: "sgd", params: { learningRate: 100 } } });
  const event = await diverged(create, training, [3e18, 3e18, 1e-3]);
  expect(event).toMatchObject({
    loss: Number.POSITIVE_INFINITY,
    where: { node: denses[2]!.id, what: "weights" },
  });
});
