/** The batch size where a step takes all examples: only who has read them knows how many they are. */
import type { Plan } from "../../core/compiler/plan";
import { batchSizeOf } from "../../core/training/options/batches";
import type { LoadedData } from "../data/examples";

/** The plan with as many examples in a step as its options say. */
export function withBatches(plan: Plan, data: LoadedData): Plan {
  const { options, batchSize } = plan.training;
  const size = batchSizeOf(options, batchSize, data.training.length);
  return size === batchSize ? plan : { ...plan, training: { ...plan.training, batchSize: size } };
}
