/** What is said of an Input. */

/** "The plane as the data lies on it, …" */
export function narrateInput(): string {
  return "The plane as the data lies on it, before any layer has touched it.";
}
