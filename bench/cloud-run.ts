/** `npx tsx bench/cloud-run.ts`: how long a million points take, in Node and in headless Chromium. */
import "../scripts/allow-relaxed-simd.mjs";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { build } from "vite";
import { clouds } from "./cloud";

type Rows = Awaited<ReturnType<typeof clouds>>;

print("Node", await clouds());
const entry = fileURLToPath(new URL("cloud.ts", import.meta.url));
const bundles = await build({
  configFile: false,
  logLevel: "error",
  build: { write: false, target: "es2022", lib: { entry, formats: ["iife"], name: "bench" } },
});
const [bundle] = Array.isArray(bundles) ? bundles : [];
const code = bundle?.output.find((part) => part.type === "chunk")?.code ?? "";
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH || "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const page = await browser.newPage();
await page.addScriptTag({ content: code });
print("Chromium", (await page.evaluate("bench.clouds()")) as Rows);
await browser.close();

function print(where: string, rows: Rows): void {
  for (const { variant, rate } of rows) {
    const { min, median, max } = rate;
    const figures = [min, median, max].map((value) => value.toFixed(1)).join(" / ");
    console.log(`${where}, ${variant}: ${figures} ms (least / median / most)`);
  }
}
