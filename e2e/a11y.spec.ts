/** axe finds nothing to say about any panel, light or dark; small screens show everything in tabs. */
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { Editor } from "./editor";

async function expectClean(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(
      ({ id, nodes }) => `${what}: ${id} at ${nodes.map((node) => node.target.join(" ")).join("; ")}`,
    ),
  ).toEqual([]);
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`every panel is clean (${colorScheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const editor = await Editor.open(page);
    await expectClean(page, "first visit");
    await editor.train();
    await editor.evaluate();
    await editor.choose("hidden3");
    await editor.show("Follow points");
    await expectClean(page, "trained, a node chosen");
    for (const drawer of ["Presets", "Data", "Summary"] as const) {
      await editor.drawer(drawer);
      await expectClean(page, drawer);
    }
    await editor.setNumber("Units", 0);
    await editor.verdict().click();
    await expectClean(page, "problems");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectClean(page, "shortcuts");
    await page.keyboard.press("Escape");
    await editor.menu("Clear the canvas");
    await expectClean(page, "empty canvas");
  });
}

test("on a phone every pane is one tap away", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await Editor.open(page);
  for (const pane of ["Layers", "Prediction", "Training", "Inspect", "Network"]) {
    await page.getByRole("navigation", { name: "Panes" }).getByRole("button", { name: pane }).click();
    await expectClean(page, pane);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `${pane} is no wider than the screen`).toBeLessThanOrEqual(0);
  }
});
