/** How many examples a step takes, where it is not the batch size. */
import { paramsSchema } from "../../param-schema";
import type { ChosenOptions, TrainingOption } from "./define";

export const batches = [
  {
    kind: "all",
    title: "All examples at once",
    sentence:
      "Takes one step an epoch, along the gradient of all training examples; the batch size is not used.",
    params: paramsSchema({}),
  },
] as const satisfies readonly TrainingOption[];

/** Examples in a step, of so many in training. */
export function batchSizeOf(options: ChosenOptions, batchSize: number, examples: number): number {
  return options.batch?.kind === "all" ? Math.max(1, examples) : batchSize;
}
