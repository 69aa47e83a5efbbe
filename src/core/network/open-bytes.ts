/**
 * Opens the bytes of a file that anybody may have made: other kinds of files are told by their first bytes, what would
 * exhaust the page is refused before it is built (scan.ts), and only then JSON is read.
 */
import { MAXIMUM_FILE_BYTES, type Opened, openNetwork } from "./file";
import { issueWords } from "./issue-words";
import { scanJson } from "./scan";

interface OtherKind {
  /** What the file begins with: bytes, or text that may follow spaces. */
  readonly begins: readonly number[] | string;
  /** Where the bytes stand; at the start where absent. */
  readonly at?: number;
  /** What it is, in words that follow "not a network but". */
  readonly what: string;
  readonly way: string;
}

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
const SAVED = "Open a file that Unfold saved, which ends in .json.";

const OTHER_KINDS: readonly OtherKind[] = [
  { begins: [0x1f, 0x8b], what: "packed with gzip", way: "Unpack it first." },
  { begins: ascii("PK\x03\x04"), what: "a zip archive, as Keras and PyTorch save models", way: SAVED },
  { begins: [0x89, ...ascii("HDF")], what: "an HDF5 file, as Keras saves weights", way: SAVED },
  { begins: [0x89, ...ascii("PNG")], what: "a picture (PNG)", way: SAVED },
  { begins: [0xff, 0xd8, 0xff], what: "a picture (JPEG)", way: SAVED },
  { begins: ascii("GIF8"), what: "a picture (GIF)", way: SAVED },
  { begins: ascii("%PDF"), what: "a PDF document", way: SAVED },
  { begins: ascii("BZh"), what: "packed with bzip2", way: "Unpack it first." },
  { begins: [0xfd, ...ascii("7zXZ")], what: "packed with xz", way: "Unpack it first." },
  { begins: ascii("7z\xbc\xaf"), what: "a 7z archive", way: "Unpack it first." },
  { begins: ascii("Rar!"), what: "a RAR archive", way: "Unpack it first." },
  { begins: [0x80, 0x02], what: "a Python pickle", way: SAVED },
  { begins: [0x80, 0x03], what: "a Python pickle", way: SAVED },
  { begins: [0x80, 0x04], what: "a Python pickle", way: SAVED },
  { begins: [0x80, 0x05], what: "a Python pickle", way: SAVED },
  { begins: [0x93, ...ascii("NUMPY")], what: "a NumPy array", way: SAVED },
  { begins: ascii("SQLite format 3"), what: "an SQLite database", way: SAVED },
  { begins: [0x7f, ...ascii("ELF")], what: "a program", way: SAVED },
  { begins: ascii("MZ"), what: "a program", way: SAVED },
  {
    begins: [0, 0, 8],
    what: "an IDX file, as MNIST comes in",
    way: "Bring all files of the data set at once, by their own names.",
  },
  { begins: ascii("ustar"), at: 257, what: "a tar archive", way: "Unpack it first." },
  { begins: [0xff, 0xfe], what: "text in UTF-16", way: "Save it as UTF-8." },
  { begins: [0xfe, 0xff], what: "text in UTF-16", way: "Save it as UTF-8." },
  {
    begins: "version https://git-lfs",
    what: "a Git LFS pointer, which stands for a file that was not fetched",
    way: "Run “git lfs pull” where it came from.",
  },
  {
    begins: "<",
    what: "a web page or an XML file",
    way: "A download may have been saved by mistake: get the file itself.",
  },
  { begins: "import ", what: "a Python program", way: SAVED },
  { begins: "from ", what: "a Python program", way: SAVED },
  { begins: "#!", what: "a program", way: SAVED },
  {
    begins: [0, 0, 0, 0, 0, 0, 0, 0],
    what: "a file of zeros",
    way: "It was not fully written: get it again.",
  },
];

/** Reads a saved network of any version up to today's. Never throws. */
export function openNetworkBytes(bytes: Uint8Array): Opened {
  if (bytes.length > MAXIMUM_FILE_BYTES) return tooLargeFile(bytes.length);
  if (bytes.length === 0) {
    return { kind: "not-json", text: "This file is empty. Get or save it again; nothing was opened." };
  }
  const other = otherKindOf(bytes);
  if (other) return { kind: "not-json", text: `This file is not a network but ${other.what}. ${other.way}` };
  const scan = scanJson(bytes);
  if (scan.kind === "too-large") {
    return {
      kind: "too-large",
      text: `This file is more than can be opened: it has ${scan.text}. Nothing was opened.`,
    };
  }
  if (scan.kind === "cut-off" && looksLikeJson(bytes)) {
    return {
      kind: "not-json",
      text: `This file is cut off: it ends in the middle of ${scan.text}. Get or save it again; nothing was opened.`,
    };
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return {
      kind: "not-json",
      text: "This file is not a network: it is no text in UTF-8. It may be another kind of file.",
    };
  }
  return openNetwork(text, { isPlain: scan.kind === "ok" && scan.isPlain, words: issueWords });
}

/** What is said of a file of more bytes than are read, before any is. */
export function tooLargeFile(length: number): Opened {
  const text = `This file is more than can be opened: it has ${megabytes(length)}, and the limit is ${megabytes(MAXIMUM_FILE_BYTES)}. Nothing was opened.`;
  return { kind: "too-large", text };
}

function megabytes(length: number): string {
  return `${Math.ceil(length / 1e6).toLocaleString("en")} MB`;
}

function otherKindOf(bytes: Uint8Array): OtherKind | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 200)).replace(/^(?:\xef\xbb\xbf)?\s*/, "");
  return OTHER_KINDS.find(({ begins, at = 0 }) =>
    typeof begins === "string"
      ? start.startsWith(begins)
      : begins.every((byte, index) => bytes[at + index] === byte),
  );
}

function looksLikeJson(bytes: Uint8Array): boolean {
  return /^(?:\xef\xbb\xbf)?\s*[[{]/.test(String.fromCharCode(...bytes.subarray(0, 200)));
}
