/** Single numbers of a run's weights: set by hand between two steps, and a kernel told in numbers. */
import { type MatrixFacts, matrixFacts } from "../../core/math/matrix-facts";
import type { NodeId } from "../../core/network/network";
import type { WeightAnswer, WeightChange } from "../protocol";
import type { Run } from "./run";

/** Sets one weight. The step, the epoch and what the optimizer remembers stay as they are. */
export function changeWeight(
  { engine }: Pick<Run, "engine">,
  { node, array: name, index, value }: WeightChange,
): WeightAnswer {
  const arrays = engine.weights().get(node);
  const array = arrays?.find((candidate) => candidate.name === name);
  const before = array?.values[index];
  if (!arrays || !array || before === undefined) {
    return { ok: false, text: "This weight is no longer there: the network has changed meanwhile." };
  }
  const rounded = Math.fround(value);
  if (!Number.isFinite(rounded)) {
    return {
      ok: false,
      text: `A weight of ${value} cannot be: weights are 32-bit numbers, from −3.4e38 to 3.4e38. The weight stays ${Number(before.toPrecision(6))}.`,
    };
  }
  const values = array.values.slice();
  values[index] = rounded;
  engine.setWeights(
    new Map([[node, arrays.map((other) => (other === array ? { ...array, values } : other))]]),
  );
  return { ok: true, before };
}

/** A node's kernel in numbers; undefined where it has none. */
export function kernelFacts({ engine }: Pick<Run, "engine">, node: NodeId): MatrixFacts | undefined {
  const kernel = engine
    .weights()
    .get(node)
    ?.find(({ name }) => name === "kernel");
  return kernel && matrixFacts(kernel.values, kernel.shape[0] ?? 0, kernel.shape[1] ?? 0);
}
