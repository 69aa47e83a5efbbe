/**
 * `npm run verify:mnist [-- --engine fast|tensorflow] [--data FOLDER] [--seed N]`: trains M5 and M6 for their 20
 * epochs on the full MNIST (../shared/data/mnist unless named) and holds them to what the material saw: both
 * read well, M5's validation loss turns up by half or more after its lowest, M6's by less than a third. Minutes
 * on the fast engine, hours on TensorFlow.js. Ends with 1 where a claim does not hold.
 */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { EpochRecord } from "../src/engine/protocol";
import { usualEngine } from "./engines";
import { epochText, openSession } from "./session";
import { sharedPath } from "./shared-folder";
import { readOptions } from "./train-options";

interface Claim {
  readonly preset: string;
  readonly title: string;
  /** Least validation accuracy after the last epoch. */
  readonly accuracy: number;
  /** Whether the turn, (last − lowest) / lowest validation loss, is as claimed; and the claim in words. */
  readonly turn: (share: number) => boolean;
  readonly turnText: string;
}

const claims: readonly Claim[] = [
  {
    preset: "mnist",
    title: "M5, no dropout",
    accuracy: 0.978,
    turn: (share) => share >= 1 / 2,
    turnText: "turns up by half or more",
  },
  {
    preset: "mnist-dropout",
    title: "M6, dropout 0.5",
    accuracy: 0.981,
    turn: (share) => share < 1 / 3,
    turnText: "turns up by less than a third",
  },
];

const root = fileURLToPath(new URL("..", import.meta.url));
const text = { type: "string" } as const;
const { values } = parseArgs({ options: { engine: text, data: text, seed: text } });
const { engine = usualEngine, data = sharedPath("data/mnist") ?? `${root}datasets/mnist`, seed } = values;

const results: boolean[] = [];
for (const claim of claims) results.push(await verify(claim));
console.log(results.every(Boolean) ? "\nEvery claim holds." : "\nA claim does not hold.");
process.exit(results.every(Boolean) ? 0 : 1);

async function verify({ preset, title, accuracy, turn, turnText }: Claim): Promise<boolean> {
  const options = await readOptions([
    `${root}presets/${preset}.json`,
    "--engine",
    engine,
    "--data",
    data,
    ...(seed === undefined ? [] : ["--seed", seed]),
  ]);
  if (typeof options === "string") return complain(options);
  const session = await openSession(options);
  if (typeof session === "string") return complain(session);
  const { epochs, seed: seedUsed } = options.network.training;
  console.log(`\n${title}: presets/${preset}.json, seed ${seedUsed}, ${session.engine}\n`);
  const records: EpochRecord[] = [];
  const begun = performance.now();
  const stopped = await session.train((record) => {
    records.push(record);
    const seconds = Math.round((performance.now() - begun) / 1000);
    console.log(`Epoch ${`${record.epoch}`.padStart(2)}/${epochs} - ${seconds}s - ${epochText(record)}`);
  });
  session.trainer.dispose();
  if (stopped !== undefined) return complain(stopped);

  const losses = records.map(({ validationLoss }) => validationLoss ?? Number.NaN);
  const lowest = Math.min(...losses);
  const last = losses.at(-1) ?? Number.NaN;
  const share = (last - lowest) / lowest;
  const reached = records.at(-1)?.validationAccuracy ?? 0;
  const at = losses.indexOf(lowest) + 1;
  console.log(
    `\n${title}: validation loss ${lowest.toFixed(3)} (${at}) → ${last.toFixed(3)}, accuracy ${reached.toFixed(4)}`,
  );
  const reads = tell(
    `last validation accuracy is at least ${accuracy}`,
    `${reached.toFixed(4)}`,
    reached >= accuracy,
  );
  const turns = tell(`the validation loss ${turnText}`, `${(100 * share).toFixed(0)} %`, turn(share));
  return reads && turns;
}

function tell(claim: string, figure: string, holds: boolean): boolean {
  console.log(`  ${holds ? "holds" : "FAILS"}: ${claim} (${figure})`);
  return holds;
}

function complain(sentence: string): false {
  console.error(sentence);
  return false;
}
