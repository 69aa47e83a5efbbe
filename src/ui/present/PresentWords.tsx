/** What is seen, in the largest type that fits its place: a sentence that is cut is none. */
import { memo, type ReactNode, type RefObject, useLayoutEffect, useRef } from "react";
import { useSession } from "../context";
import { useSize } from "../kit/use-size";

export interface PresentWordsProps {
  readonly name: string;
  readonly sentence: string;
  /** What else there is to say of it; the same element while that is the same. */
  readonly line?: ReactNode;
}

/** Laid out only as its words change, not at every frame of the film. */
export const PresentWords = memo(function PresentWords({ name, sentence, line }: PresentWordsProps) {
  const words = useRef<HTMLElement>(null);
  useFittedType(words);
  return (
    <section ref={words} className="present-words" aria-live="polite" aria-label="What is seen">
      <h2>{name}</h2>
      <p className="present-sentence">{sentence}</p>
      {line && <p className="present-line">{line}</p>}
    </section>
  );
});

/** Shares of the size that was asked for, the largest first; below the last one the place scrolls. */
const FITS = [1, 0.9, 0.8, 0.72, 0.64, 0.57, 0.5, 0.44, 0.38, 0.32, 0.26];

/** Writes on the place the share of the type's size at which all of it is in sight; found anew as words, place and room change. */
function useFittedType(place: RefObject<HTMLElement | null>): void {
  useSize(place);
  useSession((state) => state.preferences.room);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    for (const fit of FITS) {
      element.style.setProperty("--fit", String(fit));
      if (element.scrollHeight <= element.clientHeight && element.scrollWidth <= element.clientWidth) return;
    }
  });
}
