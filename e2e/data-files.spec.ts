/** Files dropped on the page: some that are refused, then MNIST whole; and between them the digits that are built in. */
import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { drop, dropMnist, needsFastEngine, openPreset } from "./dropped-files";
import { Editor } from "./editor";
import { sharedPage } from "./shared-page";

const shared = sharedPage(Editor.open);

test("files that are refused say why, and the page goes on", async () => {
  const editor = shared();
  const { page } = editor;
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

test("the built-in digits train in the browser", async () => {
  const editor = shared();
  const { page } = editor;
  await openPreset(editor, "mnist");
  await needsFastEngine(page);
  await editor.select("Pace", "as fast as it goes");
  await editor.command("Epoch").click();
  await expect(page.locator(".progress-line")).toContainText("epoch 1 of 20", { timeout: 60_000 });
  expect(await editor.evaluate()).toBeGreaterThan(0.85);
});

test("MNIST's four files are taken on, and the first images are a 5 and a 7", async () => {
  const editor = shared();
  await dropMnist(editor);
  const drawer = await editor.drawer("Data");
  await expect(drawer).toContainText("60,000 train, 10,000 held back");
  await expect(drawer.getByLabel("An image of 5, training").first()).toBeVisible();
  await expect(drawer.getByLabel("An image of 7, held back").first()).toBeVisible();
});
