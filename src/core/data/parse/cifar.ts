/**
 * CIFAR-10's binary batches: 10,000 records of one label byte, then 1,024 bytes each of red, green and blue, row
 * by row. Pixels are stored here as [32, 32, 3], the order Keras flattens them in.
 */
import { CIFAR_COUNT, CIFAR_SIDE, CIFAR_VALUES } from "../image-sizes";
import { type ByteReader, type DataFile, isRefusal, type Refusal } from "./byte-reader";
import { count, cutOff, openFile, quote } from "./open-file";
import { isTarHeader, type TarEnd, walkTar } from "./tar";

const PLANE = CIFAR_SIDE * CIFAR_SIDE;
const RECORD = 1 + CIFAR_VALUES;
const BATCH = 10_000;
const BATCH_BYTES = BATCH * RECORD;
const CLASSES = 10;
/** The official archive unpacks to 184 MB. */
const ARCHIVE_CAP = 200_000_000;

/** The six batches in the order the examples have them: training, then test. */
export const batchNames = [
  "data_batch_1.bin",
  "data_batch_2.bin",
  "data_batch_3.bin",
  "data_batch_4.bin",
  "data_batch_5.bin",
  "test_batch.bin",
] as const;

/** Collects batches from any number of files; memory is taken when the first good record has been read. */
export class CifarCollector {
  private readonly filled = new Set<number>();
  private arrays: { readonly x: Uint8Array; readonly labels: Uint8Array } | undefined;

  /** Names of the batches that have not come yet. */
  get missing(): readonly string[] {
    return batchNames.filter((_, index) => !this.filled.has(index));
  }

  /** x [60000, 32, 32, 3] and labels; undefined while a batch is missing. */
  get whole() {
    return this.missing.length === 0 ? this.arrays : undefined;
  }

  /** Takes an archive or a single batch, packed or not. @returns why not; undefined where all is well */
  async add(file: DataFile): Promise<Refusal | undefined> {
    const opened = await openFile(file);
    if (isRefusal(opened)) return opened;
    try {
      const reading = { file, ...opened };
      if (isTarHeader(await opened.reader.peek(512))) return await this.addArchive(reading);
      const index = batchIndex(file.name.replace(/\.gz$/i, ""));
      if (index === undefined) return { refusal: strangerText(file.name) };
      if (this.filled.has(index)) return undefined;
      return await this.addBatchFile(reading, index);
    } finally {
      await opened.reader.close();
    }
  }

  private async addBatchFile(reading: Reading, index: number): Promise<Refusal | undefined> {
    const { file, reader, packed } = reading;
    if (!packed && file.size !== BATCH_BYTES) return { refusal: wrongSize(quote(file.name), file.size) };
    const refusal = await this.readBatch(reader, index, quote(file.name));
    if (refusal) return "refusal" in refusal ? refusal : cutOff(file, reading, promise);
    if (!(await reader.isAtEnd())) {
      return { refusal: `${quote(file.name)} goes on after its 10,000 images. Download it again.` };
    }
    if (reader.isBroken) return cutOff(file, reading, promise);
    this.filled.add(index);
    return undefined;
  }

  private async addArchive(reading: Reading): Promise<Refusal | undefined> {
    const { file, reader } = reading;
    const seen: string[] = [];
    let refusal: Refusal | undefined;
    let found = 0;
    const end = await walkTar(reader, ARCHIVE_CAP, async ({ name, size }) => {
      if (seen.length < 100) seen.push(name);
      const index = batchIndex(name);
      if (index === undefined) return true;
      found++;
      if (this.filled.has(index)) return true;
      const place = `${name} in ${quote(file.name)}`;
      if (size !== BATCH_BYTES) refusal = { refusal: wrongSize(place, size) };
      else {
        const wrong = await this.readBatch(reader, index, place);
        if (wrong && "cut" in wrong) return true; // The walk finds the end, too.
        if (wrong) refusal = wrong;
        else this.filled.add(index);
      }
      return refusal === undefined;
    });
    if (refusal) return refusal;
    if (end.kind !== "end") return { refusal: brokenArchive(reading, end) };
    return found > 0 ? undefined : { refusal: noBatchText(file.name, seen) };
  }

