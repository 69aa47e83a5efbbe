/** How the page comes together: its frames before any script, the pictures before the rest, and parts that do not come. */
import { expect, type Page, test } from "@playwright/test";

test("the frames stand before any script has come, where the page then has them", async ({ page }) => {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/*.js", async (route) => {
    await released;
    await route.continue();
  });
  await page.goto("/", { waitUntil: "commit" });
  await expect(page.locator("[aria-busy=true] h1")).toHaveText("Unfold");
  const before = await placesOf(page);
  release();
  await expect(page.getByRole("button", { name: "Train", exact: true })).toBeVisible();
  await expect(page.locator("[data-pane=layers] .film-transport")).toBeVisible();
  const after = await placesOf(page);
  expect([...before.keys()]).toEqual(["top-bar", "rail", "Network", "Layers", "Prediction", "Training"]);
  for (const [name, { x, y }] of before) {
    expect(Math.abs((after.get(name)?.x ?? Number.NaN) - x), name).toBeLessThan(3);
    expect(Math.abs((after.get(name)?.y ?? Number.NaN) - y), name).toBeLessThan(3);
  }
});

/** Where the frames' corners and titles are. */
async function placesOf(page: Page): Promise<Map<string, { x: number; y: number }>> {
  const found = await page.evaluate(() =>
    [...document.querySelectorAll(".top-bar, .rail, .pane-header h2")].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const isTitle = element.tagName === "H2";
      const name = isTitle ? (element.textContent ?? "") : element.classList[0];
      return [name, isTitle ? { x, y } : { x: x + width, y: y + height }] as const;
    }),
  );
  return new Map(found as [string, { x: number; y: number }][]);
}

test("before the first picture nothing is fetched but what it needs", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator(".recharts-surface").first()).toBeVisible();
  const { early, late } = await page.evaluate(() => {
    const at = performance.getEntriesByName("first-picture")[0]?.startTime ?? 0;
    const ours = performance
      .getEntriesByType("resource")
      .filter(({ name }) => /\/assets\/.*\.(js|css)$/.test(name) && !/worker|helper/.test(name));
    const name = (entry: PerformanceEntry) => entry.name.split("/").at(-1) ?? "";
    return {
      early: ours.filter(({ startTime }) => startTime < at).map(name),
      late: ours.filter(({ startTime }) => startTime >= at).map(name),
    };
  });
  expect(early.filter((name) => !/^(main|first|rolldown-runtime)-/.test(name))).toEqual([]);
  expect(early.length).toBeGreaterThan(1);
  expect(late.length).toBeGreaterThan(4);
});

test("a part that does not come says so in its own place and tries again; the rest goes on", async ({
  page,
}) => {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await page.route(/\/(Curves|LabPage|PresetsDrawer)-.*\.(js|css)$/, (route) => route.abort());
  await page.goto("/");
  const training = page.locator("[data-pane=training]");
  await expect(training.getByText(/^The curves could not be loaded/)).toBeVisible();
  // The rest goes on: it trains, and another part that fails has a place of its own.
  await page.getByRole("button", { name: "Step", exact: true }).click();
  await expect(page.getByTestId("loss")).not.toHaveText("–");
  await page.getByRole("button", { name: "Presets" }).click();
  await expect(page.getByRole("complementary").getByText(/^“Presets” could not be loaded/)).toBeVisible();
  await page.getByRole("button", { name: "Matrix lab" }).click();
  await expect(page.getByRole("main").getByText(/^The matrix lab could not be loaded/)).toBeVisible();
  await page.unrouteAll();
  await page.getByRole("main").getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("region", { name: /matrix and what is true/ })).toBeVisible();
  // Its style came too, though the loader asks for a sheet but once.
  await expect(page.locator(".lab-middle")).toHaveCSS("display", "flex");
  await page.getByRole("button", { name: "Presets" }).click();
  // By itself, after a while.
  await expect(page.locator("[data-preset=two-rings]")).toBeVisible();
  await expect(training.locator(".recharts-surface").first()).toBeVisible();
  await expect(page.getByText(/could not be loaded/)).toHaveCount(0);
  expect(faults).toEqual([]);
  await expect(page.getByText("Something in the page broke")).toHaveCount(0);
});

test("the page is loaded anew only when asked, saved before, and not while nothing would answer", async ({
  page,
}) => {
  await page.route(/\/Curves-.*\.js$/, (route) => route.abort());
  await page.goto("/");
  const failed = page.getByText(/^The curves could not be loaded/);
  await expect(failed).toBeVisible();
  await page.getByRole("textbox", { name: "Name of the network" }).fill("Kept over a reload");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Reload the page" }).click();
  await expect(page.getByText(/^Not reloaded: there is no connection/)).toBeVisible();
  await page.context().setOffline(false);
  await Promise.all([
    page.waitForEvent("load"),
    page.getByRole("button", { name: "Reload the page" }).click(),
  ]);
  await expect(page.getByRole("textbox", { name: "Name of the network" })).toHaveValue("Kept over a reload");
});
