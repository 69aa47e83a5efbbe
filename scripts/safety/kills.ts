/**
 * R1: tabs, and now and then the whole browser, killed at random instants during steady editing. What the next visit
 * shows is at most a second behind what had been made, and every document can be read.
 */
import type { Page } from "@playwright/test";
import { createRandom } from "../../src/core/math/random";
import { launch, nameOf, newProfile, openPage, type SafetyBrowser } from "./browser";

/** Milliseconds between two edits, or steady training with an edit now and then. */
export const paces = [20, 75, 150, 700, "training"] as const;
/** Every so many kills the whole browser goes. */
const ALL_EVERY = 20;

export interface KillFigures {
  readonly kills: number;
  /** Milliseconds of edits that were lost, by pace: the most, and the mean. */
  readonly worst: ReadonlyMap<string, number>;
  readonly mean: ReadonlyMap<string, number>;
  /** Visits that did not show the network that was edited. */
  readonly unreadable: number;
}

export async function killWhileEditing(
  address: string,
  kills: number,
  seed: number,
  only: readonly (typeof paces)[number][] = paces,
): Promise<KillFigures> {
  const random = createRandom(seed, "kills");
  const profile = newProfile();
  let browser = await launch(profile);
  const losses = new Map<string, number[]>();
  let unreadable = 0;
  for (let kill = 0; kill < kills; kill++) {
    const pace = only[kill % only.length] ?? 20;
    const page = await openPage(browser.context, address);
    // Where the visit before has not let its document go yet, this tab follows, and refuses edits.
    await settled(page);
    if (pace === "training") await train(page);
    const edits: number[] = [];
    await page.exposeFunction("edited", (at: number) => void edits.push(at));
    await page.evaluate(editSteadily, { every: pace === "training" ? 200 : pace, label: `kill ${kill}` });
    // Past the second in which a page that is killed counts as one that did not come up.
    await new Promise((resolve) => setTimeout(resolve, 1200 + random.uniform() * 1800));
    const all = kill % ALL_EVERY === ALL_EVERY - 1;
    const at = await (all ? browser.killAll() : browser.killTabs());
    browser = await again(browser, profile, page, all);
    const shown = await visit(browser, address);
    const kept = Number(new RegExp(`^kill ${kill} edit (\\d+)$`).exec(shown)?.[1] ?? -1);
    if (kept < 0) {
      unreadable += 1;
      console.log(`kill ${kill} (${pace}): the next visit shows “${shown}”`);
    }
    // The first edit that is not there was made at that time; the page tells of each edit as it makes it.
    const lostFrom = edits[kept + 1];
    losses.set(`${pace}`, [
      ...(losses.get(`${pace}`) ?? []),
      lostFrom === undefined ? 0 : Math.max(0, at - lostFrom),
    ]);
    if (kill % 20 === 19) console.log(`${kill + 1} kills …`);
  }
  await browser.context.close();
  const of = (figure: (values: number[]) => number) =>
    new Map([...losses].map(([pace, values]) => [pace, Math.round(figure(values))]));
  return {
    kills,
    worst: of((values) => Math.max(...values)),
    mean: of((values) => values.reduce((sum, value) => sum + value, 0) / values.length),
    unreadable,
  };
}

/** After the kill: the same browser without the tab, or another one on the same profile. */
async function again(
  browser: SafetyBrowser,
  profile: string,
  page: Page,
  all: boolean,
): Promise<SafetyBrowser> {
  if (!all) {
    await page.close().catch(() => undefined);
    return browser;
  }
  await browser.context.close().catch(() => undefined);
  return launch(profile);
}

/** The name that the next visit shows. */
async function visit(browser: SafetyBrowser, address: string): Promise<string> {
  const page = await openPage(browser.context, address);
  await settled(page);
  const shown = await nameOf(page).inputValue();
  // As a person who leaves, so that the next visit is a new one.
  await page.close({ runBeforeUnload: false });
  return shown;
}

/** Until the page writes its network itself and waits for no storage: what it says below the top bar is gone. */
async function settled(page: Page): Promise<void> {
  await page.locator(".keeping-bar").waitFor({ state: "detached" });
}

async function train(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^(Train|Keep training)$/ }).click();
}

/** In the page: types another name every so often, by the events that a person's typing makes. */
function editSteadily({ every, label }: { readonly every: number; readonly label: string }): void {
  const field = document.querySelector<HTMLInputElement>(".network-name");
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
  if (!field || !set) throw new Error("editSteadily: no name to edit");
  let count = 0;
  const edit = () => {
    set.call(field, `${label} edit ${count++}`);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    (window as never as { edited(at: number): void }).edited(Date.now());
  };
  edit();
  setInterval(edit, every);
}
