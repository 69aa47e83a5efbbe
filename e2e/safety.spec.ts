/** Work that cannot be lost: whatever dies, what a person has made is still there. */
import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { expectCleanInBothThemes } from "./axe";
import { Editor } from "./editor";
import { sharedPage } from "./shared-page";

const name = ({ page }: Editor) => page.getByRole("textbox", { name: "Name of the network" });
const kept = ({ page }: Editor) => page.locator(".kept");
const bar = ({ page }: Editor) => page.locator(".keeping-bar");

test.describe("a trainer that has died", () => {
  test.describe.configure({ mode: "serial" });
  const shared = sharedPage(Editor.open);

  test("edits are kept and saved with the weights that were last heard of", async () => {
    const editor = shared();
    const { page } = editor;
    await editor.train();
    const trained = JSON.parse(await editor.savedFile());
    expect(Object.keys(trained.checkpoint).length).toBeGreaterThan(0);
    await page
      .workers()[0]!
      .evaluate(() => self.close())
      .catch(() => undefined);

    await name(editor).fill("Without a trainer");
    await expect(kept(editor)).toHaveText(/^kept/);
    const saved = JSON.parse(await editor.savedFile());
    expect(saved).toEqual({ ...trained, name: "Without a trainer" });
  });

  test("another network opens, and the one before is found under Networks", async () => {
    const editor = shared();
    const { page } = editor;
    await editor.newNetwork();
    const drawer = await editor.drawer("Networks");
    await expect(drawer.getByRole("button", { name: /^Without a trainer/ })).toBeVisible();
    await page.reload();
    await expect(editor.command("Train")).toBeVisible();
    await page
      .locator(".drawer")
      .getByRole("button", { name: /^Without a trainer/ })
      .click();
    await expect(page.getByText("34 parameters · 9 nodes")).toBeVisible();
    expect(await editor.evaluate()).toBeGreaterThanOrEqual(0.99);
  });
});

test.describe("several tabs", () => {
  test.describe.configure({ mode: "serial" });
  const shared = sharedPage(Editor.open);
  let second: Editor;

  test("a second tab follows the first one, edit by edit, and refuses to be edited", async () => {
    const first = shared();
    await name(first).fill("First tab");
    await expect(kept(first)).toHaveText("kept");
    second = await Editor.open(await first.page.context().newPage());
    await expect(bar(second)).toContainText("Another tab writes this network");
    await expect(name(second)).toHaveValue("First tab");
    await name(first).fill("First tab again");
    await expect(name(second)).toHaveValue("First tab again");
    await name(second).fill("Second tab");
    await expect(second.notice("Take over to change it here")).toBeVisible();
    await expect(name(second)).toHaveValue("First tab again");
    await second.command("Train").click();
    await expect(second.command("Train")).toBeVisible();
    await expectCleanInBothThemes(second.page, "a tab that follows");
  });

  test("taken over, the second tab writes and the first one is told and follows", async () => {
    const first = shared();
    await second.command("Take over").click();
    await expect(bar(second)).toHaveCount(0);
    await expect(bar(first)).toContainText("Another tab writes this network");
    await expect(first.notice("Another tab writes “First tab again” now")).toBeVisible();
    await name(second).fill("Second tab");
    await expect(name(first)).toHaveValue("Second tab");
  });

  test("as a copy, each goes its own way, also over a reload", async () => {
    const first = shared();
    await first.command("Open as a copy").click();
    await expect(bar(first)).toHaveCount(0);
    await name(first).fill("The copy");
    await expect(kept(first)).toHaveText("kept");
    await expect(name(second)).toHaveValue("Second tab");
    for (const editor of [first, second]) await editor.page.reload();
    await expect(name(first)).toHaveValue("The copy");
    await expect(name(second)).toHaveValue("Second tab");
    await expect(bar(second)).toHaveCount(0);
  });

  test("where the tab that writes is closed, the one that follows goes on writing", async () => {
    const first = shared();
    const third = await Editor.open(await first.page.context().newPage());
    await expect(bar(third)).toContainText("Another tab writes");
    const shown = await name(third).inputValue();
    await (shown === "The copy" ? first : second).page.close();
    await expect(bar(third)).toHaveCount(0);
    await name(third).fill("Third tab");
    await expect(kept(third)).toHaveText("kept");
  });
});

