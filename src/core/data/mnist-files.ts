/** Reads MNIST's four files: fetched when a person first brings some. */
import type { SourceAnswer } from "./define";
import { DIGIT_PIXELS, MNIST_TEST as TEST, MNIST_TRAINING as TRAINING } from "./image-sizes";
import { type DataFile, isRefusal, type Refusal } from "./parse/byte-reader";
import { type IdxHeader, readIdxFile } from "./parse/idx";
import { count, openFile, quote } from "./parse/open-file";
import { relativeText } from "./parse/relatives";

/** The four files by what they hold; which file is which is told from its content, whatever its name. */
const pieces = [
  { holds: "images", count: TRAINING, file: "train-images-idx3-ubyte" },
  { holds: "labels", count: TRAINING, file: "train-labels-idx1-ubyte" },
  { holds: "images", count: TEST, file: "t10k-images-idx3-ubyte" },
  { holds: "labels", count: TEST, file: "t10k-labels-idx1-ubyte" },
] as const;

type Piece = (typeof pieces)[number];

interface Found {
  readonly name: string;
  readonly values: Uint8Array;
}

/** @property isOtherSet the file is a good one of another set in this format */
type PieceRefusal = Refusal & { readonly isOtherSet?: boolean };

/** All four, in whatever order, or the sentence that says what is wrong. */
export async function readMnist(files: readonly DataFile[]): Promise<SourceAnswer> {
  const found = new Map<Piece, Found>();
  const refusals: PieceRefusal[] = [];
  for (const file of files) {
    const refusal = await readPiece(file, found);
    if (refusal) refusals.push(refusal);
  }
  const missing = pieces.filter((piece) => !found.has(piece)).map(({ file }) => file);
  // A folder may hold other things; they matter only where something is missing.
  if (missing.length > 0) {
    const [first] = refusals;
    if (first) return { ok: false, text: first.refusal };
    const are = missing.length === 1 ? "is" : "are";
    return {
      ok: false,
      text: `MNIST is not complete: ${missing.join(", ")} ${are} missing. Drop all four files together, or the folder they are in.`,
    };
  }
  const [x, labels, testX, testLabels] = pieces.map((piece) => found.get(piece)?.values ?? new Uint8Array(0));
  const leftOut = leftOutText(refusals);
  return {
    ok: true,
    ...(leftOut !== undefined && { leftOut }),
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

/** Reads one file into `found`; a second copy of what is there already is passed over. */
async function readPiece(file: DataFile, found: Map<Piece, Found>): Promise<PieceRefusal | undefined> {
  const opened = await openFile(file);
  if (isRefusal(opened)) return opened;
  let isOtherSet = false;
  try {
    const read = await readIdxFile({ file, ...opened }, (header) => {
      if (pieceOf(header)) return undefined;
      const relative = relativeText(header.count, header.holds);
      isOtherSet = relative !== undefined;
      return isOtherSet
        ? `${quote(file.name)} ${relative}. Read are sets of MNIST's size: ${count(TRAINING)} images to train on and ${count(TEST)} for the test, of ten classes; of EMNIST that is its part MNIST (emnist-mnist-…).`
        : `${quote(file.name)} says it holds ${count(header.count)} ${header.holds}; MNIST has ${count(TRAINING)} for training and ${count(TEST)} for the test. Drop MNIST's own files.`;
    });
    if (isRefusal(read)) return { ...read, isOtherSet };
    const piece = pieceOf(read);
    const other = piece && found.get(piece);
    if (!piece) return undefined;
    if (!other) found.set(piece, { name: file.name, values: read.values });
    else if (!isSame(other.values, read.values))
      return { refusal: bothText(other.name, file.name, read), isOtherSet: true };
    else if (stem(other.name) !== stem(file.name)) return { refusal: bothText(other.name, file.name, read) };
    return undefined;
  } finally {
    await opened.reader.close();
  }
}

function bothText(first: string, second: string, { holds, count: number }: IdxHeader): string {
  return first === second
    ? `“${first}” came twice with different ${holds}, as of two data sets. Drop only one of them.`
    : `${quote(first)} and ${quote(second)} both hold ${count(number)} ${holds}. Drop only one of them.`;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return a.length === b.length;
}

/** What is said of another set's files where MNIST's are all there: the others in a folder do not matter. */
function leftOutText(refusals: readonly PieceRefusal[]): string | undefined {
  const [first, ...others] = refusals.filter(({ isOtherSet }) => isOtherSet);
  if (!first) return undefined;
  const more =
    others.length === 0
      ? ""
      : ` So ${others.length === 1 ? "was another file" : `were ${others.length} others`}.`;
  return `A file of another data set was left out. ${first.refusal}${more}`;
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
