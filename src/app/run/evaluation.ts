/** Loss and accuracy of the weights as they are now, where a person asks for them or where nobody has to wait. */
import type { TrainerClient } from "../trainer/trainer-door";
import { unlessStopped } from "../trainer/trainer-stopped";
import type { HeldRun } from "./held-run";
import type { RunStore } from "./run-store";

/** Examples × parameters beyond which a weight set by hand is not followed by an evaluation by itself. */
const MAX_EVALUATED_PRODUCTS = 1e8;

export interface EvaluationParts {
  readonly client: Pick<TrainerClient, "evaluate">;
  readonly run: RunStore;
  readonly held: HeldRun;
  /** Trainable numbers of the present network. */
  readonly parameters: () => number;
}

export interface RunEvaluation {
  readonly evaluate: () => Promise<void>;
  /** The same by itself: not while steps are taken, and not where it takes long. */
  readonly evaluateIfCheap: () => void;
}

/** The answer is `run.evaluation`: empty where the trainer refuses, undefined until it has come. */
export function createRunEvaluation({ client, run, held, parameters }: EvaluationParts): RunEvaluation {
  async function evaluate(): Promise<void> {
    const answer = await unlessStopped(() => client.evaluate());
    if (answer?.run !== held.id) return;
    if (answer.ok && answer.moment?.id !== run.getState().lookedAt?.id) return;
    run.setState({ evaluation: answer.ok ? answer.evaluations : [] });
  }
  return {
    evaluate,
    evaluateIfCheap() {
      const examples = run.getState().data?.training.length ?? 0;
      const isCheap = examples * parameters() <= MAX_EVALUATED_PRODUCTS;
      const { state } = run.getState().progress;
      if (isCheap && state !== "running" && state !== "empty") void evaluate();
    },
  };
}
