/** A part of the program in a file of its own, fetched when a command first needs it. */
import type { SessionStore } from "./session-store";

/**
 * Fetches it; where it does not come, a notice says so, and the command may be given again.
 * @param what at the beginning of a sentence: "Arranging"
 * @returns undefined where it did not come
 */
export async function fetchPart<Part>(
  session: SessionStore,
  what: string,
  load: () => Promise<Part>,
): Promise<Part | undefined> {
  try {
    return await load();
  } catch {
    session
      .getState()
      .notify(
        `${what} could not be loaded: there is no connection, or Unfold was updated after this page was opened. Try again, or reload the page.`,
        "error",
      );
    return undefined;
  }
}
