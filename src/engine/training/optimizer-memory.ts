/** Whether what an optimizer remembers belongs to a plan's weights. */
import type { Plan } from "../../core/compiler/plan";
import { arraysFit, type Checkpoint } from "../../core/network/checkpoint";

/** Every node's trained arrays are there, and fit, in each of these. */
export function fitsTrained({ nodes }: Plan, slots: readonly Checkpoint[]): boolean {
  return nodes.every(({ id, weights }) => {
    const trained = weights.filter(({ trainable }) => trainable);
    return trained.length === 0 || slots.every((slot) => arraysFit(slot.get(id) ?? [], trained));
  });
}
