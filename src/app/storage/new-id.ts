/** Names for documents, runs and tabs. Not `createRandom`: two tabs must never come to the same. */

/** 64 random bits in hexadecimal. */
export function newId(): string {
  const words = crypto.getRandomValues(new Uint32Array(2));
  return Array.from(words, (word) => word.toString(16).padStart(8, "0")).join("");
}
