/** The matrix lab: every question with its numbers, dragging by mouse and keys, the link, and the bridge both ways. */
import { expect, type Locator, type Page, test } from "@playwright/test";
import { labPresets } from "../src/core/lab/presets";
import { expectClean, expectCleanInBothThemes } from "./axe";
import { Editor } from "./editor";
import { sharedPage } from "./shared-page";

/** Figures of the material that a question's facts have to show. */
const figures: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  rotation: [
    ["determinant", "1"],
    ["eigenvalues", "0.7071 ± 0.7071 i"],
  ],
  area: [["determinant", "6"]],
  eigen: [["eigenvalues", "7.1623, 0.8377"]],
  singular: [["singular values", "7.2327, 0.8296"]],
  collapse: [
    ["determinant", "0"],
    ["rank", "1"],
    ["column space", "along (0.7071, 0.7071)"],
  ],
  "bias-eigen": [["eigenvalues", "7.1623, 0.8377"]],
  mirror: [["determinant of B", "−6"]],
  "mirror-diagonal": [["determinant", "−1"]],
  defective: [["eigenvectors", "only (1, 0)"]],
  "every-direction": [["eigenvectors", "every direction"]],
};

class Lab {
  constructor(readonly page: Page) {}

  static async open(page: Page, hash = "#lab"): Promise<Lab> {
    page.on("pageerror", (error) => {
      throw error;
    });
    page.on("console", (message) => {
      if (message.type() === "error") throw new Error(`console: ${message.text()}`);
    });
    await page.goto(`/${hash}`);
    const lab = new Lab(page);
    await expect(lab.entry("A, row 1, column 1")).toBeVisible();
    return lab;
  }

  entry(label: string): Locator {
    return this.page.getByRole("textbox", { name: label, exact: true });
  }

  async type(label: string, text: string): Promise<void> {
    await this.entry(label).fill(text);
    await this.entry(label).blur();
  }

  fact(name: string): Locator {
    const row = this.page.locator(".facts > div").filter({ has: this.page.getByText(name, { exact: true }) });
    return row.locator("dd");
  }

  handle(name: RegExp): Locator {
    return this.page.locator(".lab-handles").getByRole("button", { name });
  }
}

test.describe("the questions of the lab", () => {
  const shared = sharedPage(async (page) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    return Lab.open(page);
  });

  test("axe finds nothing to say about the lab, light and dark", async () => {
    test.slow();
    const { page } = shared();
    const clean = (what: string) => expectCleanInBothThemes(page, what);
    await clean("free play");
    await page.locator("summary").click();
    await clean("eigenvectors to build from");
    for (const id of ["mirror", "by-hand", "untangle"]) {
      const preset = labPresets.find((candidate) => candidate.id === id);
      if (!preset) throw new Error(`no preset ${id}`);
      await page.locator(".question-list button").filter({ hasText: preset.question }).click();
      await clean(`${id}, asked`);
      await page.getByRole("group", { name: "Your guess" }).getByRole("button").first().click();
      await clean(`${id}, answered`);
    }
  });

  test("every question is asked, guessed, answered and shows its numbers", async () => {
    const lab = shared();
    const { page } = lab;
    expect(labPresets.length).toBeGreaterThan(20);
    for (const preset of labPresets) {
      await page.locator(".question-list button").filter({ hasText: preset.question }).click();
      const card = page.getByRole("region", { name: "Question" });
      await expect(card.getByRole("heading")).toHaveText(preset.question);
      await expect(card).not.toContainText(preset.answer);
      await expect(page.locator(".facts dd").filter({ hasText: /^7\.1623, / })).toHaveCount(0);
      await page.getByRole("group", { name: "Your guess" }).getByRole("button").nth(preset.right).click();
      await expect(card).toContainText(preset.answer);
      if (preset.correction) await expect(card).toContainText(preset.correction);
      for (const [name, value] of figures[preset.id] ?? []) await expect(lab.fact(name)).toHaveText(value);
    }
    await expect(page.locator(".question-list").getByText(", answered")).toHaveCount(labPresets.length);
  });
});

