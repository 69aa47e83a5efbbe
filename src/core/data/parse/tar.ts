/** Walks through a tar archive (POSIX ustar) from front to back, and stops at a cap: never trusts what it says of itself. */
import type { ByteReader } from "./byte-reader";

const BLOCK = 512;

export interface TarEntry {
  /** The name without the folders before it. */
  readonly name: string;
  readonly size: number;
}

/** How a walk ended. `damaged` and `cut` carry where, in bytes from the archive's beginning. */
export type TarEnd = {
  readonly kind: "end" | "damaged" | "cut" | "too-long" | "stopped";
  readonly at: number;
};

/** True where the 512 bytes are a tar header whose checksum is right. */
export function isTarHeader(block: Uint8Array): boolean {
  if (block.length < BLOCK) return false;
  const sum = octal(block.subarray(148, 156));
  // The checksum is taken with its own eight places read as spaces.
  let total = 8 * 0x20;
  block.forEach((byte, index) => {
    if (index < 148 || index >= 156) total += byte;
  });
  return sum === total;
}

/**
 * Calls `use` for every ordinary file; it may read up to the entry's size, and what it leaves is passed over.
 * @param cap bytes of the unpacked archive beyond which it is not read
 * @param use answers false to stop the walk
 */
export async function walkTar(
  reader: ByteReader,
  cap: number,
  use: (entry: TarEntry) => Promise<boolean>,
): Promise<TarEnd> {
  const block = new Uint8Array(BLOCK);
  for (;;) {
    const at = reader.position;
    const filled = await reader.fill(block);
    if (filled === 0) return reader.isBroken ? { kind: "cut", at } : { kind: "end", at };
    if (filled < BLOCK) return { kind: "cut", at: at + filled };
    // An empty block ends the archive; what may follow is padding.
    if (block.every((byte) => byte === 0)) return { kind: "end", at };
    const size = octal(block.subarray(124, 136));
    if (!isTarHeader(block) || size === undefined) return { kind: "damaged", at };
    const next = reader.position + Math.ceil(size / BLOCK) * BLOCK;
    if (next > cap) return { kind: "too-long", at };
    const type = block[156];
    const isFile = type === 0 || type === 0x30;
    if (isFile && !(await use({ name: nameOf(block), size }))) return { kind: "stopped", at };
    const left = next - reader.position;
    if ((await reader.skip(left)) < left) return { kind: "cut", at: reader.position };
  }
}

function nameOf(block: Uint8Array): string {
  const field = block.subarray(0, 100);
  const end = field.indexOf(0);
  const path = String.fromCharCode(...(end < 0 ? field : field.subarray(0, end)));
  return path.slice(path.lastIndexOf("/") + 1);
}

/** A number in octal digits, spaces or zeros around; undefined where it is none. */
function octal(field: Uint8Array): number | undefined {
  const text = String.fromCharCode(...field).replace(/^[\0 ]+|[\0 ].*$/gs, "");
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : undefined;
}
