/**
 * `npm run verify:fuzz`: a million inputs to every reader of what others made (scripts/fuzz). A new seed each time, printed
 * before it begins; `-- --seed 7` repeats one, `-- --inputs 10000` takes fewer.
 */
import { parseArgs } from "node:util";
import { fuzz } from "./fuzz/run";
import { targets } from "./fuzz/targets";

const { values } = parseArgs({ options: { seed: { type: "string" }, inputs: { type: "string" } } });
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
const wanted = values.inputs === undefined ? 1_000_000 : Number(values.inputs);
console.log(`seed ${seed}`);

const faults: string[] = [];
let inputs = 0;
for (const target of targets) {
  const result = await fuzz(target, seed, Math.ceil((target.share * wanted) / 1_000_000));
  inputs += result.inputs;
  faults.push(...result.faults);
  console.log(
    `${result.name}: ${result.inputs.toLocaleString("en")} inputs, ${result.taken.toLocaleString("en")} taken, slowest ${result.slowest.toFixed(1)} ms, most memory ${(result.mostMemory / 2 ** 20).toFixed(1)} MiB, ${result.seconds.toFixed(0)} s, ${result.faults.length} faults`,
  );
}
for (const fault of faults) console.log(fault);
console.log(`${inputs.toLocaleString("en")} inputs, ${faults.length} faults`);
process.exit(faults.length === 0 && inputs > 0 ? 0 : 1);
