/** When documents that are too many go: a while after the page has come, and after another one has begun. */
import type { Reach } from "./recent-work";

/** Milliseconds. */
const THINS_AFTER = 5000;

/**
 * What could not be taken away is so the next time.
 * @param say is told what is about to go
 * @returns what is called where there may be too many
 */
export function createThinning(
  { storage, ownership }: Pick<Reach, "storage" | "ownership">,
  say: (sentence: string) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function thin(): Promise<void> {
    try {
      // The page begins without.
      const { thinDocuments } = await import("./documents-that-go");
      const sentence = await thinDocuments(await storage(), ownership);
      if (sentence) say(sentence);
    } catch {
      // The next time.
    }
  }

  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => void thin(), THINS_AFTER);
  };
}
