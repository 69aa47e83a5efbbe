/** What reads input that others made. A reader of a new kind is one entry here, and is fuzzed from then on. */
import { readPreferences } from "../../src/app/storage/preferences";
import { checkNetwork } from "../../src/core/compiler/check";
import { ByteReader, isRefusal } from "../../src/core/data/parse/byte-reader";
import { CifarCollector } from "../../src/core/data/parse/cifar";
import { readIdxFile } from "../../src/core/data/parse/idx";
import { openFile } from "../../src/core/data/parse/open-file";
import { walkTar } from "../../src/core/data/parse/tar";
import { parseExpression, readNumber } from "../../src/core/lab/expression";
import { decodeLab, encodeLab } from "../../src/core/lab/link";
import { initialLab } from "../../src/core/lab/state";
import type { Random } from "../../src/core/math/random";
import { addChain, denseChain } from "../../src/core/network/chain";
import { saveNetwork } from "../../src/core/network/file";
import { newNetwork } from "../../src/core/network/new-network";
import { openNetworkBytes } from "../../src/core/network/open-bytes";
import { cifarBatch, fileOf, gzip, idxImages, idxLabels, tarOf } from "../../src/core/testing/data-files";
import { explain } from "../../src/core/words/explain";
import { mutateBytes, mutateJson, mutateText, pick } from "./mutate";

/** What became of an input: taken, or refused in this sentence. Anything thrown is a fault. */
export type Outcome = { readonly taken: true } | { readonly taken: false; readonly text: string };

export interface Target {
  readonly name: string;
  /** Of a million inputs so many are this one's. */
  readonly share: number;
  /** Whether some of its inputs have to be taken: where none is, the mutations are too wild to reach what lies behind. */
  readonly isTaken: boolean;
  readonly run: (random: Random) => Outcome | Promise<Outcome>;
}

const taken: Outcome = { taken: true };
const refused = (text: string): Outcome => ({ taken: false, text });
const encoder = new TextEncoder();

const networks = [
  [2, 2],
  [2, 4, 3, 2],
].map((widths) => {
  const network = addChain(newNetwork("fuzz"), denseChain(widths, "tanh"));
  const dense = network.nodes.find(({ kind }) => kind === "dense");
  const units = Number(dense?.params.units);
  const kernel = { name: "kernel", shape: [2, units], values: new Float32Array(2 * units).fill(0.5) };
  return saveNetwork(network, dense && new Map([[dense.id, [kernel]]]));
});

function networkText(random: Random): string {
  const good = pick(random, networks);
  const kind = random.uniform();
  if (kind < 0.02) return good;
  if (kind < 0.4) return mutateText(good, random);
  return JSON.stringify(mutateJson(JSON.parse(good), random));
}

/** A network that opens is checked and put in words too, as the page does. */
function readNetwork(random: Random): Outcome {
  const opened = openNetworkBytes(encoder.encode(networkText(random)));
  if (opened.kind !== "ok") return refused(opened.text);
  const check = checkNetwork(opened.network);
  for (const problem of check.problems)
    if (explain(problem, opened.network) === "") throw new Error("a problem without words");
  const again = openNetworkBytes(encoder.encode(saveNetwork(opened.network, opened.checkpoint)));
  if (again.kind !== "ok") throw new Error(`what was saved does not open: ${again.text}`);
  return taken;
}

const atoms = [
  "1",
  "2.5",
  "0,5",
  "−3",
  "pi",
  "e",
  "1e3",
  "1e-320",
  "9".repeat(20),
  ".5",
  "10 000",
  "constructor",
] as const;
const functions = ["sqrt", "cos", "sin", "tan", "exp", "log", "alert", ""] as const;
const signs = ["+", "-", "*", "/", "^", "·", "−"] as const;

function expression(random: Random, depth = 0): string {
  const kind = random.uniform();
  if (depth > 4 || kind < 0.4) return pick(random, atoms);
  if (kind < 0.7)
    return `${expression(random, depth + 1)}${pick(random, signs)}${expression(random, depth + 1)}`;
  return `${pick(random, functions)}(${expression(random, depth + 1)})`;
}

function typed(random: Random): string {
  const text = expression(random);
  return random.uniform() < 0.5 ? text : mutateText(text, random);
}

const links = [
  encodeLab(initialLab),
  "1;matrix=6,2,3,2;shape=ellipse",
  "1;mode=compose;matrix=cos(pi%2F4),1,0,1",
  "1;matrix=1%2F3,0,0,1;bias=2,-1;power=3",
];

