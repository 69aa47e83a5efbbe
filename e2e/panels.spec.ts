/** Panels stay readable whatever was open before, whatever width is remembered, and whatever undo takes away. */
import { expect, type Page, test } from "@playwright/test";
import { Editor } from "./editor";

/** Labels that break, are cut, or lie under their field or outside of the inspector. */
const unreadable = (page: Page) =>
  page.locator(".inspector").evaluate((inspector) => {
    const edge = inspector.getBoundingClientRect().right;
    return [...inspector.querySelectorAll(".field")].flatMap((field) => {
      const [label, control] = field.children;
      if (!label || !control) return [];
      const words = document.createRange();
      words.selectNodeContents(label);
      const end = words.getBoundingClientRect().right;
      const box = control.getBoundingClientRect();
      const isRight = end < box.left && box.right < edge && words.getClientRects().length === 1;
      return isRight ? [] : [label.textContent];
    });
  });

test("the inspector keeps its width over drawers, the lab, another window and a reload", async ({ page }) => {
  const editor = await Editor.open(page);
  const inspector = page.locator(".inspector");
  const lab = page.getByRole("button", { name: "Matrix lab" });
  await editor.settings();
  await editor.drawer("Data");
  await lab.click();
  await expect(inspector).toHaveCount(0);
  await lab.click();
  await editor.settings();
  await expect(inspector).toHaveCSS("width", "300px");
  expect(await unreadable(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.reload();
  await expect(inspector).toHaveCSS("width", "300px");
  expect(await unreadable(page)).toEqual([]);
});

test("as narrow as it can be dragged it is readable, and a width that is too small is mended", async ({
  page,
}) => {
  const editor = await Editor.open(page);
  const line = page.getByRole("separator", { name: "Width of Inspect" });
  const box = (await line.boundingBox())!;
  await page.mouse.move(box.x, box.y + 200);
  await page.mouse.down();
  await page.mouse.move(box.x + 50, box.y + 200, { steps: 5 });
  await page.mouse.up();
  const inspector = page.locator(".inspector");
  await expect(inspector).toHaveCSS("width", "288px");
  await editor.settings();
  expect(await unreadable(page)).toEqual([]);
  for (const node of ["hidden1", "tanh1", "softmax"]) {
    await editor.node(node).locator(".node-header").click();
    expect(await unreadable(page)).toEqual([]);
  }
  await page.evaluate(() => {
    const kept = JSON.parse(localStorage.getItem("unfold.preferences") ?? "{}");
    localStorage.setItem(
      "unfold.preferences",
      JSON.stringify({ ...kept, partSizes: { "watch-below inspector": 120 } }),
    );
  });
  await page.reload();
  await expect(inspector).toHaveCSS("width", "288px");
});

test("undo that takes the chosen node away leaves the layers on one that is there", async ({ page }) => {
  const editor = await Editor.open(page);
  const sentence = page.locator(".inspector .sentence");
  await expect(sentence).toBeVisible();
  await editor.drag("Dense", 600, 300);
  await expect(editor.nodes()).toHaveCount(10);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(editor.nodes()).toHaveCount(9);
  await expect(sentence).not.toContainText("does not know");
  await expect(page.getByRole("slider", { name: "Moment of the film" })).toBeVisible();
});
