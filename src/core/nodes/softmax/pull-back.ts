/** A line behind a Softmax, told before it. */
import { type PullBack, throughProbability } from "../pull-back";

/** Of two classes the probability tells the difference of the scores; of more, no line stays one. */
export const pullBackThroughSoftmax: PullBack = (line, { classes, units }) =>
  classes === 2 && units === 2 ? throughProbability(line, 2) : undefined;
