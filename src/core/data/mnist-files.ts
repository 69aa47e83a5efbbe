/** Reads MNIST's four files: fetched when a person first brings some. */
import type { SourceAnswer } from "./define";
import { DIGIT_PIXELS, MNIST_TEST as TEST, MNIST_TRAINING as TRAINING } from "./image-sizes";
import { type DataFile, isRefusal, type Refusal } from "./parse/byte-reader";
import { type IdxHeader, readIdxFile } from "./parse/idx";
import { count, openFile, quote } from "./parse/open-file";

/** The four files by what they hold; which file is which is told from its content, whatever its name. */
const pieces = [
  { holds: "images", count: TRAINING, file: "train-images-idx3-ubyte" },
  { holds: "labels", count: TRAINING, file: "train-labels-idx1-ubyte" },
  { holds: "images", count: TEST, file: "t10k-images-idx3-ubyte" },
  { holds: "labels", count: TEST, file: "t10k-labels-idx1-ubyte" },
] as const;

type Piece = (typeof pieces)[number];

/** All four, in whatever order, or the sentence that says what is wrong. */
export async function readMnist(files: readonly DataFile[]): Promise<SourceAnswer> {
  const found = new Map<Piece, { readonly name: string; readonly values: Uint8Array }>();
  const refusals: string[] = [];
  for (const file of files) {
    const refusal = await readPiece(file, found);
    if (refusal) refusals.push(refusal.refusal);
  }
  const missing = pieces.filter((piece) => !found.has(piece)).map(({ file }) => file);
  // A folder may hold other things; they matter only where something is missing.
  if (missing.length > 0) {
    const [first] = refusals;
    if (first) return { ok: false, text: first };
    const are = missing.length === 1 ? "is" : "are";
    return {
      ok: false,
      text: `MNIST is not complete: ${missing.join(", ")} ${are} missing. Drop all four files together, or the folder they are in.`,
    };
  }
  const [x, labels, testX, testLabels] = pieces.map((piece) => found.get(piece)?.values ?? new Uint8Array(0));
  return {
    ok: true,
    examples: {
      count: TRAINING + TEST,
      features: DIGIT_PIXELS,
      x: joined(x, testX),
      labels: joined(labels, testLabels),
      divisor: 255,
      testFrom: TRAINING,
    },
  };
}

/** Reads one file into `found`; a second copy of a file that is there already is passed over. */
async function readPiece(
  file: DataFile,
  found: Map<Piece, { readonly name: string; readonly values: Uint8Array }>,
): Promise<Refusal | undefined> {
  const opened = await openFile(file);
  if (isRefusal(opened)) return opened;
  let isCopy = false;
  try {
    const read = await readIdxFile({ file, ...opened }, (header) => {
      const piece = pieceOf(header);
      if (!piece) {
        return `${quote(file.name)} says it holds ${count(header.count)} ${header.holds}; MNIST has ${count(TRAINING)} for training and ${count(TEST)} for the test. Drop MNIST's own files.`;
      }
      const other = found.get(piece)?.name;
      if (other === undefined) return undefined;
      isCopy = stem(other) === stem(file.name);
      return `${quote(other)} and ${quote(file.name)} both hold ${count(header.count)} ${header.holds}. Drop only one of them.`;
    });
    if (isRefusal(read)) return isCopy ? undefined : read;
    const piece = pieceOf(read);
    if (piece) found.set(piece, { name: file.name, values: read.values });
    return undefined;
  } finally {
    await opened.reader.close();
  }
}

function pieceOf(header: IdxHeader): Piece | undefined {
  return pieces.find((piece) => piece.holds === header.holds && piece.count === header.count);
}

/** A packed file and the one unpacked from it have the same. */
function stem(name: string): string {
  return name
    .toLowerCase()
    .replace(/\.gz$/, "")
    .replace(/[^a-z0-9]+/g, "");
}

function joined(first: Uint8Array = new Uint8Array(0), second: Uint8Array = new Uint8Array(0)): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
