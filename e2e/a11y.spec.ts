/** axe finds nothing to say about any panel, light or dark; small screens show everything in tabs. */
import { expect, test } from "@playwright/test";
import { expectClean, expectCleanInBothThemes } from "./axe";
import { Editor } from "./editor";
import { sharedPage } from "./shared-page";

test.describe.configure({ mode: "serial" });
const shared = sharedPage(async (page) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  return Editor.open(page);
});

test("every panel is clean, light and dark", async () => {
  const editor = shared();
  const { page } = editor;
  const clean = (what: string) => expectCleanInBothThemes(page, what);
  await clean("first visit");
  await editor.train();
  await editor.evaluate();
  await editor.choose("hidden3");
  await editor.show("Follow points");
  await clean("trained, a node chosen");
  for (const drawer of ["Presets", "Data", "Summary"] as const) {
    await editor.drawer(drawer);
    await clean(drawer);
  }
  await page.getByRole("button", { name: "Close Summary" }).click();
  await editor.setNumber("Units", 0);
  await editor.verdict().click();
  await clean("problems");
  await page.getByRole("button", { name: "Close Problems" }).click();
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await clean("shortcuts");
  await page.keyboard.press("Escape");
  await editor.menu("Clear the canvas");
  await clean("empty canvas");
});

test("on a phone every pane is one tap away", async () => {
  const { page } = shared();
  await page.getByRole("button", { name: /^Undo/ }).click();
  await page.setViewportSize({ width: 390, height: 844 });
  for (const pane of ["Layers", "Prediction", "Training", "Inspect", "Network"]) {
    await page.getByRole("navigation", { name: "Panes" }).getByRole("button", { name: pane }).click();
    await expectClean(page, pane);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `${pane} is no wider than the screen`).toBeLessThanOrEqual(0);
  }
});
