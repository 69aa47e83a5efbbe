/** Data files made in code, for tests: good ones, and every way of being bad. */

export function fileOf(name: string, ...parts: readonly (string | readonly number[] | Uint8Array)[]): File {
  return new File(
    parts.map((part) => (typeof part === "string" ? part : Uint8Array.from(part))),
    name,
  );
}

/** An IDX header: type, then the length of each axis. */
export function idxHeader(axes: readonly number[], type = 8): Uint8Array {
  const header = new Uint8Array(4 + 4 * axes.length);
  header.set([0, 0, type, axes.length]);
  axes.forEach((length, index) => {
    new DataView(header.buffer).setUint32(4 + 4 * index, length);
  });
  return header;
}

/** IDX labels 0, 1, … 9, 0, 1 …; `count` is what the header says, `length` what there is. */
export function idxLabels(count: number, length = count): Uint8Array {
  const header = idxHeader([count]);
  const bytes = new Uint8Array(header.length + length);
  bytes.set(header);
  for (let index = 0; index < length; index++) bytes[header.length + index] = index % 10;
  return bytes;
}

/** IDX images, every pixel of an image its index modulo 256. */
export function idxImages(count: number, length = count, side = 28): Uint8Array {
  const header = idxHeader([count, side, side]);
  const bytes = new Uint8Array(header.length + length * side * side);
  bytes.set(header);
  for (let index = 0; index < length; index++) {
    const from = header.length + index * side * side;
    bytes.fill(index % 256, from, from + side * side);
  }
  return bytes;
}

/** A CIFAR-10 batch: labels 0, 1, … 9, 0 …; red is the index modulo 256, green 1, blue 2. */
export function cifarBatch(images = 10_000): Uint8Array {
  const bytes = new Uint8Array(images * 3073);
  for (let index = 0; index < images; index++) {
    const at = index * 3073;
    bytes[at] = index % 10;
    bytes.fill(index % 256, at + 1, at + 1025);
    bytes.fill(1, at + 1025, at + 2049);
    bytes.fill(2, at + 2049, at + 3073);
  }
  return bytes;
}

export interface Entry {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What the header says of the size, where that is a lie. */
  readonly size?: number;
}

/** A tar archive with its end blocks. */
export function tarOf(entries: readonly Entry[]): Uint8Array {
  const parts = entries.flatMap(({ name, bytes, size }) => [
    tarHeader(name, size ?? bytes.length),
    bytes,
    new Uint8Array((512 - (bytes.length % 512)) % 512),
  ]);
  return joinBytes([...parts, new Uint8Array(1024)]);
}

export function tarHeader(name: string, size: number): Uint8Array {
  const block = new Uint8Array(512);
  const write = (text: string, at: number) => block.set(new TextEncoder().encode(text), at);
  write(name, 0);
  write("0000644\0", 100);
  write(`${size.toString(8).padStart(11, "0")}\0`, 124);
  write("        ", 148);
  write("0ustar\0", 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return block;
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Packs bytes, and after them `more` bytes of `filler` over and over, which are never all in memory. */
export async function gzip(
  bytes: Uint8Array,
  more = 0,
  filler: Uint8Array = new Uint8Array(1),
): Promise<Uint8Array> {
  const piece = new Uint8Array(Math.ceil((1 << 20) / filler.length) * filler.length);
  for (let at = 0; at < piece.length; at += filler.length) piece.set(filler, at);
  let left = more;
  const source = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(bytes),
    pull: (controller) => {
      if (left <= 0) return controller.close();
      controller.enqueue(piece.subarray(0, Math.min(left, piece.length)));
      left -= piece.length;
    },
  });
  const packing = new CompressionStream("gzip") as ReadableWritablePair<Uint8Array, Uint8Array>;
  return new Uint8Array(await new Response(source.pipeThrough(packing) as ReadableStream).arrayBuffer());
}

/** A file that counts the bytes that were taken from it, in pieces of 4 kB. */
export function countedFile(
  name: string,
  bytes: Uint8Array,
): { readonly file: File; readonly taken: () => number } {
  let taken = 0;
  const stream = () =>
    new ReadableStream<Uint8Array>({
      pull: (controller) => {
        if (taken >= bytes.length) return controller.close();
        controller.enqueue(bytes.slice(taken, taken + 4096));
        taken = Math.min(bytes.length, taken + 4096);
      },
    });
  return {
    file: Object.defineProperty(fileOf(name, bytes), "stream", { value: stream }),
    taken: () => taken,
  };
}
