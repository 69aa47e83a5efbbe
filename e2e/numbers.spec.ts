/** Numbers as people write them: read in every field, or said why not, and never put back without a word. */
import { expect, test } from "@playwright/test";
import { Editor } from "./editor";

test("a decimal comma, a typographic minus, an exponent, a fraction and spaces are read; letters are answered", async ({
  page,
}) => {
  await (await Editor.open(page)).settings();
  const rate = page.getByRole("spinbutton", { name: "Learning rate", exact: true });
  const field = page.locator(".field").filter({ has: rate });
  for (const [typed, number] of [
    ["0,01", "0.01"],
    [" 1e-3 ", "0.001"],
    ["1e−2", "0.01"],
    ["1/4", "0.25"],
  ] as const) {
    await rate.fill(typed);
    await rate.blur();
    await expect(rate).toHaveValue(number);
    await expect(field.getByRole("alert")).toHaveCount(0);
  }
  await rate.fill("abc");
  await rate.blur();
  await expect(rate).toHaveValue("abc");
  await expect(field.getByRole("alert")).toHaveText(
    "“abc” at character 1 is not known. Known are pi, e, sqrt, cos, sin, tan, exp and log. Learning rate stays 0.25.",
  );
  await expect(rate).toHaveAttribute("aria-invalid", "true");
  await rate.fill("1,000");
  await expect(field.getByRole("alert")).toContainText("may be 1000 or 1.000");
  await rate.fill("−0,5");
  await expect(field.getByRole("alert")).toContainText("Learning rate is -0.5. It must be");
  await rate.fill("0,001");
  await rate.blur();
  await expect(field.getByRole("alert")).toHaveCount(0);
});
