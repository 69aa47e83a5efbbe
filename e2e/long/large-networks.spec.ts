/** The largest network that dagre lays out, in a row. */
import { expect, test } from "@playwright/test";
import { saveNetwork } from "../../src/core/network/file";
import { largeNetworks } from "../../src/core/testing/large-networks";
import { Editor } from "../editor";
import { expectAnswers } from "../expect-answers";

test("1,000 nodes in a row are arranged beside the page", async ({ page: first }) => {
  const editor = await Editor.open(first);
  const { page } = editor;
  await editor.openFile(saveNetwork(largeNetworks["a chain that trains"](1000)));
  await expect(page.getByText("1,000 nodes")).toBeVisible();
  const worker = page.waitForEvent("worker");
  await editor.command("Arrange").click();
  await worker;
  await expect(page.getByRole("button", { name: "Undo arrange" })).toBeVisible();
  await expectAnswers(page);
});
