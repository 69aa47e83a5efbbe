/**
 * A part of the page in files of its own, which may come late, or not at all: without a connection, or after a new
 * version has taken the place of the one that is open. Where it does not come it says so in its own place and tries
 * again; the rest of the page goes on.
 */
import { type ComponentType, createElement, type ReactNode, useEffect, useSyncExternalStore } from "react";
import { firstPicture, inTurn } from "./in-turn";
import { fetchMissingStyles } from "./missing-styles";
import { PartFailed } from "./PartFailed";

/** Milliseconds before it is tried again by itself, one after the other; then when the connection comes back, or when asked. */
const AGAIN_AFTER = [1000, 5000, 20_000] as const;

export interface LazyPartParts<Props> {
  /** What it is called at the beginning of a sentence: "The matrix lab". */
  readonly name: string;
  /** Fetches it; called again after it has failed. */
  readonly load: () => Promise<ComponentType<Props>>;
  /** Its place: without children while it is on its way, with a sentence where it did not come. */
  readonly Frame: ComponentType<Props & { readonly children?: ReactNode }>;
}

/** The component that stands for the part: fetched when it is first shown, and kept from then on. */
export function lazyPart<Props extends object>(parts: LazyPartParts<Props>): ComponentType<Props> {
  const { name, load, Frame } = parts;
  let part: ComponentType<Props> | "waiting" | "failed" = "waiting";
  let isUnderWay = false;
  let failures = 0;
  const listeners = new Set<() => void>();

  function become(next: typeof part): void {
    part = next;
    for (const listener of listeners) listener();
  }

  async function fetchPart(): Promise<void> {
    if (isUnderWay) return;
    isUnderWay = true;
    try {
      await firstPicture;
      if (failures > 0) await fetchMissingStyles();
      const component = await load();
      inTurn(() => become(component));
    } catch {
      isUnderWay = false;
      const wait = AGAIN_AFTER[failures];
      failures += 1;
      become("failed");
      if (wait !== undefined) setTimeout(fetchPart, wait);
    }
  }

  function listen(listener: () => void): () => void {
    listeners.add(listener);
    window.addEventListener("online", fetchPart);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) window.removeEventListener("online", fetchPart);
    };
  }

  return function LazyPart(props: Props) {
    const now = useSyncExternalStore(listen, () => part);
    useEffect(() => void fetchPart(), []);
    if (now === "waiting") return createElement(Frame, props);
    if (now !== "failed") return createElement(now, props);
    const sentence = createElement(PartFailed, { name, onTryAgain: () => void fetchPart() });
    return createElement(Frame, props, sentence);
  };
}