  /** Reads a batch's records into place. */
  private async readBatch(
    reader: ByteReader,
    index: number,
    place: string,
  ): Promise<Refusal | { readonly cut: true } | undefined> {
    const record = new Uint8Array(RECORD);
    for (let row = 0; row < BATCH; row++) {
      if ((await reader.fill(record)) < RECORD) return { cut: true };
      const label = record[0] ?? CLASSES;
      if (label >= CLASSES) {
        return {
          refusal: `${place} has the label ${label} at image ${count(row + 1)}; CIFAR-10's go from 0 to 9. Download it again.`,
        };
      }
      this.arrays ??= { x: new Uint8Array(CIFAR_COUNT * CIFAR_VALUES), labels: new Uint8Array(CIFAR_COUNT) };
      const example = index * BATCH + row;
      this.arrays.labels[example] = label;
      interleave(record, this.arrays.x, example * CIFAR_VALUES);
    }
    return undefined;
  }
}

interface Reading {
  readonly file: DataFile;
  readonly reader: ByteReader;
  readonly packed: boolean;
}

const promise = `a batch of CIFAR-10 is ${count(BATCH_BYTES)} bytes`;

/** Three planes of one colour each become pixels of three colours each. */
function interleave(record: Uint8Array, x: Uint8Array, at: number): void {
  for (let pixel = 0, to = at; pixel < PLANE; pixel++, to += 3) {
    x[to] = record[1 + pixel] as number;
    x[to + 1] = record[1 + PLANE + pixel] as number;
    x[to + 2] = record[1 + 2 * PLANE + pixel] as number;
  }
}

/** Which batch a file's name says it is, copies like "data_batch_1 (2).bin" included. */
function batchIndex(name: string): number | undefined {
  const match = /^(?:data_batch_([1-5])|(test_batch))(?: ?\(\d+\))?\.bin$/i.exec(name);
  if (!match) return undefined;
  return match[2] ? 5 : Number(match[1]) - 1;
}

function wrongSize(place: string, size: number): string {
  return `${place} has ${count(size)} bytes; a batch of CIFAR-10 has ${count(BATCH_BYTES)} (10,000 images of 3,073 bytes). Download it again.`;
}

function brokenArchive({ file, reader, packed }: Reading, { kind, at }: TarEnd): string {
  const name = quote(file.name);
  if (kind === "too-long") {
    return `${name} unpacks to more than ${count(ARCHIVE_CAP / 1e6)} MB; CIFAR-10's archive holds 184 MB. Drop cifar-10-binary.tar.gz itself.`;
  }
  if (kind === "damaged") {
    return `${name} is damaged: at byte ${count(at)} of the archive no file begins. Download it again.`;
  }
  if (packed && reader.isBroken)
    return `${name} is damaged: it cannot be unpacked to its end. Download it again.`;
  return `${name} is cut off: the archive ends inside a file, at byte ${count(at)}. Download it again.`;
}

function noBatchText(name: string, seen: readonly string[]): string {
  const version = seen.includes("train.bin")
    ? "is CIFAR-100, which has other classes. Drop cifar-10-binary.tar.gz."
    : seen.includes("data_batch_1")
      ? "is the version of CIFAR-10 for Python. Drop cifar-10-binary.tar.gz."
      : seen.includes("data_batch_1.mat")
        ? "is the version of CIFAR-10 for Matlab. Drop cifar-10-binary.tar.gz."
        : "is an archive without CIFAR-10's batches (data_batch_1.bin and so on). Drop cifar-10-binary.tar.gz.";
  return `${quote(name)} ${version}`;
}

function strangerText(name: string): string {
  if (/^(data_batch_[1-5]|test_batch)$/.test(name)) {
    return `${quote(name)} is a batch of CIFAR-10 for Python. Drop cifar-10-binary.tar.gz.`;
  }
  return `${quote(name)} is neither cifar-10-binary.tar.gz nor one of its batches (data_batch_1.bin to data_batch_5.bin, test_batch.bin).`;
}
