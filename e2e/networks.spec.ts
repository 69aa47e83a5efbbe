/** Several networks in this browser: each as it was left, with its weights, its undo and its place in the list. */
import { expect, test } from "@playwright/test";
import { expectCleanInBothThemes } from "./axe";
import { Editor } from "./editor";
import { sharedPage } from "./shared-page";

test.describe.configure({ mode: "serial" });
const shared = sharedPage(async (page) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  return Editor.open(page);
});

const name = ({ page }: Editor) => page.getByRole("textbox", { name: "Name of the network" });
const rows = ({ page }: Editor) =>
  page.getByRole("list", { name: "Networks in this browser" }).getByRole("listitem");
const row = (editor: Editor, text: string) => rows(editor).filter({ hasText: text });
const epoch = async ({ page }: Editor) =>
  Number.parseInt((await page.getByTestId("epoch").textContent()) ?? "0", 10);

test("a network in training is left for another and found again as it was, weights, curves and undo", async () => {
  const editor = shared();
  const { page } = editor;
  await name(editor).fill("The trained one");
  await editor.select("Pace", "200 steps a second");
  await editor.command("Train").click();
  await expect.poll(() => epoch(editor)).toBeGreaterThan(2);
  await editor.newNetwork();
  await expect(page.getByTestId("epoch")).toHaveText(/^(0|–) \/ /);
  const left = editor.notice(/“The trained one” stands still at epoch \d+/);
  await expect(left).toBeVisible();
  await name(editor).fill("The empty one");

  await editor.drawer("Networks");
  await expect(row(editor, "The trained one")).toContainText(/34 parameters, [\d.]+ % at epoch \d+/);
  await expect(row(editor, "The empty one")).toContainText("on the canvas");
  await expectCleanInBothThemes(page, "the list of networks");
  await row(editor, "The trained one").getByRole("button").first().click();
  await expect(editor.nodes()).toHaveCount(9);
  await expect.poll(() => epoch(editor)).toBeGreaterThan(2);
  await expect(page.locator(".progress-line")).toContainText("paused");
  await expect(page.getByRole("button", { name: "Undo rename the network" })).toBeEnabled();
  const there = await epoch(editor);
  await editor.command("Train").click();
  await expect.poll(() => epoch(editor)).toBeGreaterThan(there);
  await page.keyboard.press("Control+Shift+o");
  await expect(name(editor)).toHaveValue("The empty one");
  await expect(editor.nodes()).toHaveCount(0);
  await page.keyboard.press("Control+Shift+o");
  await expect(editor.nodes()).toHaveCount(9);
});

test("by keyboard: along the list, another name, a copy, away, and back again", async () => {
  const editor = shared();
  const { page } = editor;
  await row(editor, "The trained one").getByRole("button").first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(row(editor, "The empty one").getByRole("button").first()).toBeFocused();
  await page.keyboard.press("F2");
  await page.keyboard.type("Nothing yet");
  await page.keyboard.press("Enter");
  await expect(row(editor, "Nothing yet")).toBeVisible();

  await row(editor, "The trained one").getByRole("button", { name: "More of The trained one" }).click();
  await page.getByRole("menuitem", { name: "Duplicate" }).click();
  await expect(name(editor)).toHaveValue("The trained one copy");
  await expect(editor.nodes()).toHaveCount(9);
  expect(await epoch(editor)).toBeGreaterThan(2);
  await expect(rows(editor)).toHaveCount(3);

  await row(editor, "Nothing yet").getByRole("button").first().focus();
  await page.keyboard.press("Delete");
  await expect(editor.notice("“Nothing yet” is deleted. For 30 days it can be put back")).toBeVisible();
  await expect(rows(editor)).toHaveCount(2);
  await page.getByText("Deleted (1)").click();
  await expectCleanInBothThemes(page, "what was deleted");
  await page.getByRole("button", { name: "Put back Nothing yet" }).click();
  await expect(rows(editor)).toHaveCount(3);

  // What is on the canvas goes too, and the one before takes its place.
  await editor.menu("Delete the network");
  await expect(name(editor)).toHaveValue("The trained one");
  await expect(rows(editor)).toHaveCount(2);
});

