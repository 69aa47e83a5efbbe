/** Nodes under the mouse: one that lies about is dragged into a wire, and a box chooses what lies in it. */
import { expect, test } from "@playwright/test";
import { saveNetwork } from "../src/core/network/file";
import type { NodeId } from "../src/core/network/network";
import { largeNetworks } from "../src/core/testing/large-networks";
import { Editor } from "./editor";
import { sharedPage } from "./shared-page";

const shared = sharedPage(Editor.open);
test.describe.configure({ mode: "serial" });

/** Input, Dense, tanh, Softmax side by side, and below them a Dropout that is wired to nothing. */
const chain = largeNetworks["a chain that trains"](4);
const loose = {
  ...chain.nodes[1]!,
  id: "loose" as NodeId,
  kind: "dropout",
  name: "loose",
  position: { x: 0, y: 206 },
  params: { rate: 0.5 },
};
const nodes = chain.nodes.map((node, index) => ({ ...node, position: { x: 200 * index, y: 0 } }));
const network = { ...chain, name: "by hand", nodes: [...nodes, loose] };

const wireNames = (editor: Editor) =>
  editor.wires().evaluateAll((wires) => wires.map((wire) => wire.getAttribute("aria-label")).sort());

test("a node that lies about goes into the wire it is dragged on; one undo takes it out and back to where it lay", async () => {
  const editor = shared();
  const { page } = editor;
  await editor.openFile(saveNetwork(network));
  await expect(page.getByRole("textbox", { name: "Name of the network" })).toHaveValue("by hand");
  await expect(editor.node("loose")).toBeVisible();
  await editor.frames(3);
  const before = (await editor.node("loose").boundingBox())!;
  const wiresBefore = await wireNames(editor);
  const start = (await editor.node("dense").locator(".react-flow__handle.source").boundingBox())!;
  const end = (await editor.node("activation").locator(".react-flow__handle.target").boundingBox())!;
  const header = (await editor.node("loose").locator(".node-header").boundingBox())!;
  const hand = { x: header.x + header.width / 2, y: header.y + header.height / 2 };
  // The middle of the node comes onto the wire's.
  const across = (start.x + end.x + end.width) / 2 - (before.x + before.width / 2);
  const down = start.y + start.height / 2 - (before.y + before.height / 2);
  await page.mouse.move(hand.x, hand.y);
  await page.mouse.down();
  await page.mouse.move(hand.x + across, hand.y + down, { steps: 8 });
  await expect(page.locator(".react-flow__edge.taking")).toHaveAttribute(
    "aria-label",
    "Wire from dense to activation",
  );
  await page.mouse.up();
  await expect(page.locator(".react-flow__edge.taking")).toHaveCount(0);
  expect(await wireNames(editor)).toEqual(
    [
      "Wire from dense to loose",
      "Wire from input to dense",
      "Wire from loose to activation",
      "Wire from activation to softmax",
    ].sort(),
  );
  await page.locator("[data-canvas]").focus();
  await page.keyboard.press("Control+z");
  expect(await wireNames(editor)).toEqual(wiresBefore);
  const after = (await editor.node("loose").boundingBox())!;
  expect(Math.hypot(after.x - before.x, after.y - before.y)).toBeLessThan(1);
});

test("a box chooses the nodes that lie in it and no other, and one drag takes them along", async () => {
  const editor = shared();
  const { page } = editor;
  const dense = (await editor.node("dense").boundingBox())!;
  const activation = (await editor.node("activation").boundingBox())!;
  const softmax = (await editor.node("softmax").boundingBox())!;
  await page.keyboard.press("Escape");
  await page.keyboard.down("Shift");
  await page.mouse.move(dense.x - 10, dense.y + dense.height + 8);
  await page.mouse.down();
  // Half of the Softmax lies in it too, which is not enough.
  await page.mouse.move(softmax.x + softmax.width / 2, dense.y - 4, { steps: 6 });
  await page.mouse.up();
  await page.keyboard.up("Shift");
  expect(await page.evaluate(() => String(getSelection()))).toBe("");
  const chosen = page.locator(".react-flow__node.selected .node-name");
  await expect(chosen).toHaveText(["dense", "activation"]);

  await page.mouse.move(activation.x + activation.width / 2, activation.y + 30);
  await page.mouse.down();
  await page.mouse.move(activation.x + activation.width / 2, activation.y + 60, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByRole("button", { name: "Undo move 2 nodes", exact: true })).toBeVisible();
  expect((await editor.node("dense").boundingBox())!.y).toBeGreaterThan(dense.y + 20);
  expect((await editor.node("softmax").boundingBox())!.y).toBeCloseTo(softmax.y, 0);
});
