/**
 * `npm run verify:large`: networks of 1,000 and 10,000 nodes on the canvas, in a real Chromium: opened, dragged, moved over, seen as
 * a whole, arranged, and checked after an edit. `-- 1000` for one of them, `--names` with the functions that took longest.
 */
import { parseArgs } from "node:util";
import type { Page } from "@playwright/test";
import { checkNetwork } from "../src/core/compiler/check";
import { arrange } from "../src/core/graph/arrange";
import { saveNetwork } from "../src/core/network/file";
import type { Network } from "../src/core/network/network";
import { largeNetworks } from "../src/core/testing/large-networks";
import { buildPage, Claims, openFile, wait } from "./page-speed/built-page";
import { type Gesture, gestureOn, nodeInView } from "./page-speed/gestures";
import { type Recorded, recordPage } from "./page-speed/recording";

/** Milliseconds of the page's work: the longest task while a file opens; until it is there; a frame's, by the frames wanted. */
const OPENING_TASK = 200;
const OPENS_WITHIN = 2000;
const FRAME_CLOSE = 1000 / 50;
const FRAME_AFAR = 1000 / 30;
const ARRANGES_WITHIN = 1000;
/** Of a thousand nodes. */
const CHECKS_WITHIN = 16;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { names: { type: "boolean", default: false } },
});
const counts = positionals.length > 0 ? positionals.map(Number) : [1000, 10_000];
const claims = new Claims();
const { claim } = claims;
const built = await buildPage();
const naming = values.names ? built.naming : undefined;
try {
  for (const count of counts) await watch(count);
} finally {
  await built.close();
}
claims.end();

async function watch(count: number): Promise<void> {
  const network = largeNetworks["a chain that trains"](count);
  const named = `${count.toLocaleString("en")} nodes`;
  console.log(`\n${named}`);
  work(named, network);
  const page = await built.open((message) => claim(false, `${named}: ${message}`));
  await wait(3000);
  await opening(page, named, saveNetwork(network));

  await onCanvas(page, "0");
  await moving(page, `${named} at zoom 1, a node dragged`, "drag a node", FRAME_CLOSE);
  await moving(page, `${named} at zoom 1, moved over`, "move the view", FRAME_CLOSE);
  await onCanvas(page, "1");
  await wait(500);
  claim(await isWhole(page, count), `${named}: Fit shows all of it`);
  await moving(page, `${named} as a whole, moved over`, "move the view", FRAME_AFAR);
  await moving(page, `${named} as a whole, a node dragged`, "drag a node", FRAME_AFAR);
  await arranging(page, named);
  await page.context().close();
}

/** What an edit of one node costs before anything is drawn, and arranging beside the page, in milliseconds of work. */
function work(named: string, network: Network): void {
  const node = network.nodes[501];
  const edited = (units: number): Network => ({
    ...network,
    nodes: network.nodes.map((other) => (other === node ? { ...other, params: { units } } : other)),
  });
  checkNetwork(network);
  const times = Array.from({ length: 15 }, (_, turn) => workOf(() => checkNetwork(edited(2 + (turn % 2)))));
  const median = times.sort((one, other) => one - other)[7] ?? Number.NaN;
  const limit = (CHECKS_WITHIN * network.nodes.length) / 1000;
  claim(median <= limit, `${named}: a check after an edit takes ${median.toFixed(1)} ms of work`);
  const arranging = workOf(() => arrange(network));
  claim(arranging <= ARRANGES_WITHIN, `${named}: arranging takes ${arranging.toFixed(0)} ms of work`);
}

function workOf(act: () => unknown): number {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function opening(page: Page, named: string, text: string): Promise<void> {
  const recording = await recordPage(page, naming);
  const begun = performance.now();
  await openFile(page, text);
  await page.getByText(named).first().waitFor({ timeout: 60_000 });
  await page.locator(".react-flow__node").first().waitFor();
  const took = performance.now() - begun;
  await wait(4000);
  const recorded = await recording.stop();
  say(recorded);
  const worst = longest(recorded);
  const work = recorded.tasks.filter(({ at }) => at < took).reduce((sum, { cpu }) => sum + cpu, 0);
  claim(
    work <= OPENS_WITHIN,
    `${named}: opened after ${work.toFixed(0)} ms of work (${took.toFixed(0)} ms on the wall)`,
  );
  claim(worst <= OPENING_TASK, `${named}: opening's longest task ${worst.toFixed(0)} ms of work`);
}

async function moving(page: Page, what: string, kind: Gesture, limit: number): Promise<void> {
  const recording = await recordPage(page, naming);
  const frames = await gestureOn(page, kind);
  const recorded = await recording.stop();
  const frameWork = recorded.tasks.reduce((sum, { cpu }) => sum + cpu, 0) / frames.steps;
  say(recorded);
  const figures = `${frameWork.toFixed(1)} ms of work a step, ${frames.perSecond.toFixed(0)} frames a second on the wall (95 % within ${frames.slowest.toFixed(0)} ms), longest task ${longest(recorded).toFixed(0)} ms`;
  claim(frames.isHeld && frameWork <= limit, `${what}${frames.isHeld ? "" : " (not held)"}: ${figures}`);
  await wait(1500);
}

async function arranging(page: Page, named: string): Promise<void> {
  const recording = await recordPage(page, naming);
  const begun = performance.now();
  await page.getByRole("button", { name: "Arrange", exact: true }).click();
  await page.getByRole("button", { name: "Undo arrange" }).waitFor({ timeout: 60_000 });
  const took = performance.now() - begun;
  await wait(1000);
  const recorded = await recording.stop();
  say(recorded);
  console.log(`       ${named}: arranged after ${took.toFixed(0)} ms on the wall`);
  claim(
    longest(recorded) <= OPENING_TASK,
    `${named}: arranging's longest task ${longest(recorded).toFixed(0)} ms of work`,
  );
}

/** Whether the first and the last node of the file lie within the canvas. */
async function isWhole(page: Page, count: number): Promise<boolean> {
  const first = await nodeInView(page, { x: 0, y: 0 });
  const last = await nodeInView(page, {
    x: ((count - 1) % 100) * 144 + 124,
    y: Math.floor((count - 1) / 100) * 206 + 178,
  });
  return first && last;
}

/** A key of the canvas's own. */
async function onCanvas(page: Page, key: string): Promise<void> {
  await page.locator("[data-canvas]").focus();
  await page.keyboard.press(key);
  await wait(700);
}

function say({ tasks, places }: Recorded): void {
  for (const place of places) console.log(`    ${place}`);
  for (const { cpu, wall, places: inTask } of tasks.filter((task) => task.cpu > 100)) {
    console.log(`  a task of ${cpu.toFixed(0)} ms of work, ${wall.toFixed(0)} ms on the wall`);
    for (const place of inTask) console.log(`      ${place}`);
  }
}

function longest({ tasks }: Recorded): number {
  return Math.max(0, ...tasks.map(({ cpu }) => cpu));
}
