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
    page.locator(".problem-popup").getByText("and 3,996 more feed each other in a loop."),
  ).toBeVisible();
  await page.keyboard.press("Escape");
  await expectAnswers(page);
});

test("10,000 nodes in one heap open, say what is not drawn, and are laid out; the pictures say why there are none", async () => {
  const editor = shared();
  const { page } = editor;
  const chain = largeNetworks["a chain that trains"](10_000);
  const heap = { ...chain, nodes: chain.nodes.map((node) => ({ ...node, position: { x: 0, y: 0 } })) };
  await editor.openFile(saveNetwork(heap));
  await expect(page.getByText("10,000 nodes")).toBeVisible();
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
