/** Style sheets that did not come: the bundler's loader asks for each but once, so a second try is ours. */

const missing = new Set<HTMLLinkElement>();

// Errors of elements do not bubble. One that failed has an empty sheet like any other, so it has to be noticed now.
document.addEventListener(
  "error",
  ({ target }) => {
    if (target instanceof HTMLLinkElement && target.rel === "stylesheet") missing.add(target);
  },
  { capture: true },
);

/**
 * Asks again for every style sheet of the page that is not there.
 * @throws Error where one fails again
 */
export async function fetchMissingStyles(): Promise<void> {
  await Promise.all([...missing].map(fetchAgain));
}

function fetchAgain(link: HTMLLinkElement): Promise<void> {
  missing.delete(link);
  // The same element would not ask again.
  const copy = link.cloneNode() as HTMLLinkElement;
  return new Promise((resolve, reject) => {
    copy.addEventListener("load", () => resolve());
    copy.addEventListener("error", () => reject(new Error(`${copy.href} could not be fetched.`)));
    link.replaceWith(copy);
  });
}
