/** How wide the page is (side by side, stacked, tabs), and whether less motion is asked for. */
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

const reduced = window.matchMedia("(prefers-reduced-motion: reduce)");

function listenToMotion(changed: () => void): () => void {
  reduced.addEventListener("change", changed);
  return () => reduced.removeEventListener("change", changed);
}

/** Whether this person asked their system for less motion. */
export function useReducedMotion(): boolean {
  return useSyncExternalStore(listenToMotion, () => reduced.matches);
}

export type PageWidth = "wide" | "medium" | "narrow";

/** wide from 1024 CSS pixels on, narrow below 700. */
export function usePageWidth(): PageWidth {
  return useSyncExternalStore(listen, () => (narrow.matches ? "narrow" : medium.matches ? "medium" : "wide"));
}
