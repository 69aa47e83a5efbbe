/**
 * Fingerprints of texts and of weights: 64 bits in hexadecimal, by which damage is noticed and equal weights are
 * stored once. Against accidents, not against an adversary. Two multiply-and-rotate hashes side by side, closed by
 * MurmurHash3's finalizer (Appleby 2011); chance makes two of a million arrays equal with a probability of 3e-8.
 */

/** Of a text's UTF-16 units. */
export function checksumOfText(text: string): string {
  const sum = begin(text.length);
  for (let at = 0; at < text.length; at++) mix(sum, text.charCodeAt(at));
  return end(sum);
}

/** Of the floats' bits: 0 and −0 differ. 2 million take some 10 ms. */
export function checksumOfFloats(values: Float32Array): string {
  const sum = begin(values.length);
  mixFloats(sum, values);
  return end(sum);
}

/** Floats whose checksum is worked out at a stretch. */
export const STRETCH = 1 << 20;

/**
 * The same of an array of any length, a stretch at a time.
 * @param rest called before each stretch, with the floats of it
 */
export async function checksumInStretches(
  values: Float32Array,
  rest: (floats: number) => Promise<void>,
): Promise<string> {
  const sum = begin(values.length);
  for (let at = 0; at < values.length; at += STRETCH) {
    const stretch = values.subarray(at, at + STRETCH);
    await rest(stretch.length);
    mixFloats(sum, stretch);
  }
  return end(sum);
}

function mixFloats(sum: Sum, values: Float32Array): void {
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length);
  for (let at = 0; at < words.length; at++) mix(sum, words[at] as number);
}

interface Sum {
  one: number;
  other: number;
}

function begin(length: number): Sum {
  return { one: 0x9747b28c ^ length, other: 0x3c6ef372 ^ length };
}

function mix(sum: Sum, word: number): void {
  const one = Math.imul(sum.one ^ word, 0xcc9e2d51);
  const other = Math.imul(sum.other ^ word, 0x1b873593);
  sum.one = (one << 15) | (one >>> 17);
  sum.other = (other << 13) | (other >>> 19);
}

function end({ one, other }: Sum): string {
  return hexadecimal(finish(one ^ Math.imul(other, 5))) + hexadecimal(finish(other));
}

function finish(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function hexadecimal(word: number): string {
  return word.toString(16).padStart(8, "0");
}
