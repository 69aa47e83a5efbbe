/** Loss and accuracy of the weights as they are, over the training part and over what was held back. */
import type { Evaluation } from "../training/protocol";
import type { Query } from "./query";

/** Refused for an unfinished network, which has no loss. */
export function createEvaluationQuery(): Query<[], { readonly evaluations: readonly Evaluation[] }> {
  return {
    refuse: ({ isPreview }) =>
      isPreview ? "An unfinished network has no loss. Mend what its nodes say first." : undefined,
    answer: ({ run, inTurn }) =>
      inTurn(async () => {
        const training = await run.evaluate("training");
        if (run.data.validation.length === 0) return { evaluations: [training] };
        return { evaluations: [training, await run.evaluate("validation")] };
      }),
  };
}
