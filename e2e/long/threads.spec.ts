/** The fast engine's threads: on where the page is isolated, as it is served here; the same numbers where it is not. */
import { expect, test } from "@playwright/test";
import { Editor } from "../editor";

/** Opens M3, the two-million-parameter network, and takes one epoch. @returns the loss as the page writes it */
async function epochOfOutliers(editor: Editor, threads: string): Promise<string> {
  const { page } = editor;
  const engine = page.getByTestId("engine");
  await expect(engine).toContainText("fast engine, 1 thread");
  const drawer = await editor.drawer("Presets");
  await drawer.getByRole("button", { name: /Two outliers/ }).click();
  // A preset opens as a network of its own, a moment later.
  await expect(page.getByRole("textbox", { name: "Name of the network" })).toHaveValue(/Two outliers/);
  await expect(engine).toContainText(`fast engine, ${threads}`, { timeout: 30_000 });
  await editor.command("Epoch").click();
  await expect(page.getByTestId("epoch")).toHaveText(/^1 \//, { timeout: 30_000 });
  return (await page.getByTestId("loss").textContent()) ?? "";
}

test("large networks train on several threads, and without isolation on one, to the same loss", async ({
  page,
  browser,
}) => {
  const editor = await Editor.open(page);
  const { isIsolated, cores } = await page.evaluate(() => ({
    isIsolated: crossOriginIsolated,
    cores: navigator.hardwareConcurrency,
  }));
  expect(isIsolated).toBe(true);
  const threads = cores < 2 ? "1 thread" : `${Math.max(2, Math.min(4, Math.floor(cores / 2)))} threads`;
  const loss = await epochOfOutliers(editor, threads);
  expect(Number(loss)).toBeGreaterThan(0);

  const plain = await browser.newPage();
  await plain.route("**/*", async (route) => {
    const response = await route.fetch();
    const headers = Object.fromEntries(
      Object.entries(response.headers()).filter(([name]) => !name.startsWith("cross-origin-")),
    );
    await route.fulfill({ response, headers });
  });
  expect(await epochOfOutliers(await Editor.open(plain), "1 thread")).toBe(loss);
  expect(await plain.evaluate(() => crossOriginIsolated)).toBe(false);
  await plain.close();
});
