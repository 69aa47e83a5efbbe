/** How wide the page is: wide (side by side), medium (stacked), narrow (tabs). */
import { useSyncExternalStore } from "react";

const narrow = window.matchMedia("(max-width: 699px)");
const medium = window.matchMedia("(max-width: 1023px)");

function listen(changed: () => void): () => void {
  narrow.addEventListener("change", changed);
  medium.addEventListener("change", changed);
  return () => {
    narrow.removeEventListener("change", changed);
    medium.removeEventListener("change", changed);
  };
}

export type PageWidth = "wide" | "medium" | "narrow";

export function usePageWidth(): PageWidth {
  return useSyncExternalStore(listen, () => (narrow.matches ? "narrow" : medium.matches ? "medium" : "wide"));
}
