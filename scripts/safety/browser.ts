/** The built page in a real Chromium, whose processes can be killed as a crash or an empty battery kills them. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { preview } from "vite";

export interface SafetyBrowser {
  readonly context: BrowserContext;
  /** Kills every renderer: all tabs and their workers are gone at once. @returns when, in milliseconds since 1970 */
  readonly killTabs: () => Promise<number>;
  /** Kills the whole browser. @returns when */
  readonly killAll: () => Promise<number>;
}

/** Serves dist. @returns its address */
export async function serve(): Promise<string> {
  const server = await preview({
    root: fileURLToPath(new URL("../..", import.meta.url)),
    logLevel: "silent",
    preview: { port: 4180, open: false },
  });
  const [address] = server.resolvedUrls?.local ?? [];
  if (!address) throw new Error("serve: no address");
  return address;
}

/** A folder in which a browser keeps what it stores, over as many of its lives as one likes. */
export function newProfile(): string {
  return mkdtempSync(join(tmpdir(), "unfold-safety-"));
}

/** Starts a browser on the profile. */
export async function launch(profile: string): Promise<SafetyBrowser> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM_PATH || "/usr/bin/chromium",
    args: ["--no-sandbox", "--no-first-run", "--disable-background-networking", "--disable-sync"],
    viewport: { width: 1280, height: 800 },
  });
  // What tsx puts around functions is not there in a page.
  await context.addInitScript("globalThis.__name = (work) => work");
  const browser = context.browser();
  if (!browser) throw new Error("launch: no browser");
  // Asked for anew each time: a tab that has gone takes its renderer along.
  const processes = async (type: string): Promise<number[]> => {
    const session = await (
      browser ?? (context as never as { browser(): never }).browser()
    ).newBrowserCDPSession();
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    await session.detach();
    return processInfo.filter((process) => process.type === type).map(({ id }) => id);
  };
  const kill = async (type: string): Promise<number> => {
    const ids = await processes(type);
    const at = Date.now();
    for (const id of ids) process.kill(id, "SIGKILL");
    return at;
  };
  return { context, killTabs: () => kill("renderer"), killAll: () => kill("browser") };
}

/** Opens the page in a tab of its own and waits until it stands. */
export async function openPage(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  await nameOf(page).waitFor();
  return page;
}

export function nameOf(page: Page) {
  return page.getByRole("textbox", { name: "Name of the network" });
}
