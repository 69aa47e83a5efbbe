/** Whether this person asked their system for less motion. */
import { useSyncExternalStore } from "react";

const query = window.matchMedia("(prefers-reduced-motion: reduce)");

function listen(changed: () => void): () => void {
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

export function useReducedMotion(): boolean {
  return useSyncExternalStore(listen, () => query.matches);
}
