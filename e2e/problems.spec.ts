/** Every problem, provoked on the canvas where that is possible, else by a file; its sentence read. */
import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { Editor } from "./editor";
import { sharedPage } from "./shared-page";

const M2 = JSON.parse(await readFile(new URL("../presets/two-rings.json", import.meta.url), "utf8"));
const withWire = (wire: object) => JSON.stringify({ ...M2, wires: [...M2.wires, wire] });

const shared = sharedPage(Editor.open);

test("problems that the canvas can make are said at their node", async () => {
  const editor = shared();
  const { page } = editor;
  const undo = async () => {
    await page.getByRole("button", { name: /^Undo/ }).click();
  };

  await test.step("missing wire", async () => {
    const wire = page.getByLabel("Wire from tanh1 to hidden2").locator("path").first();
    const box = (await wire.boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await page.keyboard.press("Delete");
    await expect(editor.problemsAt("hidden2")).toHaveText(
      "Nothing is wired into “hidden2”. Drag a wire to the dot on its left.",
    );
    await expect(editor.command("Train")).toBeDisabled();
    await undo();
  });

  await test.step("output width, input width", async () => {
    await editor.choose("scores");
    await editor.setNumber("Units", 3);
    await expect(editor.problemsAt("softmax")).toContainText("gives 3 numbers, but Two rings has 2 classes");
    await undo();
    await editor.choose("input");
    await editor.setNumber("Features", 3);
    await expect(editor.problemsAt("input")).toContainText(
      "takes 3 numbers, but an example of Two rings has 2. Set its features to 2.",
    );
    await undo();
  });

  await test.step("a number that cannot be, and memory", async () => {
    await editor.choose("hidden1");
    await editor.setNumber("Units", 0);
    await expect(editor.problemsAt("hidden1")).toHaveText(
      "Units is 0. It must be a whole number of at least 1.",
    );
    await editor.setNumber("Units", 1_000_000_000);
    await expect(editor.problemsAt("hidden1")).toContainText("the limit is 2 GB. Make “hidden1” smaller.");
    await undo();
    await undo();
    await expect(editor.verdict()).toHaveText("nothing wrong");
  });

  await test.step("cross-entropy without a Softmax", async () => {
    await editor.choose("softmax");
    await page.locator("[data-canvas]").focus();
    await page.keyboard.press("Delete");
    await expect(editor.problemsAt("scores")).toContainText(
      "Put a Softmax at the end, or choose mean squared error.",
    );
    await editor.settings();
    await editor.select("Loss", "Mean squared error");
    await expect(editor.verdict()).toHaveText("nothing wrong");
    await undo();
    await undo();
  });

  await test.step("no input", async () => {
    await editor.choose("input");
    await page.locator("[data-canvas]").focus();
    await page.keyboard.press("Backspace");
    await editor.verdict().click();
    await expect(page.locator(".problems")).toContainText("The network has no Input.");
    await page.getByRole("button", { name: "Close Problems" }).click();
    await undo();
  });

  await test.step("several inputs, and a loose node that does not stop training", async () => {
    await editor.drag("Input", 500, 130);
    await expect(editor.problemsAt("input_2")).toContainText("There are 2 Inputs: “input” and “input_2”.");
    await undo();
    await editor.drag("Dropout", 500, 130);
    await expect(editor.problemsAt("dropout")).toHaveText(
      "“dropout” is not wired to anything and is left out.",
    );
    await expect(editor.command("Train")).toBeEnabled();
    await undo();
  });

  await test.step("several outputs, by a wire that leaves one behind", async () => {
    await editor.choose("tanh1");
    await page.getByRole("toolbar", { name: "Add a node" }).getByRole("button", { name: "Dense" }).click();
    // It went in between; what it fed is fed past it now.
    await editor.choose("hidden2");
    await editor.select("hidden2 is fed by", "tanh1");
    await expect(editor.problemsAt("dense")).toContainText(
      "The network ends in 2 places: “dense” and “softmax”.",
    );
    await undo();
    await undo();
  });

  await test.step("two Dense in a row, by replacing a wire, is one entry to undo", async () => {
    await editor.wire("scores", "softmax");
    await editor.wire("hidden3", "scores");
    await expect(editor.problemsAt("scores")).toContainText("together they are one Dense");
    await page.getByRole("button", { name: "Undo wire hidden3 to scores" }).click();
    await expect(editor.verdict()).toHaveText("nothing wrong");
  });
});

test("a wire that may not be is refused with its reason, while it is drawn and when it is let go", async () => {
  const editor = shared();
  const { page } = editor;
  const end = await editor.node("hidden1").locator(".react-flow__handle.target").boundingBox();
  const start = await editor.node("hidden3").locator(".react-flow__handle.source").boundingBox();
  await page.mouse.move(start!.x + 5, start!.y + 5);
  await page.mouse.down();
  await page.mouse.move(end!.x + 5, end!.y + 5, { steps: 8 });
  const reason = "“hidden1” already leads to “hidden3”: this wire would make a loop.";
  await expect(page.locator(".wire-hint")).toHaveText(reason);
  await expect(editor.node("hidden1").locator(".node")).toHaveClass(/dimmed/);
  await expect(editor.node("softmax").locator(".node")).not.toHaveClass(/dimmed/);
  await page.mouse.up();
  await expect(editor.notice(reason)).toBeVisible();
  await expect(editor.wires()).toHaveCount(8);
});

const files: [string, string, string, string][] = [
  [
    "cycle",
    withWire({ id: "back", from: "n7", to: "n2", port: "x" }),
    "hidden1",
    "feed each other in a loop",
  ],
  [
    "second wire into one port",
    withWire({ id: "second", from: "n1", to: "n8", port: "x" }),
    "scores",
    "has 2 wires in one place",
  ],
  [
    "unknown port",
    withWire({ id: "odd", from: "n1", to: "n8", port: "y" }),
    "scores",
    "has no place called “y”",
  ],
  [
    "unknown kind",
    JSON.stringify({
      ...M2,
      nodes: M2.nodes.map((n: { id: string }) => (n.id === "n3" ? { ...n, kind: "gru" } : n)),
    }),
    "tanh1",
    "of the kind “gru”, which this version does not know",
  ],
  [
    "rate outside",
    JSON.stringify({
      ...M2,
      nodes: M2.nodes.map((n: { id: string }) =>
        n.id === "n3" ? { ...n, kind: "dropout", params: { rate: 1 } } : n,
      ),
    }),
    "tanh1",
    "Rate is 1. It must be a number from 0 to less than 1.",
  ],
];

for (const [what, text, node, words] of files) {
  test(`a file with a problem (${what}) opens, keeps everything and says it`, async () => {
    const editor = shared();
    await editor.openFile(text);
    await expect(editor.problemsAt(node).filter({ hasText: words })).toBeVisible();
    await expect(editor.nodes()).toHaveCount(9);
    await expect(editor.command("Train")).toBeDisabled();
  });
}

const refused: [string, string][] = [
  ["{ cut", "This file is cut off"],
  ['{"format":"other"}', "no network of Unfold"],
  [JSON.stringify({ ...M2, version: 99 }), "saved by a newer Unfold"],
  [JSON.stringify({ ...M2, nodes: 3 }), "This file is damaged (at nodes"],
];

test("files that cannot be opened are refused in a sentence, and nothing is lost", async () => {
  const editor = shared();
  for (const [text, words] of refused) {
    await editor.openFile(text, "bad.json");
    await expect(editor.notice(words)).toContainText("bad.json");
    await editor.notice(words).getByRole("button", { name: "Close" }).click();
  }
  await expect(editor.nodes()).toHaveCount(9);
});

test("a loss that is not finite stops the run and says where", async () => {
  const editor = shared();
  const { page } = editor;
  await editor.openFile(JSON.stringify(M2));
  await expect(editor.verdict()).toHaveText("nothing wrong");
  await editor.settings();
  await editor.select("Optimizer", "SGD");
  await editor.select("Loss", "Mean squared error");
  // Without the Softmax nothing bounds the output, so a large step runs away.
  await editor.choose("softmax");
  await page.locator("[data-canvas]").focus();
  await page.keyboard.press("Delete");
  await editor.settings();
  await editor.setNumber("Learning rate", 100);
  await editor.command("Train").click();
  await expect(page.locator(".message.diverged")).toContainText(
    /The loss became (Infinity|NaN) at step \d+ \(epoch \d+\)/,
  );
  await editor.command("Reset").click();
  await expect(editor.command("Train")).toBeEnabled();
});
