/**
 * The only source of randomness in Unfold. Every use names its stream, so that the draws of one purpose
 * (initial weights, say) never shift when another purpose (a shuffle) draws more or fewer numbers.
 */
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

export interface Random {
  /** A number in [0, 1), 32 random bits. */
  uniform(): number;
  /** A whole number in [0, limit). */
  integer(limit: number): number;
  /** A draw from the standard normal distribution (Box–Muller). */
  normal(): number;
  /** 32 random bits as a whole number in [1, 2³²): never 0, which TensorFlow.js takes for "no seed". */
  seed(): number;
}

/** A generator for one purpose: the same seed and stream always give the same numbers. */
export function createRandom(seed: number, ...stream: readonly (string | number)[]): Random {
  const generator = xoroshiro128plus(mixStream(seed, stream));
  const bits = () => generator.next() >>> 0;
  const uniform = () => bits() / 2 ** 32;
  return {
    uniform,
    integer: (limit) => Math.floor(uniform() * limit),
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    seed: () => bits() || 1,
  };
}

/** Shuffles in place (Fisher–Yates) and returns the same array. */
export function shuffle<T extends Int32Array | Uint32Array>(values: T, random: Random): T {
  for (let last = values.length - 1; last > 0; last--) {
    const other = random.integer(last + 1);
    const kept = values[last] as number;
    values[last] = values[other] as number;
    values[other] = kept;
  }
  return values;
}

/** Hashes seed and stream names into 32 bits (MurmurHash3's mixing step and finaliser). */
function mixStream(seed: number, stream: readonly (string | number)[]): number {
  let hash = Math.floor(seed / 2 ** 32) ^ (seed >>> 0);
  const mix = (value: number) => {
    let k = Math.imul(value, 0xcc9e2d51);
    k = (k << 15) | (k >>> 17);
    hash ^= Math.imul(k, 0x1b873593);
    hash = (hash << 13) | (hash >>> 19);
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  };
  for (const part of stream) {
    if (typeof part === "number") mix(part | 0);
    else for (let index = 0; index < part.length; index++) mix(part.charCodeAt(index));
    mix(0x5f);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