test("what another tab has open says so, and is followed there", async () => {
  const first = shared();
  await row(first, "The trained one").getByRole("button").first().click();
  const second = await Editor.open(await first.page.context().newPage());
  await expect(second.page.locator(".keeping-bar")).toContainText("Another tab writes this network");
  await second.drawer("Networks");
  await row(second, "Nothing yet").getByRole("button").first().click();
  await expect(second.page.locator(".keeping-bar")).toHaveCount(0);
  await expect(row(second, "The trained one")).toContainText("open in another tab");
  await row(second, "The trained one").getByRole("button").first().focus();
  await second.page.keyboard.press("Delete");
  await expect(second.notice("“The trained one” is open in another tab: delete it there")).toBeVisible();
  await row(second, "The trained one").getByRole("button").first().click();
  await expect(second.page.locator(".keeping-bar")).toContainText("Another tab writes this network");
  await expect(name(second)).toHaveValue("The trained one");
  await name(first).fill("Trained here");
  await expect(name(second)).toHaveValue("Trained here");
});

test("a version is kept, the network edited, what changed read in words and marked on the canvas, and the version restored", async () => {
  const editor = shared();
  const { page } = editor;
  await page.keyboard.press("Control+Shift+s");
  await expect(page.getByRole("textbox", { name: "Name of the version to keep" })).toBeFocused();
  await page.keyboard.type("Before");
  await page.keyboard.press("Enter");
  await expect(editor.notice("“Before” is kept.")).toBeVisible();
  const versions = page.getByRole("list", { name: "Versions of this network" });
  await expect(versions.getByRole("listitem").filter({ hasText: "Before" })).toContainText(
    /epoch \d+ · loss/,
  );

  await editor.choose("hidden1");
  await editor.setNumber("Units", 5);
  await editor.node("tanh2").locator(".node-header").click();
  await page.keyboard.press("Control+Delete");
  await expect(editor.nodes()).toHaveCount(8);
  await editor.command("Other networks").click();
  await page.keyboard.press("Control+Shift+s");
  await page.getByRole("button", { name: /^What changed since “Before”/ }).click();
  const said = page.getByRole("region", { name: "What changed" });
  await expect(said).toContainText("“hidden1”: units 4 → 5");
  await expect(said).toContainText("“tanh2” (tanh) removed, which stood after “hidden2”");
  await expect(page.locator(".comparison-ring.changed")).toContainText("units 4 → 5");
  await expect(page.locator(".comparison-ghost")).toContainText("removed");
  await expectCleanInBothThemes(page, "what changed");
  await page.locator(".canvas-field").focus();
  await page.keyboard.press("Escape");
  await expect(page.locator(".comparison-ring")).toHaveCount(0);

  await page.getByRole("button", { name: /^More of “Before”/ }).click();
  await page.getByRole("menuitem", { name: "Restore" }).click();
  await expect(editor.nodes()).toHaveCount(9);
  await expect.poll(() => epoch(editor)).toBeGreaterThan(2);
  await page.getByRole("button", { name: "Undo restore Before" }).click();
  await expect(editor.nodes()).toHaveCount(8);
});

test("a file opens as a network of its own, and is compared with how it came", async () => {
  const editor = shared();
  const { page } = editor;
  const file = JSON.parse(await editor.savedFile());
  await editor.openFile(JSON.stringify({ ...file, name: "From a file" }), "mine.json");
  await expect(name(editor)).toHaveValue("From a file");
  await name(editor).fill("Another name");
  await page.getByRole("button", { name: /^What changed since “As opened from mine.json”/ }).click();
  await expect(page.getByRole("region", { name: "What changed" })).toContainText(
    "name: “From a file” → “Another name”",
  );
});
