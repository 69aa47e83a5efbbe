/**
 * `npm run verify`: every script of package.json that is called verify:*, one after the other, also after one has
 * failed: the proofs that take too long for `npm test`. Each counts as one; the last line of the output is
 * "N passed, N failed", with ", N skipped" for those that need something this repository does not bring.
 * `npm run verify -- m2 mnist` runs only those named, whatever they need.
 */
import { readFileSync } from "node:fs";
import { ensureChromium, ensurePackages, repositoryRoot } from "./install.mjs";
import { oneFailed, onePassed, printFailure, report } from "./report.mjs";
import { runScript } from "./run-script.mjs";

/** What has to be fetched first, in words, by the name of what needs it. */
const outside = {
  mnist: "all of MNIST, in ../shared/data/mnist or datasets/mnist",
  firefox: "Firefox (Debian's firefox-esr)",
};

/** Those that drive the built page through CHROMIUM_PATH. */
const inBrowser = new Set(["e2e", "safety", "long-tasks", "large"]);

const prefix = "verify:";
const { scripts } = JSON.parse(readFileSync(`${repositoryRoot}package.json`, "utf8"));
const all = Object.keys(scripts)
  .filter((script) => script.startsWith(prefix))
  .map((script) => script.slice(prefix.length));

const named = process.argv.slice(2);
const unknown = named.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`No such proof: ${unknown.join(", ")}. There are ${all.join(", ")}.`);
  process.exit(1);
}

const results = new Map();
for (const name of named.length > 0 ? named : all) {
  console.log(`\n=== ${prefix}${name} ===`);
  const begun = performance.now();
  const counts = await verify(name);
  results.set(name, { ...counts, seconds: (performance.now() - begun) / 1000 });
}
report(results);

async function verify(name) {
  if (named.length === 0 && Object.hasOwn(outside, name)) {
    console.log(`Left out: it needs ${outside[name]}. \`npm run ${prefix}${name}\` runs it.`);
    return { passed: 0, failed: 0, skipped: 1 };
  }
  try {
    ensurePackages();
    const environment = inBrowser.has(name) ? { CHROMIUM_PATH: ensureChromium() } : {};
    return (await runScript(`${prefix}${name}`, [], environment)) === 0 ? onePassed : oneFailed;
  } catch (error) {
    printFailure(error);
    return oneFailed;
  }
}
