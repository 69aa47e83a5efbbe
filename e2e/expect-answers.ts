/** A page that is not held up. */
import { expect, type Page } from "@playwright/test";

/** It draws its next frames within a bound that no bearable task comes near. */
export async function expectAnswers(page: Page): Promise<void> {
  const waited = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const begun = performance.now();
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - begun)));
      }),
  );
  expect(waited).toBeLessThan(15_000);
}
