/** Files with thousands of nodes: they open, say what is wrong with them, and the page goes on. */
import { expect, test } from "@playwright/test";
import { saveNetwork } from "../src/core/network/file";
import { largeNetworks } from "../src/core/testing/large-networks";
import { Editor } from "./editor";
import { expectAnswers } from "./expect-answers";
import { sharedPage } from "./shared-page";

const shared = sharedPage(Editor.open);
test.describe.configure({ mode: "serial" });

test("4,000 Dense in one ring open, and are one problem", async () => {
  const editor = shared();
  const { page } = editor;
  await editor.openFile(saveNetwork(largeNetworks["Dense in one ring"](4000)));
  await expect(page.getByText("4,000 nodes")).toBeVisible();
  await expect(page.getByTestId("verdict")).toContainText("2 problems");
  await page.getByTestId("verdict").click();
  await expect(
    page.locator(".problems").getByText("and 3,996 more feed each other in a loop."),
  ).toBeVisible();
  await page.getByRole("button", { name: "Close Problems" }).click();
  await expectAnswers(page);
});

test("10,000 nodes in one heap open, say what is not drawn, and are laid out; the pictures say why there are none", async () => {
  const editor = shared();
  const { page } = editor;
  const chain = largeNetworks["a chain that trains"](10_000);
  const heap = { ...chain, nodes: chain.nodes.map((node) => ({ ...node, position: { x: 0, y: 0 } })) };
  await editor.openFile(saveNetwork(heap));
  await expect(page.getByText("parameters · 10,000 nodes")).toBeVisible();
  await expect(page.getByText("9,940 nodes and 9,940 wires are not drawn")).toBeVisible();
  await expect(
    page.getByText("Pictures are made of networks of up to 500 nodes; this one has 10,000.").first(),
    // Only once the trainer holds it, which takes a busy machine a while.
  ).toBeVisible({ timeout: 60_000 });
  await editor.command("Arrange").click();
  await expect(page.getByText("are not drawn")).toHaveCount(0);
  await editor.command("Summary").click();
  await expect(page.getByText("and 4,801 more")).toBeVisible();
  await expectAnswers(page);
});

test("ten thousand nodes are seen as a whole; one that is pointed at can be chosen and dragged, and a box chooses many", async () => {
  const editor = shared();
  const { page } = editor;
  await editor.openFile(saveNetwork({ ...largeNetworks["a chain that trains"](10_000), name: "whole" }));
  await expect(page.getByRole("textbox", { name: "Name of the network" })).toHaveValue("whole");
  await expect(editor.node("input")).toBeVisible();
  await page.locator("[data-canvas]").focus();
  // A network that was opened a moment ago may still be brought to its beginning.
  await expect(async () => {
    await page.keyboard.press("1");
    await expect(page.getByRole("img", { name: "All 10,000 nodes from afar" })).toBeVisible({
      timeout: 3000,
    });
  }).toPass();
  await expect(editor.nodes()).toHaveCount(0);
  // The first node is the upper left one of a hundred columns and rows.
  const area = await page.evaluate(() => {
    const { a, e, f } = new DOMMatrix(
      getComputedStyle(document.querySelector(".react-flow__viewport")!).transform,
    );
    const { x, y } = document.querySelector(".react-flow")!.getBoundingClientRect();
    return { x: x + e, y: y + f, zoom: a, width: (99 * 144 + 124) * a, height: (99 * 206 + 178) * a };
  });
  const canvas = (await page.locator(".react-flow").boundingBox())!;
  expect(area.x).toBeGreaterThanOrEqual(canvas.x);
  expect(area.y).toBeGreaterThanOrEqual(canvas.y);
  expect(area.x + area.width).toBeLessThanOrEqual(canvas.x + canvas.width);
  expect(area.y + area.height).toBeLessThanOrEqual(canvas.y + canvas.height);

  // Whole pixels are what a pointer comes to: one near the middle that lies on a node, and on none of the gaps.
  const near = (from: number, side: number, step: number, size: number) => {
    const isOn = (pixel: number) =>
      (((pixel - from) / area.zoom) % step) + 8 < size && ((pixel - from) / area.zoom) % step > 8;
    return Array.from({ length: 40 }, (_, index) => Math.round(from + side / 2) + index).find(isOn)!;
  };
  const middle = {
    x: near(area.x, area.width, 144, 124),
    y: near(area.y, area.height, 206, 194),
  };
  await page.mouse.move(middle.x, middle.y);
  await expect(editor.nodes()).toHaveCount(1);
  await editor.dragFrom(editor.nodes().first(), middle.x + 30, middle.y);
  await expect(page.getByRole("button", { name: "Undo move", exact: true })).toBeVisible();

  await page.keyboard.down("Shift");
  await page.mouse.move(area.x - 10, area.y - 3);
  await page.mouse.down();
  await page.mouse.move(middle.x, middle.y, { steps: 3 });
  await page.mouse.up();
  await page.keyboard.up("Shift");
  // As many of the chosen ones as the page can hold are elements, and all of them go with one.
  await expect.poll(() => editor.nodes().count()).toBeGreaterThanOrEqual(20);
  await page.keyboard.press("Escape");
});
