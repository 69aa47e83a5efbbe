/** One page for several journeys: loading the page is a good part of what a short journey costs. */
import { type Page, test } from "@playwright/test";

/**
 * Opens a page before the first test of the file or the describe that calls this, and closes it after the last.
 * Where a journey begins in the state in which the one before left the page, the mode is to be "serial". After a
 * failure in the usual mode the next test gets a page of its own.
 * @param open what stands for the page in the tests: an Editor, a Lab, the page itself
 * @returns the same in every test
 */
export function sharedPage<T>(open: (page: Page) => Promise<T>): () => T {
  let shared: { readonly value: T; readonly page: Page } | undefined;
  test.beforeAll(async ({ browser }) => {
    const page = await (await browser.newContext()).newPage();
    shared = { value: await open(page), page };
  });
  test.afterAll(async () => shared?.page.context().close());
  return () => {
    if (!shared) throw new Error("sharedPage: only tests may ask for it");
    return shared.value;
  };
}
