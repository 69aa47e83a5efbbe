/** Notices the first picture of the network, after which the other parts of the page are fetched. */
import type { App } from "../app/app";
import { firstPictureIsThere } from "./kit/in-turn";

/** Milliseconds after which nothing waits for a picture any more: a network may have none. */
const PATIENCE = 1500;

const MARK = "first-picture";

/**
 * Says when it is on the screen, or that there is none to wait for.
 * @param standing kept when the page stands in the document: the trainer may be faster
 */
export async function announceFirstPicture(app: App, standing: Promise<void>): Promise<void> {
  await standing;
  const stop = app.run.subscribe(look);
  const timer = setTimeout(go, PATIENCE);
  look();

  function look(): void {
    const { overview, pictureRefusal, dataRefusal, message } = app.run.getState();
    if (overview) afterPaint(go);
    else if (pictureRefusal ?? dataRefusal ?? message ?? app.session.getState().page === "lab") go();
  }

  function go(): void {
    stop();
    clearTimeout(timer);
    if (performance.getEntriesByName(MARK).length === 0) performance.mark(MARK);
    firstPictureIsThere();
  }
}

/** Frames stand still in a tab behind others. */
function afterPaint(then: () => void): void {
  if (document.hidden) then();
  else requestAnimationFrame(() => setTimeout(then));
}
