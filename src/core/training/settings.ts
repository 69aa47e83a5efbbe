/** The plain training settings beside optimizer and loss: their limits, defaults and form. */
import { z } from "zod";

export const trainingParams = z.object({
  epochs: z.int().min(1).max(1_000_000).default(150).meta({
    title: "Epochs",
    description: "Passes over all training examples.",
  }),
  batchSize: z.int().min(1).max(65_536).default(32).meta({
    title: "Batch size",
    description: "Examples in one step.",
  }),
  seed: z.int().min(0).max(4_294_967_295).default(1).meta({
    title: "Seed",
    description: "Decides initial weights, shuffles and dropout: the same seed gives the same run.",
  }),
});
