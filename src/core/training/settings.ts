/** The plain training settings beside optimizer and loss: their limits, defaults and form. */
import { integerParam, paramsSchema } from "../param-schema";

export const trainingParams = paramsSchema({
  epochs: integerParam({
    minimum: 1,
    maximum: 1_000_000,
    default: 150,
    title: "Epochs",
    description: "Passes over all training examples.",
  }),
  batchSize: integerParam({
    minimum: 1,
    maximum: 65_536,
    default: 32,
    title: "Batch size",
    description: "Examples in one step.",
  }),
  seed: integerParam({
    minimum: 0,
    maximum: 4_294_967_295,
    default: 1,
    title: "Seed",
    description: "Decides initial weights, shuffles and dropout: the same seed gives the same run.",
  }),
});
