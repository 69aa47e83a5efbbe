/** What `npm run train` was asked to do: every mistake is a sentence, found before anything is trained. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import { checkNetwork } from "../src/core/compiler/check";
import { isWarning } from "../src/core/compiler/problem";
import { datasetSpec } from "../src/core/data";
import { adoptDataset, isSupplied, kindOfFiles, strangersText } from "../src/core/data/supply";
import type { Checkpoint } from "../src/core/network/checkpoint";
import { setTraining } from "../src/core/network/edit";
import type { OpenedNetwork } from "../src/core/network/file";
import type { Network } from "../src/core/network/network";
import { openNetworkBytes } from "../src/core/network/open-bytes";
import { explain } from "../src/core/words/explain";
import type { EngineFactory } from "../src/engine/training/prepare";
import { filesIn } from "./data-folder";
import { engineNames, engines, usualEngine } from "./engines";

export const usage =
  "Usage: npm run train -- presets/NAME.json [--fresh] [--engine fast|tensorflow] [--epochs N] [--seed N] [--data FOLDER] [--save FILE]";

/** What `--help` prints. */
export const help = `${usage}

Trains a saved network as the page does, and prints a summary, a line an epoch, and the evaluation.
Goes on from the weights in the file, where it has some.

  --fresh          draws new weights from the seed instead
  --engine NAME    fast (our own) or tensorflow
  --epochs N       how many epochs to train
  --seed N         decides what is drawn at random: new weights, shuffles, dropout
  --data FOLDER    trains on the files in a folder: MNIST's four or CIFAR-10's
  --save FILE      writes the network with its weights
  --help           prints this`;

export interface TrainOptions {
  readonly network: Network;
  /** The weights to go on from; undefined where all are drawn from the seed. */
  readonly checkpoint: Checkpoint | undefined;
  readonly engine: EngineFactory;
  readonly files: readonly File[] | undefined;
  /** Where the trained network goes; undefined where it is not kept. */
  readonly save: string | undefined;
}

/** Whether the usage is all that is asked for. */
export function asksForHelp(args: readonly string[]): boolean {
  return args.includes("--help") || args.includes("-h");
}

/** @returns the options, or the sentence that says what is wrong with them */
export async function readOptions(args: readonly string[]): Promise<TrainOptions | string> {
  const values = parse(joinNegative(args));
  if (typeof values === "string") return values;
  const engine = engineOf(values.engine);
  if (typeof engine === "string") return engine;
  const epochs = wholeNumber("--epochs", values.epochs, 1, 1_000_000);
  const seed = wholeNumber("--seed", values.seed, 0, 4_294_967_295);
  if (typeof epochs === "string") return epochs;
  if (typeof seed === "string") return seed;
  if (values.save !== undefined) {
    const folder = dirname(resolve(values.save));
    if (!existsSync(folder)) return `--save: there is no folder ${folder}.`;
  }
  const opened = readNetwork(values.file);
  if (typeof opened === "string") return opened;
  const settled = setTraining(opened.network, {
    ...(epochs !== undefined && { epochs }),
    ...(seed !== undefined && { seed }),
  });
  const withData = await bringData(settled, values.data);
  if (typeof withData === "string") return withData;
  const { network, files } = withData;
  const problem = checkNetwork(network).problems.find((candidate) => !isWarning(candidate));
  if (problem) return explain(problem, network);
  const checkpoint = values.fresh ? undefined : opened.checkpoint;
  return { network, checkpoint, engine, files, save: values.save };
}

/** `--epochs -1` as `--epochs=-1`: a negative number is a value, which its option refuses in words of its own. */
function joinNegative(args: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const [index, arg] of args.entries()) {
    const before = args[index - 1] ?? "";
    if (/^-\d/.test(arg) && /^--[a-z]+$/.test(before)) joined[joined.length - 1] = `${before}=${arg}`;
    else joined.push(arg);
  }
  return joined;
}

function parse(args: readonly string[]) {
  const text = { type: "string" } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        fresh: { type: "boolean" },
        ...{ engine: text, epochs: text, seed: text, data: text, save: text },
      },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    if (file === undefined) return "Which network is to be trained?";
    if (more.length > 0)
      return `One network at a time: ${positionals.join(" and ")} are ${positionals.length}.`;
    return { file, ...values };
  } catch (error) {
    // Node's own sentence, less its second half about how to escape things.
    const [sentence] = String(error instanceof Error ? error.message : error).split(/\.\s/);
    return `${sentence?.replace(/\.$/, "")}.`;
  }
}

function engineOf(name: string = usualEngine): EngineFactory | string {
  const known = engineNames.find((candidate) => candidate === name);
  if (!known) return `--engine takes ${engineNames.join(" or ")}, not “${name}”.`;
  return engines[known] ?? `This version has no ${known} engine. Leave --engine out.`;
}

function wholeNumber(option: string, text: string | undefined, from: number, to: number) {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= from && number <= to) return number;
  return `${option} takes a whole number from ${from} to ${to.toLocaleString("en")}, not “${text}”.`;
}

function readNetwork(path: string): OpenedNetwork | string {
  if (!existsSync(path)) return `There is no file ${path}.`;
  if (!statSync(path).isFile()) return `${path} is a folder, not a saved network.`;
  const opened = openNetworkBytes(readFileSync(path));
  return opened.kind === "ok" ? opened : `${path}: ${opened.text}`;
}

/** The network on the data in this folder; on its own data where no folder is named. */
async function bringData(
  network: Network,
  folder: string | undefined,
): Promise<{ readonly network: Network; readonly files: readonly File[] | undefined } | string> {
  const own = datasetSpec(network.dataset.kind);
  if (folder === undefined) {
    if (!own || !isSupplied(own) || own.source.asset) return { network, files: undefined };
    return `“${network.name}” needs the files of ${own.title}: add --data and the folder they are in.`;
  }
  if (!existsSync(folder)) return `--data: there is no folder ${folder}.`;
  const files = await filesIn(folder);
  const names = files.map(({ name }) => name);
  const kind = kindOfFiles(names);
  if (kind === undefined)
    return `--data ${folder}: ${names.length === 0 ? "The folder is empty." : strangersText(names)}`;
  return { network: kind === network.dataset.kind ? network : adoptDataset(network, kind), files };
}
