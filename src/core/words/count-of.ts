/** A number with its noun, for every sentence that counts. */

/** "1 node", "2,000 nodes". */
export function countOf(number: number, noun: string): string {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}
