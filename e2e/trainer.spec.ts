/** A trainer that dies in a real worker, in every way there is: the page says so, and goes on with another. */
import { expect, type Page, test, type Worker } from "@playwright/test";
import { Editor } from "./editor";
import { sharedPage } from "./shared-page";

const message = (page: Page) => page.locator(".message");
const restarted = /^The trainer stopped\. .* It was started again with the weights of epoch \d+/;

/** The page as a person opens it; what breaks in the worker is meant to, and is not the test's to fail on. */
async function openTolerant(page: Page): Promise<Editor> {
  await page.goto("/");
  const editor = new Editor(page);
  await expect(editor.command("Train")).toBeEnabled();
  return editor;
}

/** The worker that trains now: the last one that was started, for one that was ended while it computed may still be listed. */
async function trainer(page: Page): Promise<Worker> {
  const find = () => page.workers().findLast((worker) => /\/worker-/.test(worker.url()));
  await expect.poll(find).toBeDefined();
  return find()!;
}

async function trainsFor(editor: Editor, epochs: number): Promise<void> {
  const epoch = async () => Number((await editor.page.getByTestId("epoch").textContent())?.split(" ")[0]);
  const from = await epoch();
  await editor.command(/^(Train|Keep training)$/).click();
  await expect.poll(epoch).toBeGreaterThan(from + epochs);
}

test.describe("a trainer that stops", () => {
  test.describe.configure({ mode: "serial" });
  const shared = sharedPage(openTolerant);

  test("closed from inside: at once another goes on with the last known weights", async () => {
    const editor = shared();
    const { page } = editor;
    await trainsFor(editor, 3);
    const worker = await trainer(page);
    await worker.evaluate(() => self.close()).catch(() => undefined);
    await expect(message(page)).toHaveText(/Its thread was closed\. It was started again/);
    await expect(editor.command(/^(Train|Keep training)$/)).toBeEnabled();
    await trainsFor(editor, 1);
    await editor.command("Pause").click();
    await expect(page.locator(".progress-line")).toContainText("paused");
  });

  test("computing for ever: Pause and Save get through within seconds", async () => {
    const editor = shared();
    const { page } = editor;
    await trainsFor(editor, 1);
    const worker = await trainer(page);
    void worker
      .evaluate(() => {
        for (;;);
      })
      .catch(() => undefined);
    await editor.command("Pause").click();
    const saved = editor.savedFile();
    await expect(message(page)).toHaveText(/It did not answer for \d seconds\. It was started again/);
    expect(JSON.parse(await saved)).toHaveProperty("checkpoint");
    await editor.command("Step").click();
    await expect(message(page)).toBeHidden();
  });

  test("throwing: said in its own words", async () => {
    const editor = shared();
    const { page } = editor;
    const worker = await trainer(page);
    await worker.evaluate(() => {
      setTimeout(() => {
        throw new Error("planted in the worker");
      });
    });
    await expect(message(page)).toHaveText(restarted);
    await expect(message(page)).toContainText("planted in the worker");
  });
});

test("a trainer whose program cannot be had: the page says so, and saving, New and editing work", async ({
  page,
}) => {
  let isBlocked = true;
  await page.route("**/worker-*.js", (route) => (isBlocked ? route.abort() : route.continue()));
  const editor = await openTolerant(page);
  await expect(message(page)).toContainText(
    "The trainer stopped, several times over. Its program could not be loaded.",
  );
  expect(JSON.parse(await editor.savedFile()).nodes.length).toBeGreaterThan(3);
  await editor.newNetwork();
  await page.getByRole("button", { name: "Two rings" }).click();
  await expect(editor.nodes()).toHaveCount(9);
  isBlocked = false;
  await editor.command("Step").click();
  await expect(page.locator(".progress-line")).toContainText("step 1");
});