const preferences = JSON.stringify({
  theme: "dark",
  drawer: null,
  pace: 600,
  engine: "fast",
  nodeScale: "fit",
  layerScale: "same",
  followPoints: true,
  filmSpeed: 1,
  raster: 200,
  cloud: false,
});

const idx = [
  idxLabels(10_000, 60),
  idxImages(10_000, 1),
  idxLabels(60_000, 40),
  idxLabels(30),
  idxImages(2),
  idxLabels(12),
  idxImages(1),
];
const idxPacked = await Promise.all(idx.map((bytes) => gzip(bytes)));
const batch = cifarBatch(1);
const archive = tarOf([
  { name: "a.txt", bytes: encoder.encode("hello") },
  { name: "cifar-10-batches-bin/data_batch_1.bin", bytes: batch },
]);
const archivePacked = await gzip(archive);

/** Any count is let through, so that the values are reached; those are as many as the file is long, or it is cut off. */
async function readIdx(bytes: Uint8Array): Promise<Outcome> {
  const file = fileOf("train-labels-idx1-ubyte", bytes);
  const opened = await openFile(file);
  if (isRefusal(opened)) return refused(opened.refusal);
  try {
    const read = await readIdxFile({ file, ...opened }, ({ count }) =>
      count > 60_000 ? "More than MNIST has." : undefined,
    );
    return isRefusal(read) ? refused(read.refusal) : taken;
  } finally {
    await opened.reader.close();
  }
}

async function readCifar(name: string, bytes: Uint8Array): Promise<Outcome> {
  const refusal = await new CifarCollector().add(fileOf(name, bytes));
  return refusal ? refused(refusal.refusal) : taken;
}

async function readTar(bytes: Uint8Array): Promise<Outcome> {
  const reader = new ByteReader(fileOf("a.tar", bytes).stream());
  const end = await walkTar(reader, 100_000, async ({ name }) => name !== "stop");
  await reader.close();
  return end.kind === "end" ? taken : refused(`The walk ended: ${end.kind}.`);
}

export const targets: readonly Target[] = [
  { name: "network file", share: 200_000, isTaken: true, run: readNetwork },
  {
    name: "lab expression",
    share: 290_000,
    isTaken: true,
    run: (random) => {
      const read = parseExpression(typed(random));
      return read.ok ? taken : refused(read.text);
    },
  },
  {
    name: "typed number",
    share: 290_000,
    isTaken: true,
    run: (random) => {
      const read = readNumber(typed(random));
      if (read.ok && !Number.isFinite(read.value)) throw new Error(`read as ${read.value}`);
      return read.ok ? taken : refused(read.text);
    },
  },
  {
    name: "lab link",
    share: 100_000,
    isTaken: true,
    run: (random) => {
      const decoded = decodeLab(mutateText(pick(random, links), random));
      if (!decoded.ok) return refused(decoded.text);
      const again = decodeLab(encodeLab(decoded.state));
      if (!again.ok) throw new Error(`what was read is not read again: ${again.text}`);
      return taken;
    },
  },
  {
    name: "preferences",
    share: 80_000,
    isTaken: true,
    run: (random) => {
      const text =
        random.uniform() < 0.5
          ? mutateText(preferences, random)
          : JSON.stringify(mutateJson(JSON.parse(preferences), random));
      const read = readPreferences(text);
      if (Object.getPrototypeOf(read) !== Object.prototype) throw new Error("another prototype");
      return Object.keys(read).length > 0 ? taken : refused("Nothing is remembered.");
    },
  },
  {
    name: "IDX",
    share: 16_000,
    isTaken: true,
    run: (random) => readIdx(mutateBytes(pick(random, idx), random)),
  },
  {
    name: "IDX in gzip",
    share: 8_000,
    isTaken: true,
    run: (random) => readIdx(mutateBytes(pick(random, idxPacked), random)),
  },
  { name: "tar", share: 12_000, isTaken: true, run: (random) => readTar(mutateBytes(archive, random)) },
  {
    name: "CIFAR-10 archive",
    share: 3_000,
    isTaken: false,
    run: (random) => readCifar("cifar-10.tar", mutateBytes(archive, random)),
  },
  {
    name: "CIFAR-10 archive in gzip",
    share: 1_000,
    isTaken: false,
    run: (random) => readCifar("cifar-10.tar.gz", mutateBytes(archivePacked, random)),
  },
];
