/**
 * A part of the page in files of its own, which may come late, or not at all: without a connection, or after a new
 * version has taken the place of the one that is open. Where it does not come it says so in its own place and tries
 * again; the rest of the page goes on.
 */
import {
  type ComponentType,
  createElement,
  type ReactNode,
  startTransition,
  useEffect,
  useState,
} from "react";
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
  /** Shows nothing itself and is needed at the first touch: it does not wait for its turn. */
  readonly isUrgent?: boolean;
}

/** The component that stands for the part: fetched when it is first shown, and kept from then on. */
export function lazyPart<Props extends object>(parts: LazyPartParts<Props>): ComponentType<Props> {
  const { name, load, Frame, isUrgent = false } = parts;
  let part: ComponentType<Props> | "waiting" | "failed" = "waiting";
  let isUnderWay = false;
  let failures = 0;
  /** Where it is shown, each with what it shows now. */
  const places = new Set<() => void>();
  let stands: () => void = () => undefined;

  /** Kept when it stands on the page, where it is shown anywhere. */
  function become(next: typeof part): Promise<void> {
    part = next;
    if (places.size === 0) return Promise.resolve();
    const standing = new Promise<void>((resolve) => {
      stands = resolve;
    });
    for (const look of places) look();
    return standing;
  }

  async function fetchPart(): Promise<void> {
    if (isUnderWay) return;
    isUnderWay = true;
    try {
      await firstPicture;
      if (failures > 0) await fetchMissingStyles();
      const component = await load();
      if (isUrgent) await become(component);
      else inTurn(() => become(component));
    } catch {
      isUnderWay = false;
      const wait = AGAIN_AFTER[failures];
      failures += 1;
      void become("failed");
      if (wait !== undefined) setTimeout(fetchPart, wait);
    }
  }

  function arrive(look: () => void): () => void {
    places.add(look);
    window.addEventListener("online", fetchPart);
    return () => {
      places.delete(look);
      stands();
      if (places.size === 0) window.removeEventListener("online", fetchPart);
    };
  }

  return function LazyPart(props: Props) {
    const [now, setNow] = useState(() => part);
    useEffect(() => {
      const show = () => setNow(() => part);
      // React makes it in pieces of a few milliseconds, and what a person does comes between them.
      const look = isUrgent ? show : () => startTransition(show);
      const leave = arrive(look);
      look();
      void fetchPart();
      return leave;
    }, []);
    useEffect(() => {
      if (now === part) stands();
    }, [now]);
    if (now === "waiting") return createElement(Frame, props);
    if (now !== "failed") return createElement(now, props);
    const sentence = createElement(PartFailed, { name, onTryAgain: () => void fetchPart() });
    return createElement(Frame, props, sentence);
  };
}
