/** Files that come with the product (those in public/), fetched when they are first needed. */
import type { DataFile } from "../../core/data/parse/byte-reader";

/** The file of this name, or the sentence that says why it could not be had. */
export type ReadAsset = (name: string) => Promise<DataFile | string>;

/** Fetches assets from beside the page. `base` is asked at each fetch: the page tells it to the worker after the start. */
export function fetchedAssets(base: () => string): ReadAsset {
  return async (name) => {
    try {
      const response = await fetch(new URL(name, base()));
      if (!response.ok) return `“${name}” answered ${response.status}. Reload the page to try again.`;
      return new File([await response.blob()], name);
    } catch {
      return `“${name}” could not be fetched. Check the connection and try again.`;
    }
  };
}
