/** What the server and the page say to the browser: a policy that nothing of the page breaks, and no page where there is none. */
import { expect, type Page, test } from "@playwright/test";
import { contentPolicy } from "../scripts/page-headers";
import { Editor } from "./editor";

test("headers: the policy, no sniffing, no referrer, framing allowed; unknown paths are not found", async ({
  request,
}) => {
  const page = await request.get("/");
  expect(page.headers()).toMatchObject({
    "content-security-policy": contentPolicy,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
  });
  expect(page.headers()["x-frame-options"]).toBeUndefined();
  expect(contentPolicy).not.toContain("frame-ancestors");
  // For servers that send nothing.
  expect(await page.text()).toContain(`"Content-Security-Policy" content="${contentPolicy}"`);
  for (const path of [
    "/nowhere",
    "/lab",
    "/assets/first-00000000.js",
    "/nowhere.html",
    "/src/main.tsx",
    "/package.json",
  ])
    expect((await request.get(path)).status(), path).toBe(404);
});

/** What the browser refuses, in the page and in its workers. */
async function violationsOf(page: Page): Promise<(forget?: boolean) => Promise<readonly string[]>> {
  let found: string[] = [];
  page.on("console", (message) => {
    if (/content security policy|violates/i.test(message.text())) found.push(message.text());
  });
  await page.exposeFunction("violated", (text: string) => found.push(text));
  await page.addInitScript(() =>
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      (window as unknown as { violated: (text: string) => void }).violated(
        `${violatedDirective} ${blockedURI}`,
      ),
    ),
  );
  return async (forget = false) => {
    // What was reported before has come by now.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
    if (forget) found = [];
    return found;
  };
}

test("no page, pane, drawer, engine or export breaks the policy", async ({ page }) => {
  const violations = await violationsOf(page);
  // The planted one is seen: nothing would be proved by a list that stays empty whatever happens.
  await page.goto("/");
  await expect(page.getByRole("button", { name: "Train", exact: true })).toBeVisible();
  const editor = new Editor(page);
  // What the debugger evaluates itself is let through, so it is done a moment later.
  await page.evaluate(() => void setTimeout(() => new Function("return 1")));
  await expect.poll(async () => (await violations()).join()).toContain("script-src");
  await violations(true);

  await page.getByRole("button", { name: "Step", exact: true }).click();
  for (const view of ["Neurons", "Matrix", "Plane"])
    await page.getByRole("button", { name: view, exact: true }).click();
  await editor.choose("hidden1");
  await page
    .getByRole("button", { name: "1 parameter" })
    .or(page.getByRole("button", { name: "Show" }))
    .first()
    .click();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  for (const name of ["Save the frame as SVG", "Save the frame as PNG"]) {
    await page.getByRole("button", { name: /^Save/ }).first().click();
    const item = page
      .getByRole("menuitem")
      .filter({ hasText: name.includes("SVG") ? "SVG" : "PNG" })
      .first();
    const [download] = await Promise.all([page.waitForEvent("download"), item.click()]);
    expect((await download.path()).length).toBeGreaterThan(0);
  }
  for (const drawer of ["Data", "Summary", "Presets"])
    await page.getByRole("button", { name: drawer, exact: true }).click();
  // TensorFlow.js, on its WebAssembly backend or its own.
  await page.locator("[data-preset=residual-blocks]").click();
  await expect(page.getByTestId("engine")).toContainText("TensorFlow.js");
  await page.getByRole("button", { name: "Step", exact: true }).click();
  await expect(page.getByTestId("loss")).not.toHaveText("–");
  // The digits, fetched and unpacked in the worker.
  await page.locator("[data-preset=mnist]").click();
  await expect(page.getByText(/10,000|8,000/).first()).toBeVisible();
  await page.getByRole("button", { name: "Matrix lab" }).click();
  await expect(page.locator(".katex").first()).toBeVisible();
  expect(await violations()).toEqual([]);
});
