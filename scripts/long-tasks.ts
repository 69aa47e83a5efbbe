/**
 * `npm run verify:long-tasks`: training never holds the page. Of four networks of the material, in a real Chromium: opened, trained for ten
 * seconds, paused, trained again; every task of the page's thread over 50 ms of its own work, with the functions it was in.
 * `-- outliers --seconds 30` for one of them and another time; `--minutes 5` for a soak: heap, false restarts, long tasks;
 * `--names` profiles too, which costs the page some of its time itself.
 */
import { parseArgs } from "node:util";
import type { Page } from "@playwright/test";
import { buildPage, Claims, wait } from "./page-speed/built-page";
import { type Recorded, recordPage } from "./page-speed/recording";
import { openScene, sceneNames } from "./page-speed/scenes";
import { soak, stepOf } from "./page-speed/soak";

/** Milliseconds of work that a task of the page takes at most while a network trains. */
const LIMIT = 50;
/** Milliseconds from the press of Pause until the page says that it rests. */
const PAUSES_WITHIN = 200;
/** Megabytes that a soak may add to what the page holds, beside a tenth: curves grow. */
const HEAP_ROOM = 8;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: "string", default: "10" },
    minutes: { type: "string" },
    names: { type: "boolean", default: false },
  },
});
const names = positionals.length > 0 ? positionals : sceneNames;
const seconds = Number(values.seconds);
const minutes = values.minutes === undefined ? undefined : Number(values.minutes);
const claims = new Claims();
const { claim } = claims;

const built = await buildPage();
const naming = values.names ? built.naming : undefined;
try {
  for (const name of names) await (minutes === undefined ? watch(name) : soakFor(name, minutes));
} finally {
  await built.close();
}
claims.end();

async function watch(name: string): Promise<void> {
  const page = await openPage(name);
  const recording = await recordPage(page, naming);
  await press(page, "Train");
  await wait(1000 * seconds);
  const steps = await stepOf(page);
  const first = await timeToPause(page);
  // What is kept of the run's rest is written now.
  await wait(3000);
  await press(page, /^(Train|Keep training)$/);
  await wait(3000);
  const second = await timeToPause(page);
  const recorded = await recording.stop();
  report(name, recorded, steps, Math.max(first ?? 0, second ?? 0));
  await page.context().close();
}

async function soakFor(name: string, minutes: number): Promise<void> {
  const page = await openPage(name);
  const { steps, work, restarts, heap } = await soak(page, minutes);
  const long = work.filter((milliseconds) => milliseconds > LIMIT).length;
  const worst = Math.max(0, ...work).toFixed(0);
  const [before, after] = heap.map((bytes) => bytes / 2 ** 20) as [number, number];
  console.log(`\n${name}: ${steps} steps in ${minutes} minutes`);
  claim(steps > 0 && restarts === 0, `${name}: ${restarts} trainers were taken for dead`);
  claim(long === 0, `${name}: ${long} tasks over ${LIMIT} ms of work, the longest ${worst} ms`);
  const grown = `${before.toFixed(1)} MB before, ${after.toFixed(1)} MB after`;
  claim(after <= 1.1 * before + HEAP_ROOM, `${name}: the page’s scripts held ${grown}`);
  await page.context().close();
}

function report(name: string, { tasks, places }: Recorded, steps: number, paused: number): void {
  const long = tasks.filter(({ cpu }) => cpu > LIMIT);
  const longOnTheWall = tasks.filter(({ wall }) => wall > LIMIT);
  const worst = Math.max(0, ...tasks.map(({ cpu }) => cpu));
  const worstOnTheWall = Math.max(0, ...tasks.map(({ wall }) => wall));
  const busy = tasks.reduce((sum, { cpu }) => sum + cpu, 0);
  console.log(`\n${name}: ${steps} steps in ${seconds} s; the page's thread worked ${busy.toFixed(0)} ms`);
  for (const place of places) console.log(`    ${place}`);
  for (const { at, wall, cpu, places } of tasks.filter((task) => task.cpu > LIMIT)) {
    console.log(
      `  at ${(at / 1000).toFixed(2)} s: ${cpu.toFixed(0)} ms of work, ${wall.toFixed(0)} ms on the wall`,
    );
    for (const place of places) console.log(`      ${place}`);
  }
  claim(
    long.length === 0,
    `${name}: ${long.length} tasks over ${LIMIT} ms of work, the longest ${worst.toFixed(0)} ms (on the wall ${longOnTheWall.length}, ${worstOnTheWall.toFixed(0)} ms)`,
  );
  claim(paused <= PAUSES_WITHIN, `${name}: Pause answered after ${paused.toFixed(0)} ms`);
}

/** A fresh page with the network, ready to train, at rest. */
async function openPage(name: string): Promise<Page> {
  const page = await built.open((message) => claim(false, `${name}: ${message}`));
  await openScene(page, name);
  // The rest of the program is fetched meanwhile, and the first pictures are drawn.
  await wait(3000);
  return page;
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

/** Milliseconds from the press of Pause until the page says so; undefined where the run has come to its end by itself. */
function timeToPause(page: Page): Promise<number | undefined> {
  return page.evaluate(async () => {
    const pause = [...document.querySelectorAll("button")].find((one) => one.textContent?.trim() === "Pause");
    if (!pause) return undefined;
    const begun = performance.now();
    pause.click();
    while (!/paused|done/.test(document.querySelector(".progress-line")?.textContent ?? "")) {
      await new Promise((resolve) => setTimeout(resolve, 2));
      if (performance.now() - begun > 10_000) break;
    }
    return performance.now() - begun;
  });
}
