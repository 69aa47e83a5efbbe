/** What is said of a Concatenate. */
import type { NarratedNode } from "../define";

export function narrateConcatenate({ to }: NarratedNode): string {
  return `Puts the two branches side by side: ${to ?? "?"} numbers for every point.`;
}
