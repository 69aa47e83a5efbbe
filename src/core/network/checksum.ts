/**
 * Fingerprints of texts and of weights: 64 bits in hexadecimal, by which damage is noticed and equal weights are
 * stored once. Against accidents, not against an adversary. Two multiply-and-rotate hashes side by side, closed by
 * MurmurHash3's finalizer (Appleby 2011); chance makes two of a million arrays equal with a probability of 3e-8.
 */

/** Of a text's UTF-16 units. 2 million take some 5 ms. */
export function checksumOfText(text: string): string {
  let [one, other] = begin(text.length);
  for (let at = 0; at < text.length; at++) {
    const word = text.charCodeAt(at);
    one = mixOne(one, word);
    other = mixOther(other, word);
  }
  return end([one, other]);
}

/** Of the floats' bits: 0 and −0 differ. 2 million take some 5 ms. */
export function checksumOfFloats(values: Float32Array): string {
  return end(mixFloats(begin(values.length), values));
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
  let sum = begin(values.length);
  for (let at = 0; at < values.length; at += STRETCH) {
    const stretch = values.subarray(at, at + STRETCH);
    await rest(stretch.length);
    sum = mixFloats(sum, stretch);
  }
  return end(sum);
}

/** Two whole numbers of 32 bits. While they are mixed they are variables: fields of an object would be stored at every word. */
type Sum = readonly [one: number, other: number];

function mixFloats([begunOne, begunOther]: Sum, values: Float32Array): Sum {
  const words = new Uint32Array(values.buffer, values.byteOffset, values.length);
  let [one, other] = [begunOne, begunOther];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as number;
    one = mixOne(one, word);
    other = mixOther(other, word);
  }
  return [one, other];
}

function begin(length: number): Sum {
  return [0x9747b28c ^ length, 0x3c6ef372 ^ length];
}

function mixOne(one: number, word: number): number {
  const mixed = Math.imul(one ^ word, 0xcc9e2d51);
  return (mixed << 15) | (mixed >>> 17);
}

function mixOther(other: number, word: number): number {
  const mixed = Math.imul(other ^ word, 0x1b873593);
  return (mixed << 13) | (mixed >>> 19);
}

function end([one, other]: Sum): string {
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
