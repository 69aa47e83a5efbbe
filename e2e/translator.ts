/** Does to a page what a browser's translator does to it: every text node goes into two `font` elements, again and again. */
import type { Page } from "@playwright/test";

export interface TranslatorManners {
  /** replaces: the page's text node is thrown away. wraps: it goes on living inside of the `font` elements. */
  readonly way: "replaces" | "wraps";
  /** Whether it leaves alone what says `translate="no"`, as the browsers' own do. */
  readonly polite: boolean;
}

/** Translates what is there and, from then on, what comes. Formulas and pictures are no words. */
export async function translate(page: Page, manners: TranslatorManners): Promise<void> {
  await page.evaluate(({ way, polite }) => {
    const leavesAlone = `script, style, font, svg, .katex${polite ? ", [translate=no]" : ""}`;
    const translateAll = () => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      while (walker.nextNode()) texts.push(walker.currentNode as Text);
      for (const text of texts) {
        if (text.data.trim() === "" || text.parentElement?.closest(leavesAlone)) continue;
        const outer = document.createElement("font");
        const inner = outer.appendChild(document.createElement("font"));
        if (way === "wraps") {
          text.before(outer);
          inner.append(text);
        } else {
          inner.append(text.data);
          text.replaceWith(outer);
        }
      }
    };
    translateAll();
    new MutationObserver(translateAll).observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  }, manners);
}
