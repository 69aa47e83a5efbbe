/** Files made to do harm: bombs stop at the cap, and no noise makes a parser throw or hang. */
import { constants, deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { runs } from "../../../../scripts/runs";
import {
  cifarBatch,
  countedFile,
  fileOf,
  gzip,
  idxHeader,
  idxImages,
  idxLabels,
  joinBytes,
  tarHeader,
  tarOf,
} from "../../testing/data-files";
import { cifar10 } from "../cifar10";
import { datasetSpecs } from "../index";
import { mnist } from "../mnist";
import { ByteReader } from "./byte-reader";
import { walkTar } from "./tar";

test("a bomb behind good labels is left packed", async () => {
  const { file, taken } = countedFile("labels.gz", await gzip(idxLabels(60_000), 3e8));
  expect(await mnist.source.read([file])).toEqual({
    ok: false,
    text: "“labels.gz” goes on after the 60,000 labels that its header promises. Download it again.",
  });
  // Of 300 kB that unpack to 300 MB, only what the streams take ahead.
  expect(file.size).toBeGreaterThan(250_000);
  expect(taken()).toBeLessThan(100_000);
});

test("a bomb behind a header that promises too much is left packed", async () => {
  const { file, taken } = countedFile("images.gz", await gzip(idxHeader([4_000_000_000, 28, 28]), 3e8));
  expect(await mnist.source.read([file])).toEqual({
    ok: false,
    text: "“images.gz” says it holds 4,000,000,000 images; MNIST has 60,000 for training and 10,000 for the test. Drop MNIST's own files.",
  });
  expect(taken()).toBeLessThan(100_000);
});

/** gzip that unpacks to `begin` and then ten thousand million zeros: one flushed block of a million, over and over. */
function tenGigabytes(begin: Uint8Array): Uint8Array {
  const flushed = (bytes: Uint8Array) => deflateRawSync(bytes, { finishFlush: constants.Z_FULL_FLUSH });
  const block = flushed(new Uint8Array(1_000_000));
  const header = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3);
  return joinBytes([header, flushed(begin), ...Array.from({ length: 10_000 }, () => block)]);
}

test.each([
  [
    "labels",
    idxLabels(60_000),
    mnist,
    "“bomb.gz” goes on after the 60,000 labels that its header promises. Download it again.",
  ],
  [
    "nothing",
    new Uint8Array(0),
    mnist,
    "“bomb.gz” holds values of the unknown type 0; MNIST's files hold bytes. Drop MNIST's own files.",
  ],
  [
    "an archive",
    tarHeader("data_batch_1.bin", 0o77777777777),
    cifar10,
    "“bomb.gz” unpacks to more than 200 MB; CIFAR-10's archive holds 184 MB. Drop cifar-10-binary.tar.gz itself.",
  ],
] as const)("ten gigabytes behind %s are refused within two seconds", async (_, begin, set, text) => {
  const { file, taken } = countedFile("bomb.gz", tenGigabytes(begin));
  expect(file.size).toBeGreaterThan(9_000_000);
  const begun = performance.now();
  expect(await set.source.read([file])).toEqual({ ok: false, text });
  expect(performance.now() - begun).toBeLessThan(2000);
  expect(taken()).toBeLessThan(200_000);
});

const tooLong = (name: string) => ({
  ok: false,
  text: `“${name}” unpacks to more than 200 MB; CIFAR-10's archive holds 184 MB. Drop cifar-10-binary.tar.gz itself.`,
});

test("an archive that says it holds 8 GB is not unpacked at all", async () => {
  const { file, taken } = countedFile("bomb.tar.gz", await gzip(tarHeader("a", 0o77777777777), 3e8));
  expect(await cifar10.source.read([file])).toEqual(tooLong("bomb.tar.gz"));
  expect(taken()).toBeLessThan(100_000);
});

test("an archive of many large files stops at the cap", async () => {
  const large = joinBytes([tarHeader("a", (1 << 20) - 512), new Uint8Array((1 << 20) - 512)]);
  const file = fileOf("bomb.tar.gz", await gzip(new Uint8Array(0), 2.1e8, large));
  expect(await cifar10.source.read([file])).toEqual(tooLong("bomb.tar.gz"));
});

test("an archive of endless empty files stops at the cap", async () => {
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(tarHeader("a", 0)),
  });
  const reader = new ByteReader(endless);
  let files = 0;
  const end = await walkTar(reader, 1_000_000, async () => ++files > 0);
  expect(end).toEqual({ kind: "too-long", at: 999_936 });
  expect(files).toBe(1953);
});

/** Good beginnings of every format, so that noise gets past the first check. */
const beginnings = [
  new Uint8Array(0),
  idxHeader([60_000]),
  idxHeader([10_000, 28, 28]),
  idxLabels(10_000),
  idxImages(3),
  tarHeader("data_batch_1.bin", 30_730_000),
  tarOf([{ name: "test_batch.bin", bytes: cifarBatch(2) }]),
  Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3),
];

const names = fc.constantFrom("data_batch_1.bin", "test_batch.bin.gz", "train-labels-idx1-ubyte.gz", "x", "");

test("whatever is dropped, the answer is a sentence", { timeout: 30_000 }, async () => {
  const noise = fc.record({
    name: names,
    begin: fc.nat(beginnings.length - 1),
    tail: fc.uint8Array({ maxLength: 600 }),
    changes: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }),
    keep: fc.double({ min: 0, max: 1, noNaN: true }),
    packed: fc.boolean(),
    /** Share of the packed bytes that is kept. */
    keepPacked: fc.constantFrom(1, 1, 0.99, 0.5),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(noise, { minLength: 1, maxLength: 3 }), async (drops) => {
      const files = await Promise.all(drops.map(noisyFile));
      for (const { source } of datasetSpecs) {
        if (!source) continue;
        const answer = await source.read(files);
        expect(answer).toMatchObject({ ok: false, text: expect.stringMatching(/^[“A-Zdt].*\.$/s) });
      }
    }),
    { seed: 20261124, numRuns: runs(60) },
  );
});

interface Noise {
  readonly name: string;
  readonly begin: number;
  readonly tail: Uint8Array;
  readonly changes: readonly (readonly [number, number])[];
  readonly keep: number;
  readonly packed: boolean;
  readonly keepPacked: number;
}

async function noisyFile({ name, begin, tail, changes, keep, packed, keepPacked }: Noise): Promise<File> {
  const whole = joinBytes([beginnings[begin]!, tail]);
  for (const [place, byte] of changes) whole[place % Math.max(1, whole.length)] = byte;
  const bytes = whole.slice(0, Math.ceil(whole.length * Math.max(keep, 0.2)));
  const sent = packed ? await gzip(bytes) : bytes;
  return fileOf(name, sent.slice(0, Math.ceil(sent.length * keepPacked)));
}
