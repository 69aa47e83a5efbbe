/** One page for several journeys: loading the page is a good part of what a short journey costs. */
import { type Page, test } from "@playwright/test";

/**
 * Opens a page before the first test of the file or the describe that calls this, and closes it after the last.
 * A journey that begins where the one before ended needs the mode "serial", in which a failure ends the file. Others
 * say themselves what they begin with, and get a page of their own after a failure.
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
