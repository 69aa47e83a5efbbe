/** What is said of a run that stopped, by the page and the command line alike. */
import type { Network, NodeId } from "../network/network";

/** Where the loss of a step first met a number that is not finite. */
export interface NotFinite {
  readonly node: NodeId;
  /** Its values for the step's examples, what the loss asks of its weights, or the weights that the step would have made. */
  readonly what: "values" | "gradients" | "weights";
}

/** A step whose loss was not finite. */
export interface DivergedStep {
  /** 1 for the first of the run. */
  readonly step: number;
  readonly epoch: number;
  readonly loss: number;
  readonly where?: NotFinite;
}

/** "The loss became NaN at step 12 (epoch 1): the values of “hidden2” are no longer finite. The run stopped …" */
export function sayDiverged({ step, epoch, loss, where }: DivergedStep, { nodes }: Network): string {
  const name = nodes.find(({ id }) => id === where?.node)?.name;
  const cause = where && name !== undefined ? `: ${SAY_NOT_FINITE[where.what](name)}` : "";
  return `The loss became ${loss} at step ${step} (epoch ${epoch})${cause}. The run stopped with the weights of the step before. Try a smaller learning rate.`;
}

const SAY_NOT_FINITE = {
  values: (name: string) => `the values of “${name}” are no longer finite`,
  gradients: (name: string) => `the gradient at “${name}” is no longer finite`,
  weights: (name: string) => `the weights of “${name}” would no longer be finite`,
} as const;

/** Where a run stood when its weights were last kept. */
export interface LastKept {
  readonly epoch: number;
  /** Absent where no step was taken. */
  readonly step?: number;
}

/** While another trainer takes the place of one that stopped. @param reason a sentence */
export function sayRestarting(reason: string, kept: LastKept): string {
  return `The trainer stopped. ${reason} Starting it again with ${sayWeights(kept)} …`;
}

/** When it has. */
export function sayRestarted(reason: string, kept: LastKept): string {
  return `The trainer stopped. ${reason} It was started again with ${sayWeights(kept)}; Train goes on from there.`;
}

/** Where none takes its place before a person asks for one. */
export function sayStopped(reason: string): string {
  return `The trainer stopped, several times over. ${reason} The network and its last weights are safe: editing and saving work. Train starts it again.`;
}

function sayWeights({ epoch, step = 0 }: LastKept): string {
  if (step === 0 && epoch === 0) return "the weights that the run began with";
  return `the weights of epoch ${epoch}${step > 0 ? ` (step ${step})` : ""}`;
}
