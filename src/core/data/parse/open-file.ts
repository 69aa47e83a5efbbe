/** Opens a data file, unpacks gzip on the fly, and turns away what is plainly something else. */
import { ByteReader, type DataFile, type Refusal } from "./byte-reader";
import { unpacked } from "./gunzip";

/** Bytes looked at to tell what a file is. */
const HEAD = 64;

interface OpenedFile {
  readonly reader: ByteReader;
  /** True where the bytes come out of gzip. */
  readonly packed: boolean;
}

/** A reader at the file's first byte, or why it is not worth reading. Whoever opens it has to close it. */
export async function openFile(file: DataFile): Promise<OpenedFile | Refusal> {
  const name = quote(file.name);
  if (file.size === 0) return { refusal: `${name} is empty. Download it again.` };
  let head: Uint8Array;
  try {
    head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  } catch {
    return { refusal: unreadable(file.name) };
  }
  if (!isGzip(head)) {
    const stranger = whatElse(head);
    if (stranger) return { refusal: `${name} ${stranger}` };
    return { reader: new ByteReader(file.stream()), packed: false };
  }
  const reader = new ByteReader(unpacked(file));
  const inside = await reader.peek(HEAD);
  const stranger = isGzip(inside)
    ? "is gzip inside gzip. Unpack it once and drop what comes out."
    : whatElse(inside);
  if (stranger === undefined && (inside.length > 0 || reader.isBroken)) return { reader, packed: true };
  await reader.close();
  return { refusal: `${name} ${stranger ?? "unpacks to nothing. Download it again."}` };
}

/** The sentence for a file that ends before it should, or whose gzip breaks off. */
export function cutOff(file: DataFile, { reader, packed }: OpenedFile, promise: string): Refusal {
  if (reader.isBroken) {
    return {
      refusal: packed
        ? `${quote(file.name)} is damaged: it cannot be unpacked to its end. Download it again.`
        : unreadable(file.name),
    };
  }
  const has = packed ? "unpacks to" : "has";
  return {
    refusal: `${quote(file.name)} is cut off: ${promise}, and it ${has} ${count(reader.position)}. Download it again.`,
  };
}

function unreadable(name: string): string {
  return `${quote(name)} can no longer be read. Drop it again.`;
}

function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

const signatures: readonly { readonly bytes: readonly number[]; readonly is: string }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], is: "is a zip archive. Unpack it and drop the files inside." },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], is: "is a 7z archive. Unpack it and drop the files inside." },
  { bytes: [0x42, 0x5a, 0x68], is: "is packed with bzip2. Unpack it and drop what comes out." },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], is: "is packed with xz. Unpack it and drop what comes out." },
  { bytes: [0x89, 0x50, 0x4e, 0x47], is: "is a PNG picture. Drop the data set's own files." },
  { bytes: [0xff, 0xd8, 0xff], is: "is a JPEG picture. Drop the data set's own files." },
  { bytes: [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59], is: "is a NumPy array. Drop the data set's own files." },
];

/** What a file is that is no data set at all; undefined where that cannot be told from its head. */
function whatElse(head: Uint8Array): string | undefined {
  const text = String.fromCharCode(...head);
  if (/^\s*<(!doctype|html|head|body|\?xml)/i.test(text)) {
    return "is a web page: the download led to a page instead of the file. Download the file itself.";
  }
  if (text.startsWith("version https://git-lfs")) {
    return "is a Git LFS pointer and not the file it stands for. Run git lfs pull, or download the file itself.";
  }
  return signatures.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte))?.is;
}

/** A file's name for a sentence. */
export function quote(name: string): string {
  return `“${name.length > 60 ? `${name.slice(0, 59)}…` : name}”`;
}

/** 60000 → "60,000". */
export function count(number: number): string {
  return number.toLocaleString("en");
}
