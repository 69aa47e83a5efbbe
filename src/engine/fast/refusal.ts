/** Which plans the fast engine trains. */
import type { Plan } from "../../core/compiler/plan";
import { lossSpec } from "../../core/training/losses";
import { optimizerSpec } from "../../core/training/optimizers";
import { kindRefusal } from "./operations";
import { clippingCode, lossCode, optimizerNumbers } from "./optimizer";

/** Why the fast engine does not take this plan, in a few words; undefined where it does. */
export function fastRefusal(plan: Plan): string | undefined {
  const { nodes, training } = plan;
  const branches = nodes.some(
    ({ inputs }, index) => index > 0 && (inputs.length !== 1 || inputs[0] !== nodes[index - 1]?.id),
  );
  if (branches) return "this graph branches";
  const odd = nodes.find(({ shape }) => shape.length !== 1);
  if (odd) return `the fast engine takes vectors, and ${odd.name} gives ${odd.shape.join("×")}`;
  for (const node of nodes) {
    const refusal = kindRefusal(node);
    if (refusal !== undefined) return refusal;
  }
  if (!nodes.some(({ weights }) => weights.length > 0)) return "this network has no weights";
  if (lossCode(training.loss) === undefined)
    return `the fast engine has no kernel for ${lossSpec(training.loss)?.title ?? training.loss}`;
  if (!optimizerNumbers(training.optimizer))
    return `the fast engine has no kernel for ${optimizerSpec(training.optimizer.kind)?.title ?? training.optimizer.kind}`;
  const { clipping } = training.options;
  if (clippingCode(clipping?.kind) === undefined) return "the fast engine has no kernel for this clipping";
  return undefined;
}
