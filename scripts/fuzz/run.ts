/**
 * Runs the fuzz targets: every input by its own seed, so that one that fails is made again by its number. Counted is what
 * was taken and what refused; a fault is anything thrown, a sentence that is none, an input that takes long or much
 * memory, or a change to what all objects share.
 */
import { createRandom } from "../../src/core/math/random";
import type { Target } from "./targets";

/** Milliseconds of the processor's time that no input may take: on a busy machine the clock says nothing. */
const LONGEST = 2000;
/** Bytes that an input may take besides four times its own: R6. No input here is longer than a hundredth of it. */
const MOST_MEMORY = 64 * 2 ** 20;

export interface FuzzResult {
  readonly name: string;
  readonly inputs: number;
  readonly taken: number;
  readonly faults: readonly string[];
  readonly slowest: number;
  readonly mostMemory: number;
  readonly seconds: number;
}

export async function fuzz(target: Target, seed: number, inputs: number): Promise<FuzzResult> {
  const faults: string[] = [];
  const shared = sharedNames();
  let taken = 0;
  let slowest = 0;
  let mostMemory = 0;
  const begun = performance.now();
  for (let input = 0; input < inputs; input++) {
    const fault = (what: string) => {
      if (faults.length < 10) faults.push(`${target.name}, seed ${seed}, input ${input}: ${what}`);
    };
    const before = memory();
    const from = process.cpuUsage();
    try {
      const outcome = await target.run(createRandom(seed, target.name, input));
      if (outcome.taken) taken += 1;
      else if (!/\S.*[.!?]$/s.test(outcome.text)) fault(`no sentence: ${outcome.text.slice(0, 200)}`);
    } catch (error) {
      fault(error instanceof Error ? (error.stack ?? error.message).slice(0, 600) : String(error));
    }
    const { user, system } = process.cpuUsage(from);
    const took = (user + system) / 1000;
    slowest = Math.max(slowest, took);
    mostMemory = Math.max(mostMemory, memory() - before);
    if (took > LONGEST) fault(`took ${Math.round(took)} ms`);
    if (mostMemory > MOST_MEMORY) fault(`took ${mostMemory} bytes`);
    if (input % 100 === 99 && sharedNames() !== shared)
      fault("Object.prototype has changed, here or in the 99 before");
  }
  if (target.isTaken && taken === 0)
    faults.push(`${target.name}: no input was taken, so nothing behind the first check was tried`);
  return {
    name: target.name,
    inputs,
    taken,
    faults,
    slowest,
    mostMemory,
    seconds: (performance.now() - begun) / 1000,
  };
}

/** Bytes in use, garbage that was not collected yet among them: never less than what was taken since. */
function memory(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function sharedNames(): string {
  return [Object.prototype, Array.prototype, Function.prototype, String.prototype]
    .map((prototype) => Reflect.ownKeys(prototype).map(String).join())
    .join(";");
}