test("undo and redo come back after a reload, with the weights of then", async ({ page }) => {
  const editor = await Editor.open(page);
  await editor.train();
  const accuracy = await editor.evaluate();
  await editor.choose("hidden1");
  await editor.setNumber("Units", 5);
  await expect(kept(editor)).toHaveText("kept");
  await page.reload();
  await page.getByRole("button", { name: "Undo change hidden1" }).click();
  await expect(page.getByText("34 parameters · 9 nodes")).toBeVisible();
  expect(await editor.evaluate()).toBe(accuracy);
  await page.getByRole("button", { name: "Redo change hidden1" }).click();
  await expect(page.getByText("34 parameters · 9 nodes")).toHaveCount(0);
});

test("a network that is damaged for good is said to be so, and what is left of its text can be downloaded", async ({
  page,
}) => {
  const editor = await Editor.open(page);
  await name(editor).fill("Gnawed at");
  await expect(kept(editor)).toHaveText("kept");
  const gnawed = await page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await answer(indexedDB.open("unfold"));
    const revisions = database.transaction("revisions", "readwrite").objectStore("revisions");
    let text = "";
    for (const record of await answer(revisions.getAll())) {
      text = record.text.slice(0, -200);
      await answer(revisions.put({ ...record, text }));
    }
    database.close();
    return text;
  });
  await page.reload();
  await expect(editor.notice("“Gnawed at”, the network of last time, could not be read")).toBeVisible();
  await expect(editor.nodes()).toHaveCount(9);
  const drawer = await editor.drawer("Networks");
  await drawer.getByRole("button", { name: /^Gnawed at/ }).click();
  await expect(editor.notice("“Gnawed at” cannot be read: it is damaged.")).toBeVisible();
  const download = page.waitForEvent("download");
  await drawer.getByRole("button", { name: "Download the text of “Gnawed at”" }).click();
  expect((await download).suggestedFilename()).toBe("gnawed-at-damaged.json");
  expect(await readFile(await (await download).path(), "utf8")).toBe(gnawed);
  await expectCleanInBothThemes(page, "a damaged network");
});

/** What a browser does whose storage is in the way, before the page's own scripts. */
const obstacles = {
  "that is blocked": () => {
    const refuse = () => {
      throw new DOMException("The operation is insecure.", "SecurityError");
    };
    Object.defineProperty(window, "localStorage", { get: refuse });
    Object.defineProperty(window, "sessionStorage", { get: refuse });
    indexedDB.open = refuse;
    Object.defineProperty(navigator, "locks", { get: refuse });
    Object.defineProperty(window, "BroadcastChannel", { value: refuse });
  },
  "that never answers": () => {
    indexedDB.open = () => ({ addEventListener: () => undefined }) as never;
  },
  "that is full": () => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    };
  },
};

for (const [what, obstruct] of Object.entries(obstacles)) {
  test(`a storage ${what} is said in a sentence; work goes on, and saves to a file`, async ({ page }) => {
    await page.addInitScript(obstruct);
    const editor = await Editor.open(page);
    await name(editor).fill("In memory");
    await expect(kept(editor)).toHaveText("not kept");
    await expect(bar(editor)).toContainText(/save (it|your work) to a file/i);
    const download = page.waitForEvent("download");
    await bar(editor).getByRole("button", { name: "Save to a file" }).click();
    expect((await download).suggestedFilename()).toBe("in-memory.json");
    await editor.newNetwork();
    await page.getByRole("button", { name: "Undo new network" }).click();
    await expect(name(editor)).toHaveValue("In memory");
  });
}
