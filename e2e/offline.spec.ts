/** Without a connection, on a host that sends no headers, under a path: after one visit the whole program is there. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, type Page, test } from "@playwright/test";
import { startStaticHost } from "./static-host";

/** The list of what this browser keeps says so. */
async function expectReadyOffline(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Other networks" }).click();
  await expect(page.getByText(/ready offline/)).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "Close Networks" }).click();
}

const worker = readFileSync(fileURLToPath(new URL("../dist/service-worker.js", import.meta.url)), "utf8");

test("after one visit the host may go: the page starts, trains, opens the lab, TensorFlow.js and the digits", async ({
  page,
}) => {
  const faults: string[] = [];
  page.on("pageerror", ({ message }) => faults.push(message));
  const host = await startStaticHost();
  await page.goto(host.address);
  await expectReadyOffline(page);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  await host.stop();
  await page.reload();
  await expect(page.getByTestId("engine")).toContainText("fast engine");
  // From the second visit on, by the service worker alone.
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await page.getByRole("button", { name: "Epoch", exact: true }).click();
  await expect(page.getByTestId("epoch")).toHaveText("1 / 150");
  await expect(page.locator(".recharts-surface").first()).toBeVisible();
  await page.getByRole("button", { name: "Matrix lab" }).click();
  await expect(page.locator(".katex").first()).toBeVisible();
  await page.getByRole("button", { name: "Presets", exact: true }).click();
  await page.locator("[data-preset=residual-blocks]").click();
  await expect(page.getByTestId("engine")).toContainText("TensorFlow.js");
  await page.locator("[data-preset=mnist]").click();
  await expect(page.getByRole("button", { name: "Train", exact: true })).toBeEnabled();
  await expect(page.getByText(/could not be (loaded|fetched)/)).toHaveCount(0);
  expect(faults).toEqual([]);
});

test("a new version waits until it is asked for, and longer while a network trains", async ({ page }) => {
  const host = await startStaticHost();
  await page.goto(host.address);
  await expectReadyOffline(page);
  await page.reload();
  await expect(page.getByRole("button", { name: "Train", exact: true })).toBeEnabled();
  const version = /VERSION = "(\w+)"/.exec(worker)?.[1] ?? "";
  expect(version).toHaveLength(12);
  host.replace("service-worker.js", worker.replace(version, "another00000"));
  await page.getByRole("button", { name: "Train", exact: true }).click();
  await page.getByRole("textbox", { name: "Name of the network" }).fill("Kept over an update");
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await expect(page.getByText("A new version is here, for when the training is over.")).toBeVisible();
  const update = page.getByRole("button", { name: "Save and update" });
  await expect(update).toBeDisabled();
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await Promise.all([page.waitForEvent("load"), update.click()]);
  await expect(page.getByRole("textbox", { name: "Name of the network" })).toHaveValue("Kept over an update");
  const kept = await page.evaluate(async () =>
    (await caches.keys()).some((name) => name.endsWith("another00000")),
  );
  expect(kept).toBe(true);
  // One step of the way, not a loop.
  await expect(page.getByRole("button", { name: "Save and update" })).toHaveCount(0);
  await host.stop();
});
