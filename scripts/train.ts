/**
 * `npm run train -- presets/NAME.json`: trains a saved network in Node, from the weights in the file unless --fresh says
 * otherwise, and prints a Keras-style summary, a line an epoch, and the evaluation. train-options.ts has the other
 * options, and --help prints them. A mistake in the arguments ends with 2.
 */
import { writeFileSync } from "node:fs";
import { checkNetwork } from "../src/core/compiler/check";
import { kerasSummary } from "../src/core/compiler/keras-summary";
import { datasetSpec } from "../src/core/data";
import { survivingWeights } from "../src/core/network/checkpoint";
import { saveNetwork } from "../src/core/network/file";
import type { Network } from "../src/core/network/network";
import { sayExactLoss } from "../src/core/words/exact-loss";
import type { Evaluation } from "../src/engine/protocol";
import { epochText, openSession, type Session } from "./session";
import { asksForHelp, help, readOptions, type TrainOptions, usage } from "./train-options";

const args = process.argv.slice(2);
if (asksForHelp(args)) {
  console.log(help);
  process.exit(0);
}
const options = await readOptions(args);
if (typeof options === "string") {
  console.error(`${options}\n${usage}`);
  process.exit(2);
}
process.exit(await run(options));

/** @returns the exit code */
async function run(options: TrainOptions): Promise<number> {
  const { network, save } = options;
  const session = await openSession(options);
  if (typeof session === "string") {
    console.error(session);
    return 2;
  }
  console.log(`${kerasSummary(network, checkNetwork(network))}\n`);
  console.log(`${await dataText(session, network)} ${session.engine}.`);
  console.log(`${startText(options)}\n`);
  const stopped = await trainAndTell(session, network);
  if (stopped !== undefined) {
    console.error(stopped);
    return 1;
  }
  console.log("");
  const evaluated = await session.trainer.evaluate();
  if (!evaluated.ok) {
    console.error(evaluated.text);
    return 1;
  }
  console.log("These weights, dropout off:");
  for (const evaluation of evaluated.evaluations) console.log(evaluationText(evaluation, network));
  const largest = Math.max(...evaluated.evaluations.map(({ loss }) => loss));
  const exact = sayExactLoss(largest, network.training.loss);
  if (exact) console.log(`(${exact})`);
  if (save !== undefined) {
    writeFileSync(save, saveNetwork(network, await session.trainer.weights()));
    console.log(`\nSaved with its weights: ${save}`);
  }
  return 0;
}

async function trainAndTell(session: Session, network: Network): Promise<string | undefined> {
  const { epochs } = network.training;
  let since = performance.now();
  const failure = await session.train((record) => {
    const seconds = (performance.now() - since) / 1000;
    since = performance.now();
    const number = `${record.epoch}`.padStart(`${epochs}`.length);
    console.log(`Epoch ${number}/${epochs} - ${seconds.toFixed(1)}s - ${epochText(record)}`);
  });
  const now = await session.trainer.snapshot();
  const restored = now.ok ? now.progress.restored : undefined;
  if (restored !== undefined) console.log(`Stopped early: the weights are those of epoch ${restored} again.`);
  return failure;
}

/** "MNIST: 60,000 examples train, 10,000 test." */
async function dataText({ trainer }: Session, network: Network): Promise<string> {
  const answer = await trainer.data(network);
  if (!answer.ok) return answer.text;
  const { training, validation } = answer.data;
  const title = datasetSpec(network.dataset.kind)?.title ?? network.dataset.kind;
  const held = network.split.kind === "test" ? "test" : "are held back";
  const rest = validation.length > 0 ? `, ${validation.length.toLocaleString("en")} ${held}` : "";
  return `${title}: ${training.length.toLocaleString("en")} examples train${rest}.`;
}

/** Which weights it begins with. */
function startText({ network, checkpoint }: TrainOptions): string {
  const { weights } = checkNetwork(network);
  const layers = [...weights.values()].filter((arrays) => arrays.length > 0).length;
  const kept = checkpoint ? survivingWeights(checkpoint, weights).size : 0;
  const { seed } = network.training;
  if (kept === 0) return `Starts from fresh weights, drawn from seed ${seed}.`;
  const others = kept < layers ? ` for ${kept} of ${layers} layers` : "";
  return `Goes on from the weights in the file${others}; --fresh draws new ones from seed ${seed}.`;
}

function evaluationText({ part, count, loss, accuracy }: Evaluation, network: Network): string {
  const name = part === "training" ? "Training" : network.split.kind === "test" ? "Test" : "Validation";
  return `${name} part (${count.toLocaleString("en")}): loss ${loss.toFixed(4)} - accuracy ${accuracy.toFixed(4)}`;
}
