/** Applies an optimizer to TensorFlow.js variables, over plain arrays. */
import type * as TensorFlow from "@tensorflow/tfjs";
import type { Plan } from "../../core/compiler/plan";
import type { Tf } from "../../core/nodes/define";
import { optimizerSpec } from "../../core/training/optimizers";
import { allFinite } from "../training/all-finite";

export interface Updater {
  /**
   * One step of every variable, from the gradients in the variables' order.
   * @param rate this step's learning rate; the optimizer's own where absent
   * @returns false where a weight would no longer be finite: then every variable is left as it was, and this
   * updater is done for, because its memory holds what made the weight overflow
   */
  update(gradients: readonly Float32Array[], rate?: number): boolean;
  /** Steps taken, and of each slot an array for every variable, in the variables' order: its own. */
  memory(): { readonly step: number; readonly slots: readonly (readonly Float32Array[])[] };
  /** Takes such a memory over; its arrays are copied. */
  remember(step: number, slots: readonly (readonly Float32Array[])[]): void;
  /** Sets a variable's values, which are copied. */
  set(variable: TensorFlow.Variable, values: Float32Array): void;
  dispose(): void;
}

export function createUpdater(
  tf: Tf,
  { kind, params }: Plan["training"]["optimizer"],
  variables: readonly TensorFlow.Variable[],
): Updater {
  const spec = optimizerSpec(kind);
  if (!spec) throw new Error(`createUpdater: unknown optimizer ${kind}`);
  let step = 0;
  // Two arrays for every variable, the new weights written beside the old ones: a bad step can be left out.
  const states = variables.map((variable) => ({
    variable,
    weights: variable.dataSync<"float32">().slice(),
    updated: new Float32Array(variable.size),
    slots: Array.from({ length: spec.slots }, () => new Float32Array(variable.size)),
  }));

  const assign = (variable: TensorFlow.Variable, values: Float32Array) =>
    tf.tidy(() => variable.assign(tf.tensor(values, variable.shape)));

  return {
    update(gradients, rate) {
      step++;
      const now = rate === undefined ? params : { ...params, learningRate: rate };
      for (const [index, { weights, updated, slots }] of states.entries()) {
        const gradient = gradients[index];
        if (!gradient) throw new Error("internal: fewer gradients than weights");
        spec.update(now, { step, weights, gradient, slots, updated });
        if (!allFinite(updated)) return false;
      }
      for (const state of states) {
        [state.weights, state.updated] = [state.updated, state.weights];
        assign(state.variable, state.weights);
      }
      return true;
    },
    memory: () => ({
      step,
      slots: Array.from({ length: spec.slots }, (_, index) =>
        states.map(({ slots }) => slots[index] ?? new Float32Array()),
      ),
    }),
    remember(taken, remembered) {
      step = taken;
      for (const [place, { slots }] of states.entries()) {
        for (const [index, own] of slots.entries()) own.set(remembered[index]?.[place] ?? own);
      }
    },
    set(variable, values) {
      const state = states.find((candidate) => candidate.variable === variable);
      if (!state) throw new Error("internal: this variable is not the updater's");
      state.weights.set(values);
      assign(variable, state.weights);
    },
    dispose() {
      states.length = 0;
    },
  };
}
