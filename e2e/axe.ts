/** What axe has to say about the page as it stands. */
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Fails where axe finds a fault. @param what the state of the page, for the message; @param only these rules alone */
export async function expectClean(page: Page, what: string, only?: string[]): Promise<void> {
  // The page has no frames, so axe needs no second page to put their results together, and nobody reads the lists
  // of what is right: the faults found are the same, in a fifth of the time.
  const builder = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });
  const { violations } = await (only ? builder.withRules(only) : builder).analyze();
  const faults = violations.flatMap(({ id, nodes }) => {
    const places = nodes.filter((node) => !isFocusGuard(id, node.html));
    return places.length > 0
      ? [`${what}: ${id} at ${places.map((node) => node.target.join(" ")).join("; ")}`]
      : [];
  });
  expect(faults).toEqual([]);
}

/**
 * Base UI puts an element at both ends of what it opens that Tab reaches and that passes the focus on at once, into it or
 * out of it; there is no prop to leave them out (1.9.0: FloatingFocusManager renders them in every portal, whatever `modal`
 * says). Nothing of them is read out, so they are hidden from screen readers, and the focus never rests there:
 * a menu without a button closes on Tab (canvas-menus.spec.ts). axe knows the pattern and leaves it open where a dialog is open (`focusable-modal-open`),
 * but not where a menu is.
 */
function isFocusGuard(rule: string, html: string): boolean {
  return rule === "aria-hidden-focus" && html.includes("data-base-ui-focus-guard");
}

/** Those of axe's usual rules that look at colours. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];

/**
 * The same in light, and its colours in dark, which is all that another theme changes; the page is left light. It has to be asked for
 * less motion, or colours are on their way.
 */
export async function expectCleanInBothThemes(page: Page, what: string): Promise<void> {
  await emulateTheme(page, "dark");
  await expectClean(page, `${what}, dark`, OF_COLOURS);
  await emulateTheme(page, "light");
  await expectClean(page, `${what}, light`);
}

/** As if the system had changed its theme. A busy Chromium does not always tell; who comes back to the page looks again. */
async function emulateTheme(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
}
