/**
 * `npm run verify:trainer`: what a trainer is in a real browser over a long time. A hidden tab trains at nine tenths of its
 * speed at least; the page, the worker and the kernels' memory do not grow over 1,000 networks that are made, trained and left,
 * nor over a million steps; and with two other programs on both cores no trainer is taken for dead. Needs a build.
 */
import { spawn } from "node:child_process";
import { openBrowser } from "./devtools.mjs";
import { ensureChromium } from "./install.mjs";
import { createMemoryProof } from "./trainer/memory.mjs";
import { button, message, press, step, typeNumber, until, wait } from "./trainer/page.mjs";

const NETWORKS = Number(process.argv[2] ?? 1000);
const STEPS = 1_000_000;
const SOAK_SECONDS = 60;
const SHARE = 0.9;
const ROUNDS = 4;
const port = 4700 + (process.pid % 200);
const address = `http://127.0.0.1:${port}/`;

const failures = [];
function claim(holds, sentence) {
  console.log(`${holds ? "holds " : "FAILS "} ${sentence}`);
  if (!holds) failures.push(sentence);
}

const server = spawn("npx", ["vite", "preview", "--port", `${port}`, "--strictPort", "--host", "127.0.0.1"], {
  detached: true,
  stdio: "ignore",
});
const browser = await openBrowser(ensureChromium());
try {
  await serverAnswers();
  const tab = await openPage();
  await hiddenTab(tab);
  await soak(tab);
  const memory = createMemoryProof(tab, browser, claim);
  await memory.steps(STEPS);
  await memory.networks(NETWORKS);
} finally {
  await browser.close();
  process.kill(-server.pid);
}
console.log(failures.length === 0 ? "All hold." : `${failures.length} failed.`);
process.exit(failures.length === 0 ? 0 : 1);

async function serverAnswers() {
  for (let tries = 0; tries < 100; tries++) {
    if (
      await fetch(address).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    await wait(200);
  }
  throw new Error("The preview server did not start. Run npm run build first.");
}

/** The page with the first preset, at full speed. */
async function openPage() {
  const tab = await browser.tab(address);
  await until(tab, `!!${button("Train")}`);
  const fastest = `{ ...JSON.parse(localStorage.getItem("unfold.preferences") ?? "{}"), pace: null }`;
  await tab.evaluate(`localStorage.setItem("unfold.preferences", JSON.stringify(${fastest}))`);
  await tab.evaluate("location.reload()");
  await wait(1000);
  await until(tab, `!!${button("Train")}`);
  return tab;
}

/** Steps a second over some seconds. */
async function speed(tab, seconds) {
  const [from, begun] = [await step(tab), performance.now()];
  await wait(1000 * seconds);
  const to = await step(tab);
  return (1000 * (to - from)) / (performance.now() - begun);
}

/** R14: training goes on at nine tenths of the speed in a tab that nobody sees. */
async function hiddenTab(tab) {
  // So many that the run is not over before it was measured.
  await typeNumber(tab, "Epochs", 1_000_000);
  await typeNumber(tab, "Batch size", 1);
  await press(tab, "Train");
  await wait(3000);
  const other = await browser.tab("about:blank");
  // By turns, and the best of each: other programs on the machine slow down what happens to be measured.
  let [shown, hidden] = [0, 0];
  for (let round = 0; round < ROUNDS; round++) {
    await tab.show();
    await until(tab, `document.visibilityState === "visible"`);
    shown = Math.max(shown, await speed(tab, 4));
    await other.show();
    await until(tab, `document.visibilityState === "hidden"`);
    hidden = Math.max(hidden, await speed(tab, 4));
  }
  claim((await tab.evaluate("document.visibilityState")) === "hidden", "the tab was hidden to the end");
  const share = hidden / shown;
  const figures = `${Math.round(hidden)} of ${Math.round(shown)} steps a second`;
  claim(share >= SHARE, `a hidden tab trains at ${(100 * share).toFixed(0)} % of its speed (${figures})`);
  await tab.show();
  await until(tab, `document.visibilityState === "visible"`);
  claim((await message(tab)) === "", "no trainer was taken for dead while it was hidden");
}

/** With other work on both cores. */
async function soak(tab) {
  const others = [0, 1, 2, 3].map(() => spawn(process.execPath, ["-e", "for(;;);"], { stdio: "ignore" }));
  try {
    const from = await step(tab);
    const trainers = await tab.evaluate("performance.getEntriesByType('resource').length");
    for (let second = 0; second < SOAK_SECONDS; second++) {
      await wait(1000);
      const said = await message(tab);
      if (said !== "") return claim(false, `after ${second} s beside four other programs: ${said}`);
    }
    const steps = (await step(tab)) - from;
    const same = trainers === (await tab.evaluate("performance.getEntriesByType('resource').length"));
    claim(
      steps > 0 && same,
      `no false restart in ${SOAK_SECONDS} s beside four other programs (${steps} steps)`,
    );
  } finally {
    for (const other of others) other.kill();
  }
}
