/**
 * The fast engine timed in headless Chromium, where the product runs: bench/browser.ts, bundled, in a worker of a page
 * that is isolated from others as the product's is, so that it has its threads.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { build } from "vite";
import type { BrowserRow } from "./browser";

const PAGE = `<!doctype html><meta charset="utf-8"><title>bench</title>`;

/** @param works names of the works to time; empty for all. @returns nothing where no Chromium starts */
export async function chromiumRows(works: readonly string[]): Promise<readonly BrowserRow[]> {
  const executablePath = process.env.CHROMIUM_PATH || "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] }).catch(() => undefined);
  if (!browser) return [];
  const files = await bundle();
  const server = createServer(({ url = "/" }, response) => {
    const file = url === "/" ? PAGE : files.get(url.slice(1));
    response.writeHead(file === undefined ? 404 : 200, {
      "Content-Type": url === "/" ? "text/html" : "text/javascript",
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Embedder-Policy": "require-corp",
    });
    response.end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const rows = await page.evaluate(
    (names) =>
      new Promise((resolve, reject) => {
        const worker = new Worker("/browser.js", { type: "module" });
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.postMessage(names);
      }),
    works,
  );
  await browser.close();
  server.close();
  return rows as readonly BrowserRow[];
}

/** What the page asks for, by name. */
async function bundle(): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const entry = fileURLToPath(new URL("browser.ts", import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: "error",
    worker: { format: "es" },
    build: {
      write: false,
      target: "es2022",
      modulePreload: false,
      rolldownOptions: { input: entry, output: { entryFileNames: "browser.js" } },
    },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  const parts = bundle && "output" in bundle ? bundle.output : [];
  return new Map(parts.map((part) => [part.fileName, part.type === "chunk" ? part.code : part.source]));
}
