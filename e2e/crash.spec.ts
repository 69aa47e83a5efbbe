/** A page whose drawing throws: the crash screen's first button hands over everything, and the page goes on from there. */
import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { Editor } from "./editor";
import { sharedPage } from "./shared-page";

test.describe.configure({ mode: "serial" });
/** What breaks here is meant to. */
const shared = sharedPage(async (page) => {
  await page.goto("/");
  const editor = new Editor(page);
  await expect(editor.command("Train")).toBeEnabled();
  return editor;
});

/** Lets React throw where the summary writes its numbers, until it is mended. */
async function breakSummary(editor: Editor): Promise<void> {
  await editor.page.evaluate(() => {
    const write = Number.prototype.toLocaleString;
    Number.prototype.toLocaleString = function (...locale) {
      if (document.querySelector(".drawer")) throw new Error("planted in the summary");
      return write.apply(this, locale);
    };
    Object.assign(window, {
      mend() {
        Number.prototype.toLocaleString = write;
      },
    });
  });
  await editor.page.getByRole("button", { name: "Summary" }).click();
  const alert = editor.page.getByRole("alert");
  await expect(alert).toContainText("Something in the page broke. Your network did not.");
  await expect(alert).toContainText("planted in the summary");
}

async function goOn({ page }: Editor): Promise<void> {
  await page.evaluate(() => (window as never as { mend(): void }).mend());
  await page.getByRole("button", { name: "Try to go on" }).click();
}

async function downloaded(page: Page): Promise<string> {
  const download = page.waitForEvent("download");
  // The first of its buttons.
  await page.getByRole("main").getByRole("button").first().click();
  return readFile(await (await download).path(), "utf8");
}

test("of a trained network the file is what saving gives, and what stood there goes on, with undo", async () => {
  const editor = shared();
  const { page } = editor;
  await editor.train();
  await page.getByRole("textbox", { name: "Name of the network" }).fill("Before the crash");
  const accuracy = await editor.evaluate();
  const saved = await editor.savedFile();
  await breakSummary(editor);
  const text = await downloaded(page);
  expect(Object.keys(JSON.parse(text).checkpoint)).toHaveLength(4);
  expect(text).toBe(saved);

  await goOn(editor);
  await expect(page.getByRole("textbox", { name: "Name of the network" })).toHaveValue("Before the crash");
  await expect(page.getByTestId("epoch")).toHaveText("150 / 150");
  expect(await editor.evaluate()).toBe(accuracy);
  await page.getByRole("button", { name: "Undo rename the network" }).click();
  await expect(page.getByRole("textbox", { name: "Name of the network" })).toHaveValue("Two rings");
  await editor.newNetwork();
  await editor.openFile(text);
  await expect(page.getByRole("textbox", { name: "Name of the network" })).toHaveValue("Before the crash");
  expect(await editor.evaluate()).toBe(accuracy);
});

test("in mid-run the file has the weights that were last heard of, and the run goes on behind the crash screen", async () => {
  const editor = shared();
  const { page } = editor;
  await editor.newNetwork();
  await (await editor.drawer("Presets")).locator("[data-preset=two-rings]").click();
  await expect(page.getByTestId("epoch")).toHaveText("0 / 150");
  await editor.command("Presets").click();
  await expect(page.locator(".drawer")).toHaveCount(0);
  await editor.select("Pace", "10 steps a second");
  await editor.command("Train").click();
  await expect(page.getByTestId("epoch")).toHaveText("2 / 150");
  await breakSummary(editor);
  const text = await downloaded(page);
  expect(Object.keys(JSON.parse(text).checkpoint)).toHaveLength(4);
  await goOn(editor);
  await expect(editor.command("Pause")).toBeVisible();
  await expect(page.getByTestId("epoch")).toHaveText(/^([3-9]|\d\d) \/ 150$/);
  await editor.command("Pause").click();
});
