/**
 * `npm run verify:start`: how the built page starts on a processor four times slower than this one: first paint, largest paint
 * with its element, first picture of the network, how far things jump, and every long task with what ran in it. A first visit,
 * and one that finds a network kept; medians of five.
 *
 * `-- --slower 1` leaves the processor as it is, `--runs N` starts N times, `--tasks N` tells of the N longest tasks of the last
 * start, `--dist FOLDER` takes another build: one by `npx vite build --minify false --outDir FOLDER` names its functions.
 *
 * Tasks are counted in the thread's own processor time, which other programs on the machine hardly lengthen; moments are by
 * the clock, which they do.
 */
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { preview } from "vite";
import { ensureChromium, repositoryRoot } from "./install.mjs";
import { tasksAround, traceCategories, whatRan } from "./start-trace.mjs";

const { values: options } = parseArgs({
  options: {
    slower: { type: "string", default: "4" },
    runs: { type: "string", default: "5" },
    tasks: { type: "string", default: "6" },
    dist: { type: "string", default: "dist" },
  },
});
const slower = Number(options.slower);
/** The most that each may be, in milliseconds, on a processor so many times slower. */
const limits =
  { 1: { "longest task after it": 50 }, 4: { "first picture": 1500, "longest task after it": 200 } }[
    slower
  ] ?? {};
/** A task that blocks, in milliseconds. */
const LONG = 50;
const MARK = "first-picture";

const server = await preview({
  root: repositoryRoot,
  build: { outDir: options.dist },
  preview: { host: "127.0.0.1", port: 4192, open: false },
});
const address = server.resolvedUrls.local[0];
const browser = await chromium.launch({ executablePath: ensureChromium() });
const failures = [];
try {
  for (const visit of ["first", "second"]) {
    const starts = [];
    for (let run = 0; run < Number(options.runs); run++) starts.push(await start(visit));
    report(visit, starts);
  }
} finally {
  await browser.close();
}
console.log(failures.length === 0 ? "\nAll hold." : `\n${failures.join("\n")}`);
process.exit(failures.length === 0 ? 0 : 1);

/** One start in a profile of its own. */
async function start(visit) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    serviceWorkers: "block",
  });
  const page = await context.newPage();
  if (visit === "second") {
    await page.goto(address);
    await stands(page);
    await page.waitForTimeout(1500);
    await page.goto("about:blank");
  }
  await page.addInitScript(observe);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slower });
  await browser.startTracing(page, { categories: traceCategories });
  await page.goto(address, { waitUntil: "commit" });
  await stands(page);
  // What follows from the last part.
  await page.waitForTimeout(500 * slower);
  const seen = await page.evaluate((mark) => {
    const at = (name) => performance.getEntriesByName(name)[0]?.startTime;
    return { ...globalThis.seenAtStart, paint: at("first-contentful-paint"), picture: at(mark) };
  }, MARK);
  const { traceEvents: events } = JSON.parse((await browser.stopTracing()).toString());
  await context.close();
  return { ...seen, events, tasks: tasksAround(events, MARK, seen.picture) };
}

/** The last parts of the page are there. */
async function stands(page) {
  await page.getByRole("button", { name: "Train", exact: true }).waitFor();
  await page.waitForFunction(() => !document.querySelector("[aria-busy=true]"), null, { polling: 250 });
  await page.locator(".curve-legend").waitFor();
}

/** Runs in the page, before it. */
function observe() {
  const seen = { largest: [], shift: 0 };
  globalThis.seenAtStart = seen;
  const watch = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch("largest-contentful-paint", ({ startTime, size, element }) => {
    const words = element?.textContent?.trim().slice(0, 60);
    const what = element ? `${element.tagName.toLowerCase()}.${element.className} “${words}”` : "gone since";
    seen.largest.push({ at: startTime, size, what });
  });
  watch("layout-shift", ({ value, hadRecentInput }) => {
    if (!hadRecentInput) seen.shift += value;
  });
}

function report(visit, starts) {
  const of = (take) => median(starts.map(take));
  const times = (tasks) => tasks.map(({ cpu }) => cpu);
  const before = ({ tasks, picture }) => times(tasks.filter(({ at }) => at <= picture));
  const after = ({ tasks, picture }) => times(tasks.filter(({ at }) => at > picture));
  const figures = {
    "first paint": of(({ paint }) => paint),
    "largest paint": of(({ largest }) => largest.at(-1)?.at),
    "first picture": of(({ picture }) => picture),
    "processor time until then": of((one) => sum(before(one))),
    "blocked altogether": of(({ tasks }) => blocked(times(tasks))),
    "blocked after the first picture": of((one) => blocked(after(one))),
    "longest task": of(({ tasks }) => Math.max(...times(tasks))),
    "longest task after it": of((one) => Math.max(...after(one))),
  };
  console.log(`\n== a ${visit} visit, ${slower} × slower, medians of ${starts.length}, milliseconds`);
  for (const [name, value] of Object.entries(figures)) {
    const limit = limits[name];
    if (limit !== undefined && !(value <= limit))
      failures.push(`${visit} visit: ${name} ${Math.round(value)} ms; the most is ${limit}.`);
    console.log(`${String(Math.round(value)).padStart(6)}  ${name}${limit ? ` (at most ${limit})` : ""}`);
  }
  console.log(`${of(({ shift }) => shift).toFixed(4)}  layout shift`);
  describe(starts.at(-1));
}

/** What the last start painted largest, and its longest tasks. */
function describe({ largest, tasks, events }) {
  for (const { at, size, what } of largest)
    console.log(`        largest paint at ${Math.round(at)}: ${size} px², ${what}`);
  const longest = tasks
    .filter(({ cpu }) => cpu > LONG)
    .toSorted((one, other) => other.cpu - one.cpu)
    .slice(0, Number(options.tasks));
  for (const task of longest.toSorted((one, other) => one.at - other.at)) {
    const { functions, browser: did } = whatRan(events, task, MARK);
    const [at, cpu] = [task.at, task.cpu].map(Math.round);
    console.log(
      `        at ${at}, ${cpu} ms: ${did.map(([name, time]) => `${name} ${Math.round(time)}`).join(", ")}`,
    );
    for (const { name, share } of functions.slice(0, 12))
      console.log(`            ${(100 * share).toFixed(0).padStart(3)} % ${name}`);
  }
}

/** As Lighthouse counts it: what each task takes beyond 50 ms. */
function blocked(times) {
  return sum(times.filter((time) => time > LONG).map((time) => time - LONG));
}

function sum(numbers) {
  return numbers.reduce((total, one) => total + one, 0);
}

function median(values) {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)];
}
