/** Which plans the fast engine trains. */
import type { Plan } from "../../core/compiler/plan";
import { activationCodes } from "./operations";
import { lossCode, optimizerNumbers } from "./optimizer";

const kinds: ReadonlySet<string> = new Set(["input", "dense", "activation", "dropout", "softmax"]);

/** Why the fast engine does not take this plan, in a few words; undefined where it does. */
export function fastRefusal(plan: Plan): string | undefined {
  const { nodes, training } = plan;
  const branches = nodes.some(
    ({ inputs }, index) => index > 0 && (inputs.length !== 1 || inputs[0] !== nodes[index - 1]?.id),
  );
  if (branches) return "this graph branches";
  const odd = nodes.find(({ kind, shape }) => !kinds.has(kind) || shape.length !== 1);
  if (odd) return `the fast engine does not know ${odd.kind}`;
  const curve = nodes.find(
    ({ kind, params }) => kind === "activation" && !(String(params.function) in activationCodes),
  );
  if (curve) return `the fast engine does not know ${curve.params.function}`;
  if (!nodes.some(({ kind }) => kind === "dense")) return "this network has no weights";
  if (lossCode(training.loss) === undefined) return `the fast engine does not know ${training.loss}`;
  if (!optimizerNumbers(training.optimizer))
    return `the fast engine does not know ${training.optimizer.kind}`;
  return undefined;
}
