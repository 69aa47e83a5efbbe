/** For tests only: a chain's mean loss in 64 bits, written out, to take central differences of. */
import type { Plan, PlanNode } from "../../../core/compiler/plan";
import type { NodeId } from "../../../core/network/network";
import { type ActivationName, activations } from "../../../core/nodes/activation/functions";
import type { Batch } from "../../engine";

/** Every node's arrays by their names, kernels as [inputs, units]. */
export type Weights = ReadonlyMap<NodeId, Readonly<Record<string, readonly number[]>>>;

type Rows = readonly (readonly number[])[];

/** evaluation: by the moving averages. training: by the batch's own statistics. Dropout is off in both. */
export type Mode = "evaluation" | "training";

/** The mean loss of a batch. */
export function referenceLoss(plan: Plan, weights: Weights, batch: Batch, mode: Mode): number {
  const { outputs, features, training } = plan;
  const rowsOf = (values: Float32Array, width: number): Rows =>
    Array.from({ length: batch.count }, (_, row) =>
      Array.from(values.subarray(row * width, (row + 1) * width)),
    );
  const targets = rowsOf(batch.y, outputs);
  let rows = rowsOf(batch.x, features);
  for (const node of plan.nodes) rows = applied(node, weights.get(node.id) ?? {}, rows, mode);
  let total = 0;
  for (const [row, output] of rows.entries()) {
    for (const [unit, value] of output.entries()) {
      const wanted = targets[row]?.[unit] ?? 0;
      if (training.loss === "categoricalCrossentropy") total -= wanted * Math.log(value);
      else if (training.loss === "binaryCrossentropy") {
        total -= (wanted * Math.log(value) + (1 - wanted) * Math.log(1 - value)) / outputs;
      } else total += (value - wanted) ** 2 / outputs;
    }
  }
  return total / batch.count;
}

/** What a node makes of the batch. */
function applied(
  { kind, params, shape }: PlanNode,
  arrays: Readonly<Record<string, readonly number[]>>,
  rows: Rows,
  mode: Mode,
): Rows {
  const units = shape[0] ?? 0;
  if (kind === "dense") {
    return rows.map((x) =>
      Array.from({ length: units }, (_, unit) =>
        x.reduce(
          (sum, value, input) => sum + value * (arrays.kernel?.[input * units + unit] ?? 0),
          arrays.bias?.[unit] ?? 0,
        ),
      ),
    );
  }
  if (kind === "activation") {
    const { value } = activations[params.function as ActivationName];
    return rows.map((x) => x.map((number) => value(number, Number(params.slope))));
  }
  if (kind === "softmax") return rows.map(softmax);
  if (kind === "layerNormalization") {
    return rows.map((x) => {
      const { mean, variance } = moments(x);
      return x.map((value, unit) => normal(value, mean, variance, unit));
    });
  }
  if (kind === "batchNormalization") {
    const columns = Array.from({ length: units }, (_, unit) =>
      mode === "training"
        ? moments(rows.map((x) => x[unit] ?? 0))
        : { mean: arrays.moving_mean?.[unit] ?? 0, variance: arrays.moving_variance?.[unit] ?? 0 },
    );
    return rows.map((x) =>
      x.map((value, unit) => normal(value, columns[unit]?.mean ?? 0, columns[unit]?.variance ?? 0, unit)),
    );
  }
  return rows;

  function normal(value: number, mean: number, variance: number, unit: number): number {
    const normalised = (value - mean) / Math.sqrt(variance + Number(params.epsilon));
    return normalised * (arrays.gamma?.[unit] ?? 1) + (arrays.beta?.[unit] ?? 0);
  }
}

function moments(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length };
}

function softmax(x: readonly number[]): readonly number[] {
  const largest = Math.max(...x);
  const powers = x.map((value) => Math.exp(value - largest));
  const sum = powers.reduce((all, power) => all + power, 0);
  return powers.map((power) => power / sum);
}
