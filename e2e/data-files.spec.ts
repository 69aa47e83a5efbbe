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
  await expectPictureOf(editor, "input", "The first 9 training examples");
  await expectPictureOf(
    editor,
    "hidden1",
    "The weights that enter the first 9 of 512 units, each as an image",
  );
  await expectPictureOf(editor, "relu1", "relu, the curve");
  await expectPictureOf(editor, "hidden2", "The weights: 512 units down, 512 inputs across");
  await expectPictureOf(editor, "softmax", "A probability for each class");
  await needsFastEngine(page);
  await editor.select("Pace", "as fast as it goes");
  await editor.command("Epoch").click();
  await expect(page.locator(".progress-line")).toContainText("epoch 1 of 20", { timeout: 60_000 });
  expect(await editor.evaluate()).toBeGreaterThan(0.85);
  await page.getByRole("button", { name: "Show the neurons" }).click();
  await expect(page.getByRole("img", { name: "The network's units" })).toBeVisible();
  await page.getByText("Plane", { exact: true }).click();
});

/** On a node that has no plane: a picture of that name, and something drawn on it. */
async function expectPictureOf(editor: Editor, name: string, label: string): Promise<void> {
  const canvas = editor.node(name).getByRole("img", { name: label }).locator("canvas");
  const colours = () =>
    canvas.evaluate((element: HTMLCanvasElement) => {
      const { width, height } = element;
      const pixels = element.getContext("2d")?.getImageData(0, 0, width, height).data;
      return new Set(new Uint32Array(pixels?.buffer ?? new ArrayBuffer(0))).size;
    });
  await expect.poll(colours, { message: name }).toBeGreaterThan(4);
}

test("MNIST's four files are taken on, and the first images are a 5 and a 7", async () => {
  const editor = shared();
  await dropMnist(editor);
  const drawer = await editor.drawer("Data");
  await expect(drawer).toContainText("60,000 train, 10,000 held back");
  await expect(drawer.getByLabel("An image of 5, training").first()).toBeVisible();
  await expect(drawer.getByLabel("An image of 7, held back").first()).toBeVisible();
});
