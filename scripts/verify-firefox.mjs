/**
 * `npm run verify:firefox`: the built page in Firefox (Debian's firefox-esr, by WebDriver BiDi; Playwright's own Firefox cannot be
 * had). Two rings: drawn, trained, the film played, a node added and undone, kept over a reload, the lab; and the same run as in
 * Chromium, figure by figure. `-- --pictures FOLDER` for photographs.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import puppeteer from "puppeteer-core";
import { preview } from "vite";
import { ensureChromium, repositoryRoot } from "./install.mjs";

const FIREFOX = process.env.FIREFOX_PATH ?? "/usr/bin/firefox-esr";
const { values } = parseArgs({ options: { pictures: { type: "string" } } });
if (!existsSync(FIREFOX)) {
  console.log(`no Firefox at ${FIREFOX}: apt-get install firefox-esr, or name another by FIREFOX_PATH`);
  process.exit(1);
}

const server = await preview({
  root: repositoryRoot,
  preview: { host: "127.0.0.1", port: 4194, open: false },
});
const address = server.resolvedUrls.local[0];
let failed = 0;
const claim = (what, holds) => {
  if (!holds) failed += 1;
  console.log(`${holds ? "holds" : "FAILS"}  ${what}`);
};

const figures = {};
for (const browser of ["firefox", "chrome"]) figures[browser] = await walk(browser);
claim(
  `the same run in both: ${figures.firefox.trained} and ${figures.chrome.trained}`,
  figures.firefox.trained === figures.chrome.trained,
);
process.exit(failed > 0 ? 1 : 0);

async function walk(name) {
  const browser = await puppeteer.launch({
    browser: name,
    executablePath: name === "firefox" ? FIREFOX : ensureChromium(),
    headless: true,
    args: name === "chrome" ? ["--no-sandbox"] : [],
  });
  console.log(`\n${await browser.version()}`);
  const page = await browser.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  const errors = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.message));
  const press = (label) =>
    page.locator(`::-p-aria([name="${label}"][role="button"])`).setTimeout(60_000).click();
  const says = (find, ...args) => page.waitForFunction(find, { timeout: 90_000 }, ...args);
  const nodes = () => page.$$eval(".react-flow__node", (found) => found.length);
  const photograph = async (as) =>
    values.pictures && page.screenshot({ path: join(values.pictures, `${name}-${as}.png`) });

  const begun = Date.now();
  await page.goto(address);
  await says(() => document.querySelectorAll(".react-flow__node canvas").length === 9);
  await says(() => document.querySelector("[data-pane=layers] .film-transport"));
  claim(
    `nine nodes with pictures and a film, ${Date.now() - begun} ms after the address`,
    (await nodes()) === 9,
  );

  await press("Train");
  await says(() => /150\s*\/\s*150/.test(document.querySelector(".top-bar")?.textContent ?? ""));
  await says(() => !/Pause/.test(document.querySelector(".top-bar")?.textContent ?? ""));
  const trained = await page.$eval(
    ".top-bar",
    (bar) =>
      (bar.textContent ?? "").match(/\d\.\de.\d · [\d.]+ %/g)?.join(" while training, these weights ") ?? "",
  );
  claim(`trained to the end: ${trained}`, /(99|100)(\.\d+)? %/.test(trained));
  await photograph("trained");

  const before = await stage(page);
  await press("Play the film");
  await new Promise((resolve) => setTimeout(resolve, 2500));
  claim("the film moves", (await stage(page)) !== before);

  await page.focus(".react-flow__node");
  await page.keyboard.press("/");
  await says(() => document.activeElement?.tagName === "INPUT");
  await page.keyboard.type("dropout");
  await page.keyboard.press("Enter");
  await says(() => document.querySelectorAll(".react-flow__node").length === 10);
  await page.keyboard.down("Control");
  await page.keyboard.press("z");
  await page.keyboard.up("Control");
  await says(() => document.querySelectorAll(".react-flow__node").length === 9);
  claim("a node is added by its name and undone", true);

  await new Promise((resolve) => setTimeout(resolve, 1500));
  await page.reload();
  await says(() => document.querySelectorAll(".react-flow__node canvas").length === 9);
  await says(() => /150\s*\/\s*150/.test(document.querySelector(".top-bar")?.textContent ?? ""));
  claim("the trained network is there after a reload", true);

  await press("Matrix lab");
  await says(() => document.querySelector(".lab canvas, .lab-page canvas, main canvas"));
  await photograph("lab");
  claim(`no error on the console${errors.length > 0 ? `: ${errors.join(" | ")}` : ""}`, errors.length === 0);
  await browser.close();
  return { trained };
}

/** What stands on the stage, as a picture's text. */
function stage(page) {
  return page.$eval("[data-part=stage] canvas", (canvas) => canvas.toDataURL());
}
