/** R2: two to four real tabs in which anything happens in any order. Every edit that nothing was built upon is found again. */
import type { Page } from "@playwright/test";
import { createRandom, type Random } from "../../src/core/math/random";
import { launch, nameOf, newProfile, openPage } from "./browser";

const kinds = [
  "edit",
  "edit",
  "edit",
  "edit",
  "Take over",
  "Open as a copy",
  "new network",
  "network before",
  "open",
  "close",
  "reload",
] as const;

export interface TabFigures {
  readonly operations: number;
  readonly edits: number;
  /** Begun meanwhile. */
  readonly networks: number;
  readonly lost: readonly string[];
}

export async function manyTabs(address: string, operations: number, seed: number): Promise<TabFigures> {
  const random = createRandom(seed, "tabs");
  const { context } = await launch(newProfile());
  const parents = new Map<string, string>();
  const pages: Page[] = [await openPage(context, address), await openPage(context, address)];
  let edits = 0;
  let networks = 0;
  for (let operation = 0; operation < operations; operation++) {
    const kind = kinds[random.integer(kinds.length)];
    const page = pages[random.integer(pages.length)];
    if (!page) throw new Error("manyTabs: no tab");
    if (kind === "edit") {
      const before = await nameOf(page).inputValue();
      const token = `edit ${++edits}`;
      await nameOf(page).fill(token);
      // A tab that follows refuses it, and shows what it showed.
      if ((await nameOf(page).inputValue()) === token) parents.set(token, before);
    } else if (kind === "open") {
      if (pages.length < 4) pages.push(await openPage(context, address));
    } else if (kind === "close") {
      if (pages.length > 2) {
        await page.close({ runBeforeUnload: false });
        pages.splice(pages.indexOf(page), 1);
      }
    } else if (kind === "new network") {
      // A menu that another thing closes meanwhile is left.
      const patience = { timeout: 2000 };
      await page
        .getByRole("button", { name: "File", exact: true })
        .click(patience)
        .catch(() => undefined);
      const item = page.getByRole("menuitem", { name: "New network" });
      const begun = () => {
        networks += 1;
      };
      await item.click(patience).then(begun, () => page.keyboard.press("Escape"));
    } else if (kind === "network before") {
      await page.keyboard.press("Control+Shift+o");
    } else if (kind === "reload") {
      await page.reload();
      await nameOf(page).waitFor();
    } else if (kind) {
      const button = page.getByRole("button", { name: kind, exact: true });
      if (await button.isVisible()) await button.click({ timeout: 2000 }).catch(() => undefined);
    }
    await pause(random);
    if (operation % 100 === 99) console.log(`${operation + 1} operations …`);
  }
  await new Promise((resolve) => setTimeout(resolve, 3000));
  const found = await everythingKept(pages);
  await context.close();
  const builtUpon = new Set(parents.values());
  const lost = [...parents.keys()].filter((token) => !builtUpon.has(token) && !found.has(token));
  return { operations, edits, networks, lost };
}

function pause(random: Random): Promise<void> {
  const milliseconds = [0, 0, 20, 150, 400][random.integer(5)] ?? 0;
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Names of what tabs show and of all that the database holds: heads, and what undo and redo bring back. */
async function everythingKept(pages: readonly Page[]): Promise<ReadonlySet<string>> {
  const [page] = pages;
  if (!page) throw new Error("everythingKept: no tab");
  const shown = await Promise.all(pages.map((tab) => nameOf(tab).inputValue()));
  const stored = await page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await answer(indexedDB.open("unfold"));
    const transaction = database.transaction(["documents", "history"]);
    const documents = await answer(transaction.objectStore("documents").getAll());
    const histories = await answer(transaction.objectStore("history").getAll());
    database.close();
    const values = histories.flatMap(({ present, past, future }) =>
      [{ value: present }, ...past, ...future].map(({ value }) => value.name as string),
    );
    return [...documents.map(({ name }) => name as string), ...values];
  });
  return new Set([...shown, ...stored]);
}
