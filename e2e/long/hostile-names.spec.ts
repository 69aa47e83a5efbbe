/** Every payload in every text that a network has once, one after the other. */
import { expect, test } from "@playwright/test";
import { Editor } from "../editor";
import { watchForScripts, wholeNetwork } from "../hostile-names";
import { payloads } from "../xss-payloads";

test("none of the payloads runs in any place", async ({ page }) => {
  test.setTimeout(600_000);
  const watch = await watchForScripts(page);
  const editor = await Editor.open(page);
  for (const [index, payload] of payloads.entries()) {
    await editor.openFile(JSON.stringify(wholeNetwork(payload)), `${payload.replaceAll("/", "")}.json`);
    // The browser takes what no field can hold, such as a line break, out of it.
    await expect(page.getByRole("textbox", { name: "Name of the network" })).toHaveValue(
      payload.replaceAll(/[\r\n]/g, ""),
    );
    if (index % 10 === 0)
      for (const name of ["Summary", "Data", "Presets"] as const) await editor.drawer(name);
    await watch.expectNothingRan();
  }
});
