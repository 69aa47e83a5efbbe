/** For tests only: a chain's mean loss in 64 bits, written out, to take central differences of. */
import type { Plan } from "../../../core/compiler/plan";
import { type ActivationName, activations } from "../../../core/nodes/activation/functions";
import type { Batch } from "../../engine";

/** The kernel [inputs, units] and bias [units] of every Dense, in order, one array after the other. */
export type Weights = readonly (readonly number[])[];

/** The mean loss of a batch, dropout off. */
export function referenceLoss(plan: Plan, weights: Weights, batch: Batch): number {
  const { outputs, features, training } = plan;
  let total = 0;
  for (let row = 0; row < batch.count; row++) {
    const x = Array.from(batch.x.subarray(row * features, (row + 1) * features));
    const target = Array.from(batch.y.subarray(row * outputs, (row + 1) * outputs));
    const output = referenceOutput(plan, weights, x);
    for (const [unit, value] of output.entries()) {
      const wanted = target[unit] ?? 0;
      if (training.loss === "categoricalCrossentropy") total -= wanted * Math.log(value);
      else if (training.loss === "binaryCrossentropy") {
        total -= (wanted * Math.log(value) + (1 - wanted) * Math.log(1 - value)) / outputs;
      } else total += (value - wanted) ** 2 / outputs;
    }
  }
  return total / batch.count;
}

/** What the network makes of one example. */
function referenceOutput(plan: Plan, weights: Weights, x: readonly number[]): readonly number[] {
  let values = x;
  let next = 0;
  for (const { kind, params, shape, weights: arrays } of plan.nodes) {
    const units = shape[0] ?? 0;
    if (kind === "dense") {
      const kernel = weights[next++] ?? [];
      const bias = arrays.length > 1 ? (weights[next++] ?? []) : [];
      const before = values;
      values = Array.from({ length: units }, (_, unit) =>
        before.reduce(
          (sum, value, input) => sum + value * (kernel[input * units + unit] ?? 0),
          bias[unit] ?? 0,
        ),
      );
    } else if (kind === "activation") {
      const { value } = activations[params.function as ActivationName];
      values = values.map((number) => value(number, Number(params.slope)));
    } else if (kind === "softmax") {
      const largest = Math.max(...values);
      const powers = values.map((value) => Math.exp(value - largest));
      const sum = powers.reduce((all, power) => all + power, 0);
      values = powers.map((power) => power / sum);
    }
  }
  return values;
}
