/**
 * The order in which the page comes together: first the network with its pictures, then the other parts, one at a time,
 * each in a task of its own, so that the page answers in between.
 */

/** Milliseconds after which the next part comes though the browser had no idle moment, as in a tab behind others. */
const LONGEST_WAIT = 100;

let open: () => void = () => undefined;
const first = new Promise<void>((resolve) => {
  open = resolve;
});

/** When the first picture is there: from then on other parts may be fetched. */
export const firstPicture: Promise<void> = first;

/** Says that the first picture is on the screen, or that there is none to wait for. Once is enough. */
export function firstPictureIsThere(): void {
  open();
}

let last: Promise<void> = first;

/** Shows a part after those that came before it: `show` is called in a task of its own, and is over when the part stands. */
export function inTurn(show: () => Promise<void>): void {
  last = last.then(idleMoment).then(show);
}

function idleMoment(): Promise<void> {
  return new Promise((resolve) => {
    // Not in every browser.
    if ("requestIdleCallback" in window) requestIdleCallback(() => resolve(), { timeout: LONGEST_WAIT });
    else setTimeout(resolve, 1);
  });
}
