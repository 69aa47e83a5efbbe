/** What is said of a Dropout. */
import type { NarratedNode } from "../define";

/** "While training, silences each unit with probability 0.5; …" */
export function narrateDropout({ params }: NarratedNode): string {
  return `While training, silences each unit with probability ${params.rate}; outside of training it leaves everything as it is.`;
}