test.describe("the lab alone", () => {
  const shared = sharedPage((page) => Lab.open(page));

  test("arrows are dragged by mouse and by the keyboard, and undone", async () => {
    const lab = shared();
    const { page } = lab;
    const handle = lab.handle(/^Image of î/);
    const box = await handle.boundingBox();
    if (!box) throw new Error("no handle");
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 60, y - 40, { steps: 5 });
    await page.mouse.up();
    const entryValue = async (label: string) => Number(await lab.entry(label).inputValue());
    await expect.poll(() => entryValue("A, row 1, column 1")).toBeLessThan(6);
    await expect.poll(() => entryValue("A, row 2, column 1")).toBeGreaterThan(3);
    await page.getByRole("button", { name: /^Undo drag/ }).click();
    await expect(lab.entry("A, row 1, column 1")).toHaveValue("6");
    await handle.focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => entryValue("A, row 1, column 1")).toBeGreaterThan(6);
    await expect(lab.entry("A, row 2, column 1")).toHaveValue("3");
    await expect(page.getByTestId("lab-says")).toContainText("Determinant", { timeout: 10_000 });
  });

  test("entries are exact expressions, and what cannot be read is refused beside the field", async () => {
    const lab = shared();
    const { page } = lab;
    await lab.type("A, row 1, column 1", "cos(pi/4)");
    await lab.type("A, row 1, column 2", "-1/3");
    await lab.type("A, row 2, column 1", "0");
    await lab.type("A, row 2, column 2", "sqrt(2)");
    await expect(lab.fact("determinant")).toHaveText("1");
    await lab.entry("A, row 2, column 2").fill("2 +");
    await expect(page.locator(".matrix-field").getByRole("alert")).toHaveText(
      "A, row 2, column 2: The entry ends where a number is expected.",
    );
    await expect(lab.fact("determinant")).toHaveText("1");
    await lab.entry("A, row 2, column 2").press("Escape");
    await expect(page.locator(".matrix-field").getByRole("alert")).toHaveCount(0);
    await page.getByRole("button", { name: /^Undo/ }).click();
    await expect(lab.fact("determinant")).toHaveText("1.4142");
  });

  test("the state is in the link, and a broken link is refused in a sentence", async () => {
    const lab = shared();
    const { page } = lab;
    await lab.type("A, row 1, column 1", "cos(pi/4)");
    await lab.type("b, row 2", "4");
    await expect(page).toHaveURL(/cos.*bias=/);
    const link = page.url();
    await page.goto("about:blank");
    await page.goto(link);
    await expect(lab.entry("A, row 1, column 1")).toHaveValue("cos(pi/4)");
    await expect(lab.entry("b, row 2")).toHaveValue("4");
    await page.goto("about:blank");
    await page.goto("/#lab=1;matrix=alert(1),0,0,1");
    await expect(page.locator(".notice.error")).toContainText("link");
    await expect(lab.entry("A, row 1, column 1")).toHaveValue("6");
  });

  test("on a phone the picture stays in sight and nothing is wider than the screen", async () => {
    const lab = shared();
    const { page } = lab;
    await page.setViewportSize({ width: 390, height: 844 });

    await lab.entry("A, row 1, column 1").scrollIntoViewIfNeeded();
    await expect(page.locator(".lab-picture")).toBeInViewport();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await expectClean(page, "on a phone");
  });
});

test.describe("the lab and the network", () => {
  const shared = sharedPage(Editor.open);

  test("a layer is opened in the lab, changed there, and moves the matrix as it trains", async () => {
    const editor = shared();
    const { page } = editor;
    await editor.choose("hidden3");
    await page.locator(".inspector").getByRole("button", { name: "Open in the lab" }).click();
    const lab = new Lab(page);
    await expect(page.getByText("The two are one")).toBeVisible();
    await lab.type("A, row 1, column 1", "1.5");
    await lab.type("A, row 1, column 2", "-0.25");
    await page.getByRole("button", { name: "Matrix lab" }).click();
    const cells = page.locator(".inspector table.weights td");
    await expect(cells.nth(0)).toHaveText("1.5");
    await expect(cells.nth(1)).toHaveText("−0.25");
    await page.getByRole("button", { name: "Matrix lab" }).click();
    const before = await lab.entry("A, row 1, column 1").inputValue();
    await editor.command("Epoch").click();
    await expect(lab.entry("A, row 1, column 1")).not.toHaveValue(before);
    await page.getByRole("button", { name: "Let go" }).click();
    await page.locator(".question-list button").filter({ hasText: "The determinant is the area" }).click();
    await page.getByRole("button", { name: "Show me" }).click();
    await editor.select("Layer", "hidden3");
    await page.getByRole("button", { name: "Send to it" }).click();
    await expect(editor.notice("The matrix is in “hidden3” now")).toBeVisible();
    await page.getByRole("button", { name: "Matrix lab" }).click();
    await expect(cells.nth(0)).toHaveText("6");
    await expect(cells.nth(1)).toHaveText("2");
    await expect(cells.nth(3)).toHaveText("3");
  });

  test("the lab is one more stop of the film: to the layers beside, and back to the film at the layer", async () => {
    const editor = shared();
    const { page } = editor;
    await editor.choose("hidden3");
    await page.locator(".inspector").getByRole("button", { name: "Open in the lab" }).click();
    const layer = page.getByRole("region", { name: "Layer", exact: true });
    await expect(layer).toContainText("hidden3, 2 → 2");
    await layer.getByRole("button", { name: "hidden2" }).click();
    await expect(layer).toContainText("hidden2, 4 → 2");
    await layer.getByRole("button", { name: "hidden1" }).click();
    await expect(layer).toContainText("hidden1, 2 → 4");
    await layer.getByRole("button", { name: "Show in the film" }).click();
    await expect(page.getByRole("slider", { name: "Moment of the film" })).toHaveAttribute(
      "aria-valuetext",
      "at hidden1",
    );
  });

  test("the browser's back button leaves the lab", async () => {
    const { page } = shared();
    await page.getByRole("button", { name: "Matrix lab" }).click();
    await expect(page.getByRole("region", { name: "Question" })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole("toolbar", { name: "Add a node" })).toBeVisible();
  });
});
