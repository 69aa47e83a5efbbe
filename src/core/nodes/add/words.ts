/** What is said of an Add. */

/** "Moves every point by the arrow that its branch gives: …" */
export function narrateAdd(): string {
  return "Moves every point by the arrow that its branch gives: the sum of the two.";
}
