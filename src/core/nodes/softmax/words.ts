/** What is said of a Softmax. */
import type { NarratedNode } from "../define";

/** "Turns two scores into two probabilities: …" */
export function narrateSoftmax({ to }: NarratedNode): string {
  return to === 2
    ? "Turns two scores into two probabilities: everything lands on the segment from (1, 0) to (0, 1), and ½ is where the classes part."
    : "Turns the scores into probabilities that sum to one.";
}
