/**
 * The scale of a fitted film. Every stop has a fitted span of its own, and between two stops the picture zooms
 * from one to the other as smoothly as the plane moves: it neither jumps nor hides a stretch by following it.
 */
import { type Film, frameAt, stopTime } from "../../core/film/film";
import { type Bounds, boundsOf, fitSpan } from "../kit/fit";
import type { Span } from "../kit/scale";

/** Room around what is shown, as a share of its half-width. */
const MARGIN = 0.06;

/** The fitted span of every stop. `previous`: those of the film before, kept while they suit. */
export function stopSpans(film: Film, shared: Span, previous: readonly Span[] = []): readonly Span[] {
  return film.route.map((_, index) => {
    const { sheet, data } = frameAt(film, stopTime(film, index));
    return fitSpan(boundsOf(sheet, data), shared, previous[index]);
  });
}

/** The span at a moment; `bounds` is what the moment's frame shows, which is always inside. */
export function filmSpan(
  film: Film,
  time: number,
  spans: readonly Span[],
  bounds: Bounds | undefined,
): Span | undefined {
  const chapter = Math.max(
    0,
    film.chapters.findLastIndex(({ start }) => start <= time),
  );
  const to = spans[chapter];
  const from = spans[chapter - 1] ?? to;
  const start = film.chapters[chapter]?.start ?? 0;
  const end = stopTime(film, chapter);
  if (!from || !to) return undefined;
  const share = end > start ? smooth(Math.min(1, Math.max(0, (time - start) / (end - start)))) : 1;
  const mixed = {
    cx: from.cx + share * (to.cx - from.cx),
    cy: from.cy + share * (to.cy - from.cy),
    half: from.half ** (1 - share) * to.half ** share,
  };
  return bounds ? { ...mixed, half: Math.max(mixed.half, reach(mixed, bounds)) } : mixed;
}

/** Half the side of the smallest square about the span's centre that holds the bounds with a little room. */
function reach({ cx, cy }: Span, { left, right, bottom, top }: Bounds): number {
  return Math.max(cx - left, right - cx, cy - bottom, top - cy) * (1 + MARGIN);
}

/** Smoothstep: 3t² − 2t³. */
function smooth(share: number): number {
  return share * share * (3 - 2 * share);
}
