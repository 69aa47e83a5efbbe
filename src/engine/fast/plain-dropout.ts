/** The dropout mask of kernels/dropout.ts in plain TypeScript: the same bits from the same seed. */

/**
 * Whether a unit of an example stays, told by hashing its place with the step's seed.
 * @param salt the dropout's place in the plan
 */
export function stays(rate: number, seed: number, salt: number, example: number, unit: number): boolean {
  const start = (seed ^ Math.imul(salt, 0x9e3779b9)) + Math.imul(unit, 0x85ebca77);
  let hash = (Math.imul(example, 0x9e3779b1) + start) | 0;
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x7feb352d);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x846ca68b);
  return hash >>> 1 >= Math.floor(Math.fround(rate) * 2 ** 31);
}
