/** The built page in a real Chromium, with source maps beside it, so that a profile can name its functions. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "@playwright/test";
import { build, preview } from "vite";
import { type Naming, sourceNames } from "./places";

export interface BuiltPage {
  /** A page as on a first visit. @param complain told of what its scripts throw */
  readonly open: (complain: (message: string) => void) => Promise<Page>;
  readonly naming: Naming;
  readonly close: () => Promise<void>;
}

export async function buildPage(): Promise<BuiltPage> {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const outDir = mkdtempSync(join(tmpdir(), "unfold-built-"));
  await build({ root, logLevel: "error", build: { outDir, emptyOutDir: true, sourcemap: "hidden" } });
  const server = await preview({
    root,
    logLevel: "silent",
    build: { outDir },
    preview: { port: 4190, open: false },
  });
  const [address = ""] = server.resolvedUrls?.local ?? [];
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH || "/usr/bin/chromium",
    args: ["--no-sandbox"],
  });
  return {
    naming: sourceNames(join(outDir, "assets")),
    async open(complain) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      // What tsx puts around functions is not there in a page.
      await context.addInitScript("globalThis.__name = (work) => work");
      const page = await context.newPage();
      page.on("pageerror", ({ message }) => complain(message));
      await page.goto(address);
      await page.getByRole("button", { name: "File", exact: true }).waitFor();
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}

/** Opens a saved network's text as a person does. */
export async function openFile(page: Page, text: string): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "File", exact: true }).click();
  await page.getByRole("menuitem", { name: "Open a file" }).click();
  // From the disk: Playwright brings what is only in memory through the page, which costs the page's time.
  const path = join(mkdtempSync(join(tmpdir(), "unfold-file-")), "network.json");
  writeFileSync(path, text);
  await (await chooser).setFiles(path);
}

/** What a proof claims, printed as it comes out. */
export class Claims {
  readonly failures: string[] = [];

  readonly claim = (holds: boolean, sentence: string): void => {
    console.log(`${holds ? "holds " : "FAILS "} ${sentence}`);
    if (!holds) this.failures.push(sentence);
  };

  /** Ends the program. */
  end(): never {
    console.log(this.failures.length === 0 ? "All hold." : `${this.failures.length} failed.`);
    process.exit(this.failures.length === 0 ? 0 : 1);
  }
}

export const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
