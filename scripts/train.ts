/**
 * `npm run train -- presets/NAME.json [--engine fast|tensorflow] [--epochs N] [--seed N] [--data FOLDER] [--save FILE]`:
 * trains a saved network in Node and prints a Keras-style summary, a line an epoch, and the evaluation. With
 * --data it trains on the files in a folder: MNIST's four or CIFAR-10's. A mistake in the arguments ends with 2.
 */
import { writeFileSync } from "node:fs";
import { checkNetwork } from "../src/core/compiler/check";
import { kerasSummary } from "../src/core/compiler/keras-summary";
import { datasetSpec } from "../src/core/data";
import { saveNetwork } from "../src/core/network/file";
import type { Network } from "../src/core/network/network";
import type { Evaluation } from "../src/engine/protocol";
import { epochText, openSession, type Session } from "./session";
import { readOptions, type TrainOptions, usage } from "./train-options";

const options = await readOptions(process.argv.slice(2));
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
  console.log(`${await dataText(session, network)} ${session.engine}.\n`);
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
  for (const evaluation of evaluated.evaluations) console.log(evaluationText(evaluation, network));
  if (save !== undefined) {
    writeFileSync(save, saveNetwork(network, await session.trainer.weights()));
    console.log(`\nSaved with its weights: ${save}`);
  }
  return 0;
}

async function trainAndTell(session: Session, network: Network): Promise<string | undefined> {
  const { epochs } = network.training;
  let since = performance.now();
  return session.train((record) => {
    const seconds = (performance.now() - since) / 1000;
    since = performance.now();
    const number = `${record.epoch}`.padStart(`${epochs}`.length);
    console.log(`Epoch ${number}/${epochs} - ${seconds.toFixed(1)}s - ${epochText(record)}`);
  });
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

function evaluationText({ part, count, loss, accuracy }: Evaluation, network: Network): string {
  const name = part === "training" ? "Training" : network.split.kind === "test" ? "Test" : "Validation";
  return `${name} part (${count.toLocaleString("en")}): loss ${loss.toFixed(4)} - accuracy ${accuracy.toFixed(4)}`;
}
