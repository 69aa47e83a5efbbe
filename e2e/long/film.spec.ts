/** The whole film of M2, saved: its recording takes as long as it plays. */
import { test } from "@playwright/test";
import { Editor } from "../editor";
import { expectFilmThatPlays } from "../film";

test("the whole film of a trained M2 is saved as a WebM that plays", async ({ page }) => {
  test.setTimeout(180_000);
  const editor = await Editor.open(page);
  await editor.train();
  await expectFilmThatPlays(page);
});
