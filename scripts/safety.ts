/**
 * `npm run verify:safety`: work that cannot be lost, in a real Chromium. R1: tabs killed while editing and training, at most
 * a second lost each time and nothing unreadable. R2: real tabs in any order, nothing lost.
 * `-- --kills N --operations N --seed N` for another number of each, and to repeat a run; `--pace training` for one pace alone.
 */
import { parseArgs } from "node:util";
import { serve } from "./safety/browser";
import { killWhileEditing, paces } from "./safety/kills";
import { manyTabs } from "./safety/tabs";

const { values } = parseArgs({
  options: {
    kills: { type: "string" },
    operations: { type: "string" },
    seed: { type: "string" },
    pace: { type: "string" },
  },
});
const kills = Number(values.kills ?? 200);
const operations = Number(values.operations ?? 500);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const chosen = paces.filter((pace) => `${pace}` === values.pace);
console.log(`seed ${seed}`);

const address = await serve();
const killed = await killWhileEditing(address, kills, seed, chosen.length > 0 ? chosen : paces);
for (const [pace, worst] of killed.worst) {
  const every = pace === "training" ? "while training" : `edits every ${pace} ms`;
  console.log(`R1, ${every}: ${worst} ms lost at most, ${killed.mean.get(pace)} ms on average`);
}
console.log(`R1: ${killed.kills} kills, ${killed.unreadable} unreadable`);
const tabs = await manyTabs(address, operations, seed);
console.log(
  `R2: ${tabs.operations} operations in real tabs, ${tabs.edits} edits, ${tabs.networks} networks begun, ${tabs.lost.length} lost`,
);
for (const token of tabs.lost) console.log(`  lost: ${token}`);

const passed =
  killed.unreadable === 0 && Math.max(0, ...killed.worst.values()) <= 1000 && tabs.lost.length === 0;
process.exit(passed ? 0 : 1);
