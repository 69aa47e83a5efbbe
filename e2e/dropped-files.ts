/** Files dropped on the page, MNIST's own from ../shared/data/mnist among them: tests that want those are skipped without. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { sharedPath } from "../scripts/shared-folder";
import type { Editor } from "./editor";

const folder = sharedPath("data/mnist");

type DroppedFile = string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

/** Drops files on the page: chosen through a field first, which is how a test gets hold of them. */
export async function drop(page: Page, files: readonly DroppedFile[]): Promise<void> {
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

export async function openPreset(editor: Editor, name: string): Promise<void> {
  const drawer = await editor.drawer("Presets");
  await drawer.locator(`[data-preset=${name}]`).click();
  await expect(editor.page.locator(".progress-line")).toContainText("of 20", { timeout: 30_000 });
}

/** TensorFlow.js takes minutes for an epoch of these networks. */
export async function needsFastEngine(page: Page): Promise<void> {
  test.skip((await page.getByText(/^fast engine/).count()) === 0, "the fast engine does not run here");
}

export async function dropMnist(editor: Editor): Promise<void> {
  test.skip(!folder, "the MNIST files are not at ../shared/data/mnist");
  await openPreset(editor, "mnist");
  await drop(
    editor.page,
    readdirSync(folder!).map((name) => join(folder!, name)),
  );
  await expect(editor.notice("MNIST is loaded: 70,000 examples.")).toBeVisible({ timeout: 30_000 });
}
