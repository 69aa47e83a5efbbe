/** The fast engine timed in headless Chromium, where the product runs: bench/browser.ts, bundled and put into a page. */
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { build } from "vite";
import type { BrowserRow } from "./browser";

/** Empty where no Chromium starts. */
export async function chromiumRows(): Promise<readonly BrowserRow[]> {
  const entry = fileURLToPath(new URL("browser.ts", import.meta.url));
  const bundles = await build({
    configFile: false,
    logLevel: "error",
    build: { write: false, target: "es2022", lib: { entry, formats: ["iife"], name: "bench" } },
  });
  const [bundle] = Array.isArray(bundles) ? bundles : [];
  const code = bundle?.output.find((part) => part.type === "chunk")?.code ?? "";
  const executablePath = process.env.CHROMIUM_PATH || "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] }).catch(() => undefined);
  if (!browser) return [];
  const page = await browser.newPage();
  await page.addScriptTag({ content: code });
  const rows = await page.evaluate("bench.rows()");
  await browser.close();
  return rows as readonly BrowserRow[];
}
