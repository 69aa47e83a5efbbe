/** Many layers that repeat: folded into one card with its pictures, looked into, kept over a reload, and opened again. */
import { expect, test } from "@playwright/test";
import { saveNetwork } from "../src/core/network/file";
import { largeNetworks } from "../src/core/testing/large-networks";
import { expectCleanInBothThemes } from "./axe";
import { Editor } from "./editor";
import { sharedPage } from "./shared-page";

const shared = sharedPage(Editor.open);
test.describe.configure({ mode: "serial" });

/** Input, 24 times Dense 2 and tanh, Softmax. */
const chain = largeNetworks["a chain that trains"](50);
const nodes = chain.nodes.map((node, index) => ({ ...node, name: `${node.kind}${index}` }));

test("twenty-four repeats are offered as one card with four of their pictures; a press on one goes to it; undo takes it back", async () => {
  const editor = shared();
  const { page } = editor;
  await editor.openFile(saveNetwork({ ...chain, nodes, name: "deep" }));
  await expect(editor.node("input0")).toBeVisible();
  await editor.command("Fold Dense 2 + tanh × 24").click();
  const card = page.getByRole("group", { name: /^Dense 2 \+ tanh × 24, 48 layers/ });
  await expect(card).toBeVisible();
  await expect(editor.nodes()).toHaveCount(3);
  await expect(editor.wires()).toHaveCount(2);
  await expect(card.getByText("144", { exact: true })).toBeVisible();
  await expect(card.getByRole("button", { name: /^Repeat (1|9|16|24) of 24/ })).toHaveCount(4);
  await expectCleanInBothThemes(page, "folded layers");

  await card.getByRole("button", { name: /^Repeat 9 of 24/ }).click();
  await expect(page.getByRole("textbox", { name: "Name of the node" })).toHaveValue("activation18");
  await expect(card.getByRole("button", { name: /^Repeat 9 of 24/ })).toHaveAttribute("aria-pressed", "true");
  await editor.command("Undo fold Dense 2 + tanh × 24").click();
  await expect(card).toHaveCount(0);
});

test("it is dragged as one, kept over a reload, and opens again", async () => {
  const editor = shared();
  const { page } = editor;
  await page.locator("[data-canvas]").focus();
  await page.keyboard.press("Escape");
  await page.keyboard.press("f");
  const card = page.locator(".react-flow__node", { has: page.locator("[data-folded]") });
  await expect(card).toHaveCount(1);
  const before = (await card.boundingBox())!;
  await page.mouse.move(before.x + 40, before.y + 30);
  await page.mouse.down();
  await page.mouse.move(before.x + 60, before.y + 60, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByRole("button", { name: "Undo move", exact: true })).toBeVisible();
  expect((await card.boundingBox())!.y).toBeGreaterThan(before.y + 20);

  await page.reload();
  await expect(card).toHaveCount(1);
  await expect(editor.nodes()).toHaveCount(3);
  await card.getByRole("button", { name: "Unfold Dense 2 + tanh × 24" }).click();
  await expect(card).toHaveCount(0);
  await expect(editor.node("activation48")).toBeAttached();
});
