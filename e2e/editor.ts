/** Drives the page as a person does: by what is written on it, by mouse and by keyboard. */
import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page } from "@playwright/test";

export class Editor {
  constructor(readonly page: Page) {}

  /** Opens the page as on a first visit; anything that goes wrong in it fails the test. */
  static async open(page: Page): Promise<Editor> {
    page.on("pageerror", (error) => {
      throw error;
    });
    page.on("console", (message) => {
      if (message.type() === "error") throw new Error(`console: ${message.text()}`);
    });
    await page.goto("/");
    const editor = new Editor(page);
    await expect(page.getByRole("button", { name: /^(Train|Pause|Keep training)$/ })).toBeVisible();
    return editor;
  }

  node(name: string): Locator {
    return this.page.locator(".react-flow__node").filter({ has: this.page.getByText(name, { exact: true }) });
  }

  nodes(): Locator {
    return this.page.locator(".react-flow__node");
  }

  wires(): Locator {
    return this.page.locator(".react-flow__edge");
  }

  async choose(name: string): Promise<void> {
    // What a click on the canvas does comes a moment after the network's first picture.
    await expect(async () => {
      await this.node(name).locator(".node-header").click({ timeout: 5000 });
      await expect(this.page.getByRole("textbox", { name: "Name of the node" })).toHaveValue(name, {
        timeout: 2000,
      });
    }).toPass();
  }

  /** Drags a kind from the palette to a place on the page. */
  async drag(title: string, x: number, y: number): Promise<void> {
    const item = this.page.getByRole("toolbar", { name: "Add a node" }).getByRole("button", { name: title });
    await this.dragFrom(item, x, y);
  }

  async dragFrom(from: Locator, x: number, y: number): Promise<void> {
    const box = await from.boundingBox();
    if (!box) throw new Error("dragFrom: nothing there to drag");
    await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await this.page.mouse.down();
    await this.page.mouse.move(x, y, { steps: 6 });
    await this.page.mouse.up();
  }

  /** Draws a wire from one node's right dot to another's left dot. */
  async wire(from: string, to: string): Promise<void> {
    const end = await this.node(to).locator(".react-flow__handle.target").boundingBox();
    if (!end) throw new Error(`wire: “${to}” has no place for a wire`);
    await this.dragFrom(
      this.node(from).locator(".react-flow__handle.source"),
      end.x + end.width / 2,
      end.y + end.height / 2,
    );
  }

  async setNumber(label: string, value: number | string): Promise<void> {
    const field = this.page.getByRole("spinbutton", { name: label, exact: true });
    await field.fill(String(value));
    await field.blur();
  }

  async select(label: string, option: string): Promise<void> {
    await this.page.getByRole("combobox", { name: label, exact: true }).click();
    await this.page.getByRole("option", { name: option }).first().click();
  }

  command(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  async menu(item: string): Promise<void> {
    await this.page.getByRole("button", { name: "File", exact: true }).click();
    await this.page.getByRole("menuitem", { name: item }).click();
  }

  /** Begins an empty network and waits until it stands: what is on the canvas is written first. */
  async newNetwork(): Promise<void> {
    await this.menu("New network");
    await expect(this.nodes()).toHaveCount(0);
  }

  /** What screen readers are told of the node that the canvas's keys are at. */
  async pointedAt(): Promise<string | null | undefined> {
    const canvas = this.page.getByRole("application", { name: "Network canvas" });
    return canvas.evaluate((element) =>
      document
        .getElementById(element.getAttribute("aria-activedescendant") ?? "")
        ?.getAttribute("aria-label"),
    );
  }

  async drawer(name: "Presets" | "Data" | "Summary" | "Outline" | "Networks"): Promise<Locator> {
    const rail = this.page.getByRole("navigation", { name: "Drawers" });
    // The networks are behind their name.
    const button =
      name === "Networks" ? this.command("Other networks") : rail.getByRole("button", { name, exact: true });
    if ((await button.getAttribute("aria-pressed")) !== "true") await button.click();
    return this.page.locator(".drawer");
  }

  /** Waits until the page has drawn this many frames: time that a busy machine stretches. */
  async frames(count: number): Promise<void> {
    await this.page.evaluate(async (left) => {
      for (; left > 0; left--) await new Promise((drawn) => requestAnimationFrame(drawn));
    }, count);
  }

  /** Turns a switch of the layers' Show menu. */
  async show(name: string): Promise<void> {
    await this.page.getByRole("button", { name: "Show", exact: true }).click();
    await this.page.getByRole("switch", { name, exact: true }).click();
    await this.page.keyboard.press("Escape");
  }

  async settings(): Promise<void> {
    // A drawer stands in the inspector's place.
    const close = this.page.getByRole("button", {
      name: /^Close (Presets|Data|Summary|Outline|Problems|Networks|Runs)$/,
    });
    if (await close.isVisible()) await close.click();
    await this.page.getByRole("tab", { name: "Settings" }).click();
  }

  /** Trains to the end as fast as it goes. */
  async train(): Promise<void> {
    await this.select("Pace", "as fast as it goes");
    await this.command("Train").click();
    await expect(this.command("Keep training")).toBeVisible({ timeout: 60_000 });
  }

  /** Accuracy that Evaluate prints for the training part, 0 to 1. */
  async evaluate(): Promise<number> {
    await this.command("Evaluate").click();
    const line = this.page.getByTestId("evaluation");
    await expect(line).toContainText(/accuracy [\d.]+ %/);
    const [, percent] = /accuracy ([\d.]+) %/.exec((await line.textContent()) ?? "") ?? [];
    return Number(percent) / 100;
  }

  /** What "Save to a file" hands over. */
  async savedFile(): Promise<string> {
    const download = this.page.waitForEvent("download");
    // A hand moves before it presses: what those who walk by keys are told over the page leaves then.
    await this.page.mouse.move(1, 1);
    await this.page.mouse.move(2, 2);
    await this.menu("Save to a file");
    return readFile(await (await download).path(), "utf8");
  }

  async openFile(text: string, name = "network.json"): Promise<void> {
    const chooser = this.page.waitForEvent("filechooser");
    await this.menu("Open a file");
    await (await chooser).setFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  }

  /** The sentences shown at a node. */
  problemsAt(name: string): Locator {
    return this.node(name).locator(".node-problems li");
  }

  verdict(): Locator {
    return this.page.getByTestId("verdict");
  }

  notice(text: string | RegExp): Locator {
    return this.page.locator(".notice").filter({ hasText: text });
  }
}
