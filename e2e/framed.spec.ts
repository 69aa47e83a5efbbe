/** In another site's frame that lets scripts run and nothing else: no storage, no origin. It trains in memory. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@playwright/test";
import { startStaticHost } from "./static-host";

/** Another site, whose page is a frame of this address. */
async function siteThatFrames(address: string) {
  const server = createServer((_, response) =>
    response
      .writeHead(200, { "content-type": "text/html" })
      .end(
        `<iframe sandbox="allow-scripts" title="framed" src="${address}" width="1400" height="860"></iframe>`,
      ),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

test("a sandboxed frame opens the page and trains in memory", async ({ page, baseURL }) => {
  const faults: string[] = [];
  page.on("pageerror", ({ message }) => faults.push(message));
  const site = await siteThatFrames(`${baseURL}/`);
  await page.goto(site.address);
  const framed = page.frameLocator("iframe");
  await framed.getByRole("button", { name: "Epoch", exact: true }).click();
  await expect(framed.getByTestId("epoch")).toHaveText("1 / 150");
  await expect(framed.locator(".recharts-surface").first()).toBeVisible();
  await expect(framed.getByText(/^This browser keeps nothing here/)).toBeVisible();
  expect(faults).toEqual([]);
  await site.stop();
});

test("where the host lets no frame have its files, one sentence says so", async ({ page }) => {
  const host = await startStaticHost();
  const site = await siteThatFrames(host.address);
  await page.goto(site.address);
  const sentence = () =>
    page.frames()[1]?.evaluate(() => {
      const late = document.querySelector(".shell-late");
      return late && `${getComputedStyle(late).visibility}: ${late.textContent?.trim()}`;
    });
  await expect.poll(sentence, { timeout: 30_000 }).toMatch(/^visible: Unfold has not started yet/);
  await site.stop();
  await host.stop();
});
