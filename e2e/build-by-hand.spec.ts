/** Wiring by the lists of the node panel; then, from an empty canvas, drag, wire and train M2 by pointer alone (m2-by-keyboard.spec.ts by keys). */
import { expect, test } from "@playwright/test";
import { Editor } from "./editor";
import { sharedPage } from "./shared-page";

const M2 = [
  { title: "Input", name: "input" },
  { title: "Dense", name: "dense", units: 4 },
  { title: "Activation", name: "activation" },
  { title: "Dense", name: "dense_2" },
  { title: "Activation", name: "activation_2" },
  { title: "Dense", name: "dense_3" },
  { title: "Activation", name: "activation_3" },
  { title: "Dense", name: "dense_4" },
  { title: "Softmax", name: "softmax" },
] as const;

const shared = sharedPage(Editor.open);

test("wiring by the lists of the node panel is the same as by hand", async () => {
  const editor = shared();
  const { page } = editor;
  await editor.choose("tanh3");
  await editor.select("tanh3 is fed by", "nothing");
  await expect(editor.problemsAt("tanh3")).toHaveText(
    "Nothing is wired into “tanh3”. Drag a wire to the dot on its left.",
  );
  await page.getByRole("combobox", { name: "tanh3 is fed by" }).click();
  await expect(page.getByRole("option", { name: "softmax" })).toContainText("would make a loop");
  await page.getByRole("option", { name: "hidden3" }).click();
  await expect(editor.verdict()).toHaveText("nothing wrong");
});

test("a person clears the canvas, drags and wires M2 by pointer, and it learns", async () => {
  const editor = shared();
  const { page } = editor;
  await editor.menu("Clear the canvas");
  await expect(page.getByText("Drag an Input here to begin")).toBeVisible();
  for (const [index, { title, name }] of M2.entries()) {
    await editor.drag(title, 150 + 144 * index, 200);
    await expect(editor.node(name)).toBeVisible();
  }
  for (let index = 1; index < M2.length; index++) {
    await editor.wire(M2[index - 1]!.name, M2[index]!.name);
    await expect(editor.wires()).toHaveCount(index);
  }
  await editor.choose("dense");
  await editor.setNumber("Units", 4);
  await expect(editor.verdict()).toHaveText("nothing wrong");
  await expect(page.getByText("34 parameters · 9 nodes")).toBeVisible();
  await editor.train();
  expect(await editor.evaluate()).toBeGreaterThanOrEqual(0.99);
});
