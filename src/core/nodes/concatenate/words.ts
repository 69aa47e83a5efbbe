/** What is said of a Concatenate. */
import type { NarratedNode } from "../define";

/** "Puts the two branches side by side: 5 numbers for every point." */
export function narrateConcatenate({ to }: NarratedNode): string {
  return `Puts the two branches side by side: ${to ?? "?"} numbers for every point.`;
}
