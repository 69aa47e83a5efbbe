/** A line behind an activation, told before it. */
import { type PullBack, throughProbability } from "../pull-back";
import { type ActivationName, activations } from "./functions";

/** Nothing is straight before a bend, but for one unit's threshold: a probability's is told by its score. */
export const pullBackThroughActivation: PullBack = (line, { params, classes, units }) => {
  const curve = activations[params.function as ActivationName];
  if (curve?.isIdentity) return line;
  return classes === 2 && units === 1 && curve?.meaning === "probability"
    ? throughProbability(line, 1)
    : undefined;
};
