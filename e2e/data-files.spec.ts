/** Files dropped on the page: MNIST whole from ../shared/data/mnist (skipped where absent), and files that are refused. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, type Page, test } from "@playwright/test";
import { sharedPath } from "../scripts/shared-folder";
import { Editor } from "./editor";

const folder = sharedPath("data/mnist");

type DroppedFile = string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** Drops files on the page: chosen through a field first, which is how a test gets hold of them. */
async function drop(page: Page, files: readonly DroppedFile[]): Promise<void> {
  await page.evaluate(() => {
    const field = document.createElement("input");
    field.type = "file";
    field.multiple = true;
    field.id = "files-to-drop";
    document.body.append(field);
  });
  // Paths and buffers are two forms of one argument for Playwright.
  await page.locator("#files-to-drop").setInputFiles(files as string[]);
  await page.evaluate(() => {
    const field = document.getElementById("files-to-drop") as HTMLInputElement;
    const dataTransfer = new DataTransfer();
    for (const file of field.files ?? []) dataTransfer.items.add(file);
    field.remove();
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  });
}

async function openPreset(editor: Editor, name: string): Promise<void> {
  const drawer = await editor.drawer("Presets");
  await drawer.locator(`[data-preset=${name}]`).click();
  await expect(editor.page.locator(".progress-line")).toContainText("of 20", { timeout: 30_000 });
}

/** TensorFlow.js takes minutes for an epoch of these networks. */
async function needsFastEngine(page: Page): Promise<void> {
  test.skip((await page.getByText(/^fast engine/).count()) === 0, "the fast engine does not run here");
}

async function dropMnist(editor: Editor): Promise<void> {
  test.skip(!folder, "the MNIST files are not at ../shared/data/mnist");
  await openPreset(editor, "mnist");
  await drop(
    editor.page,
    readdirSync(folder!).map((name) => join(folder!, name)),
  );
  await expect(editor.notice("MNIST is loaded: 70,000 examples.")).toBeVisible({ timeout: 30_000 });
}

test("MNIST's four files are taken on, and the first images are a 5 and a 7", async ({ page }) => {
  const editor = await Editor.open(page);
  await dropMnist(editor);
  const drawer = await editor.drawer("Data");
  await expect(drawer).toContainText("60,000 train, 10,000 held back");
  await expect(drawer.getByLabel("An image of 5, training").first()).toBeVisible();
  await expect(drawer.getByLabel("An image of 7, held back").first()).toBeVisible();
});

test("two epochs on all of MNIST, judged on its test part", async ({ page }) => {
  const editor = await Editor.open(page);
  await dropMnist(editor);
  await needsFastEngine(page);
  await editor.select("Pace", "as fast as it goes");
  await editor.command("Epoch").click();
  await expect(page.locator(".progress-line")).toContainText("epoch 1 of 20", { timeout: 60_000 });
  await editor.command("Epoch").click();
  await expect(page.locator(".progress-line")).toContainText("epoch 2 of 20", { timeout: 60_000 });
  await editor.command("Evaluate").click();
  const line = page.getByTestId("evaluation");
  await expect(line).toContainText("test (10", { timeout: 60_000 });
  const accuracies = [...((await line.textContent()) ?? "").matchAll(/accuracy ([\d.]+) %/g)].map(percentOf);
  expect(accuracies).toHaveLength(2);
  expect(Math.min(...accuracies)).toBeGreaterThan(95);
});

test("the built-in digits train in the browser", async ({ page }) => {
  const editor = await Editor.open(page);
  await openPreset(editor, "mnist");
  await needsFastEngine(page);
  await editor.select("Pace", "as fast as it goes");
  await editor.command("Epoch").click();
  await expect(page.locator(".progress-line")).toContainText("epoch 1 of 20", { timeout: 60_000 });
  expect(await editor.evaluate()).toBeGreaterThan(0.85);
});

test("files that are refused say why, and the page goes on", async ({ page }) => {
  const editor = await Editor.open(page);
  const mimeType = "application/gzip";
  const labels = Buffer.concat([Buffer.from([0, 0, 8, 1, 0, 0, 0xea, 0x60]), Buffer.alloc(60_000)]);
  const bomb = gzipSync(Buffer.concat([labels, Buffer.alloc(300_000_000)]));
  const cut = gzipSync(labels).subarray(0, 60);
  const page404 = Buffer.from("<!doctype html><title>404</title>");
  const refused: readonly (readonly [string, Buffer, string])[] = [
    ["train-labels-idx1-ubyte.gz", cut, "is damaged: it cannot be unpacked to its end. Download it again."],
    ["train-labels-idx1-ubyte.gz", bomb, "goes on after the 60,000 labels that its header promises."],
    ["cifar-10-binary.tar.gz", page404, "is a web page: the download led to a page instead of the file."],
    ["holiday.mov", Buffer.from("moov"), "“holiday.mov” belongs to no data set here."],
  ];
  for (const [name, buffer, sentence] of refused) {
    await drop(page, [{ name, mimeType, buffer }]);
    await expect(editor.notice(sentence)).toBeVisible({ timeout: 30_000 });
  }
  await editor.command("Step").click();
  await expect(page.locator(".progress-line")).toContainText("step 1");
});

function percentOf(match: RegExpMatchArray): number {
  return Number(match[1]);
}
