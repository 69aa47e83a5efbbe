/**
 * MNIST's own file format, IDX: two zero bytes, the type of the values, the number of axes, each axis's length
 * (32 bits, high byte first), then the values, last axis fastest.
 */
import { DIGIT_PIXELS, DIGIT_SIDE } from "../image-sizes";
import { type ByteReader, type DataFile, isRefusal, type Refusal } from "./byte-reader";
import { count, cutOff, quote } from "./open-file";

const UNSIGNED_BYTES = 0x08;
const otherTypes: Readonly<Record<number, string>> = {
  9: "signed bytes",
  11: "16-bit whole numbers",
  12: "32-bit whole numbers",
  13: "32-bit floats",
  14: "64-bit floats",
};

const CLASSES = 10;

export interface IdxHeader {
  readonly holds: "images" | "labels";
  readonly count: number;
}

/** A file as it is being read. */
export interface Reading {
  readonly file: DataFile;
  readonly reader: ByteReader;
  readonly packed: boolean;
}

/** Reads and checks a header of 28 × 28 images or of labels; nothing is taken from it on trust. */
export async function readIdxHeader(reading: Reading): Promise<IdxHeader | Refusal> {
  const { reader } = reading;
  const name = quote(reading.file.name);
  const magic = await reader.peek(4);
  const [first = 0, second = 0, type = 0, axes = 0] = magic;
  if (magic.length < 4) return headerCut(reading);
  if (first !== 0 || second !== 0) {
    const begins = [...magic].map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
    return {
      refusal: `${name} is no IDX file: it begins with ${begins}, not with 00 00 08. Drop MNIST's own files.`,
    };
  }
  if (type !== UNSIGNED_BYTES) {
    const values = otherTypes[type] ?? `values of the unknown type ${type}`;
    return { refusal: `${name} holds ${values}; MNIST's files hold bytes. Drop MNIST's own files.` };
  }
  if (axes !== 1 && axes !== 3) {
    return {
      refusal: `${name} has ${axes} ${axes === 1 ? "axis" : "axes"}; MNIST's images have 3 and its labels 1. Drop MNIST's own files.`,
    };
  }
  const header = new Uint8Array(4 + 4 * axes);
  if ((await reader.fill(header)) < header.length) return headerCut(reading);
  const view = new DataView(header.buffer);
  const length = view.getUint32(4);
  if (axes === 1) return { holds: "labels", count: length };
  const height = view.getUint32(8);
  const width = view.getUint32(12);
  if (height === DIGIT_SIDE && width === DIGIT_SIDE) return { holds: "images", count: length };
  return {
    refusal: `${name} holds images of ${count(width)} × ${count(height)} pixels; MNIST's are 28 × 28. Drop MNIST's own files.`,
  };
}

/**
 * Reads the values after a header whose count has been found right.
 * @returns images [count, 28 · 28] or labels [count]
 */
export async function readIdxValues(reading: Reading, header: IdxHeader): Promise<Uint8Array | Refusal> {
  const length = header.count * (header.holds === "images" ? DIGIT_PIXELS : 1);
  const { reader } = reading;
  const whole = reader.position + length;
  // A plain file's size is known, and a lie in its header costs nothing.
  const left = reading.packed ? length : reading.file.size - reader.position;
  if (left < length) {
    await reader.skip(left);
    return cutOff(reading.file, reading, `its header promises ${count(whole)} bytes`);
  }
  const values = new Uint8Array(length);
  if ((await reader.fill(values)) < length) {
    return cutOff(reading.file, reading, `its header promises ${count(whole)} bytes`);
  }
  if (header.holds === "images") return values;
  const wrong = values.findIndex((label) => label >= CLASSES);
  if (wrong < 0) return values;
  return {
    refusal: `${quote(reading.file.name)} has the label ${values[wrong]} at place ${count(wrong + 1)}; MNIST's go from 0 to 9. Download it again.`,
  };
}

/** Why bytes after the last value are not taken; undefined where there are none. */
async function refuseMore(reading: Reading, { holds, count: number }: IdxHeader) {
  const atEnd = await reading.reader.isAtEnd();
  if (reading.reader.isBroken) return cutOff(reading.file, reading, "");
  if (atEnd) return undefined;
  return {
    refusal: `${quote(reading.file.name)} goes on after the ${count(number)} ${holds} that its header promises. Download it again.`,
  };
}

function headerCut(reading: Reading): Refusal {
  if (reading.reader.isBroken) return cutOff(reading.file, reading, "");
  return {
    refusal: `${quote(reading.file.name)} ends inside its header. Download it again.`,
  };
}

/** Header, values and the end of a file, the count checked by `refuse` before memory is taken. */
export async function readIdxFile(
  reading: Reading,
  refuse: (header: IdxHeader) => string | undefined,
): Promise<(IdxHeader & { readonly values: Uint8Array }) | Refusal> {
  const header = await readIdxHeader(reading);
  if (isRefusal(header)) return header;
  const refusal = refuse(header);
  if (refusal !== undefined) return { refusal };
  const values = await readIdxValues(reading, header);
  if (isRefusal(values)) return values;
  return (await refuseMore(reading, header)) ?? { ...header, values };
}
