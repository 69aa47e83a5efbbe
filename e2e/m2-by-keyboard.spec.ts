/** M2 from an empty canvas to two rings that a line parts, without one event of a pointer, nor a focus that no key gave. */
import { expect, test } from "@playwright/test";
import { expectClean } from "./axe";
import { Editor } from "./editor";

test("M2 is built, wired, edited, trained and looked at by keyboard alone", async ({ page }) => {
  const editor = await Editor.open(page);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.evaluate(() => {
    for (const kind of ["pointerdown", "mousedown", "touchstart", "wheel"])
      window.addEventListener(kind, () => document.documentElement.setAttribute("data-pointed", kind), true);
  });
  const keys = page.keyboard;
  const canvas = page.getByRole("application", { name: "Network canvas" });
  const command = async (words: string) => {
    await keys.press("Control+k");
    await expect(page.getByRole("combobox", { name: "Find a command" })).toBeFocused();
    await keys.type(words);
    await keys.press("Enter");
  };

  await test.step("a new network; Tab to its canvas", async () => {
    await command("new network");
    await expect(editor.nodes()).toHaveCount(0);
    for (let stops = 0; stops < 60; stops++) {
      await keys.press("Tab");
      if (await canvas.evaluate((element) => element === document.activeElement)) break;
    }
    await expect(canvas).toBeFocused();
  });

  await test.step("nine layers, one behind the other, from the list at the chosen one", async () => {
    await keys.press("/");
    await expect(page.getByRole("combobox", { name: "Add a node" })).toBeFocused();
    const layers = ["input", "dense", "tanh", "dense", "tanh", "dense", "tanh", "dense", "softmax"];
    for (const [index, words] of layers.entries()) {
      await keys.type(words);
      await keys.press(index < layers.length - 1 ? "Control+Enter" : "Enter");
      await expect(editor.nodes()).toHaveCount(index + 1);
    }
    await expect(editor.wires()).toHaveCount(8);
    await expect(canvas).toBeFocused();
  });

  await test.step("the first layer has four units", async () => {
    await keys.press("Home");
    await keys.press("ArrowRight");
    await keys.press("Enter");
    const units = page.getByRole("spinbutton", { name: "Units" });
    await expect(units).toBeFocused();
    await keys.press("ArrowUp");
    await keys.press("ArrowUp");
    await expect(units).toHaveValue("4");
    await keys.press("Escape");
    await expect(canvas).toBeFocused();
    await expect(editor.verdict()).toHaveText("nothing wrong");
    await expect(page.getByText("34 parameters · 9 nodes")).toBeVisible();
  });

  await test.step("a wire that is cut and drawn again", async () => {
    await keys.press("c");
    const list = page.getByRole("combobox", { name: "Wire “dense” to" });
    await expect(list).toBeFocused();
    await keys.type("wired");
    await keys.press("Enter");
    await expect(editor.wires()).toHaveCount(7);
    await expect(canvas).toBeFocused();
    await keys.press("c");
    await expect(list).toBeFocused();
    await keys.type("activation");
    await keys.press("Enter");
    await expect(editor.wires()).toHaveCount(8);
    await expect(editor.verdict()).toHaveText("nothing wrong");
  });

  await test.step("trained until both rings are told apart", async () => {
    await keys.press("Control+Enter");
    await expect(page.getByTestId("accuracy")).toHaveText("100.0 %", { timeout: 60_000 });
    await keys.press("Control+Enter");
    await expect(editor.command(/^(Train|Keep training)$/)).toBeVisible();
  });

  await test.step("the film, layer by layer, and the layer that does the work", async () => {
    const at = page
      .getByRole("region", { name: "Layers" })
      .getByRole("slider", { name: "Moment of the film" });
    await keys.press("Home");
    await expect(page.getByRole("img", { name: "The plane after input" }).last()).toBeVisible();
    const before = await at.getAttribute("aria-valuetext");
    await keys.press("Control+Shift+ArrowRight");
    await expect(at).not.toHaveAttribute("aria-valuetext", before ?? "");
    await keys.press("End");
    await expect(page.getByRole("region", { name: "Layers" }).getByText("After softmax")).toBeVisible();
    await expect(canvas).toBeFocused();
    await expectClean(page, "M2 trained by keyboard");
  });
  expect(await page.evaluate(() => document.documentElement.getAttribute("data-pointed"))).toBeNull();
});
