/** Reads the plainest PNG: 8-bit red, green, blue, not interlaced (PNG specification, third edition). */
import { inflateSync } from "node:zlib";

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const CHANNELS = 3;

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** [height, width, 3]. */
  readonly pixels: Uint8Array;
}

export interface Refusal {
  readonly refusal: string;
}

/** The picture, or the sentence that says why the bytes are none of this kind. */
export function readPng(bytes: Buffer): Picture | Refusal {
  if (SIGNATURE.some((byte, index) => bytes[index] !== byte)) return { refusal: "It is no PNG." };
  const data: Buffer[] = [];
  let width = 0;
  let height = 0;
  for (let at = SIGNATURE.length; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString("latin1", at + 4, at + 8);
    const chunk = bytes.subarray(at + 8, at + 8 + length);
    if (type === "IHDR") {
      width = chunk.readUInt32BE(0);
      height = chunk.readUInt32BE(4);
      const [depth, colour, , , interlace] = chunk.subarray(8);
      if (depth !== 8 || colour !== 2 || interlace !== 0) {
        return { refusal: "It is a PNG, but not of 8-bit red, green and blue in one pass." };
      }
    } else if (type === "IDAT") data.push(chunk);
    at += 12 + length;
  }
  const stride = 1 + CHANNELS * width;
  const rows = inflated(Buffer.concat(data), stride * height);
  if (rows?.length !== stride * height) return { refusal: "It is a PNG that is cut off or damaged." };
  for (let row = 0; row < height; row++) {
    const filter = rows[row * stride] ?? 0;
    if (filter > 4) return { refusal: `It is a PNG with the unknown filter ${filter}.` };
  }
  return { width, height, pixels: unfilter(rows, stride, height) };
}

function inflated(data: Buffer, most: number): Buffer | undefined {
  try {
    return inflateSync(data, { maxOutputLength: Math.max(1, most) });
  } catch {
    return undefined;
  }
}

/** Every row says how its bytes were told from their neighbours: left, above, or both (section 9, Filtering). */
function unfilter(rows: Uint8Array, stride: number, height: number): Uint8Array {
  const length = stride - 1;
  const pixels = new Uint8Array(length * height);
  for (let row = 0; row < height; row++) {
    const filter = rows[row * stride] ?? 0;
    for (let column = 0; column < length; column++) {
      const at = row * length + column;
      const left = column >= CHANNELS ? (pixels[at - CHANNELS] ?? 0) : 0;
      const above = row > 0 ? (pixels[at - length] ?? 0) : 0;
      const corner = row > 0 && column >= CHANNELS ? (pixels[at - length - CHANNELS] ?? 0) : 0;
      const raw = rows[row * stride + 1 + column] ?? 0;
      pixels[at] = raw + predicted(filter, left, above, corner);
    }
  }
  return pixels;
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter < 4) return 0;
  const guess = left + above - corner;
  const toLeft = Math.abs(guess - left);
  const toAbove = Math.abs(guess - above);
  const toCorner = Math.abs(guess - corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
