/**
 * A scale that moves with the film: fitted at the ends and in the middle of every phase and gliding between, so that
 * neither a stretch leaves the picture nor the zoom jumps. The zoom is written on the picture while it differs.
 */
import type { Film } from "../../core/film/film";
import { drawnSheet } from "../../core/film/frame";
import { boundsOf, fitSpan } from "../kit/fit";
import type { Span } from "../kit/scale";

interface Key {
  readonly time: number;
  readonly span: Span;
}

const keysOf = new WeakMap<Film, { readonly shared: Span; readonly chapters: Map<number, readonly Key[]> }>();

/** The fitted span at a moment. Worked out a chapter at a time and kept with the film. */
export function filmSpan(film: Film, time: number, shared: Span): Span {
  let kept = keysOf.get(film);
  if (!kept || kept.shared.half !== shared.half) {
    kept = { shared, chapters: new Map() };
    keysOf.set(film, kept);
  }
  const found = film.chapters.findIndex(({ end }) => time < end);
  const index = found < 0 ? film.chapters.length - 1 : found;
  let keys = kept.chapters.get(index);
  if (!keys) {
    keys = chapterKeys(film, index, shared);
    kept.chapters.set(index, keys);
  }
  const next = keys.findIndex((key) => key.time > time);
  const after = keys[next < 0 ? keys.length - 1 : next];
  const before = keys[(next < 0 ? keys.length : next) - 1] ?? after;
  if (!before || !after) return shared;
  const length = after.time - before.time;
  const share = length > 0 ? Math.min(1, Math.max(0, (time - before.time) / length)) : 1;
  return glide(before.span, after.span, share);
}

/**
 * The shared scale, but for the last chapter: probabilities lie in a picture of their own size, an eighth of a usual
 * domain, and the picture glides to it while they come about. The zoom is written, as on every fitted picture.
 */
export function sharedFilmSpan(film: Film, time: number, shared: Span): Span {
  const chapter = film.chapters.findLast(({ start }) => start <= time);
  const plan = chapter && film.plans[film.chapters.indexOf(chapter)];
  if (!chapter || plan?.rest.kind !== "simplex") return shared;
  const end = chapter.phases.at(-1)?.end ?? chapter.start;
  const share = end > chapter.start ? Math.min(1, (time - chapter.start) / (end - chapter.start)) : 1;
  return glide(shared, filmSpan(film, end, shared), share * share * (3 - 2 * share));
}

/** The smallest span that has all of two others in it: two pictures on one scale. */
export function spanOver(one: Span, other: Span): Span {
  const low = (a: number, b: number) => Math.min(a - one.half, b - other.half);
  const high = (a: number, b: number) => Math.max(a + one.half, b + other.half);
  const [left, right] = [low(one.cx, other.cx), high(one.cx, other.cx)];
  const [bottom, top] = [low(one.cy, other.cy), high(one.cy, other.cy)];
  return { cx: (left + right) / 2, cy: (bottom + top) / 2, half: Math.max(right - left, top - bottom) / 2 };
}

function chapterKeys(film: Film, index: number, shared: Span): readonly Key[] {
  const chapter = film.chapters[index];
  if (!chapter) return [];
  const times = chapter.phases.flatMap(({ start, end }) => [start, (start + end) / 2]);
  times.push(chapter.phases.at(-1)?.end ?? chapter.start);
  const corners = simplexCorners(film, index);
  return times.map((time, at) => {
    const shown = at === times.length - 1 ? [corners] : [];
    return { time, span: fitSpan(boundsOf(drawnSheet(film, time), ...shown), shared) };
  });
}

/** The corners of a softmax's simplex, whose names are to be in the picture: [classes, 2]. */
function simplexCorners({ plans }: Film, index: number): Float32Array {
  const rest = plans[index]?.rest;
  if (rest?.kind !== "simplex" || !rest.frame) return new Float32Array();
  const { frame } = rest;
  const classes = frame.length / 2;
  return Float32Array.from(
    { length: 2 * classes },
    (_, at) => frame[(at % 2) * classes + Math.floor(at / 2)] ?? 0,
  );
}

/** From one span to another: sizes by their ratio, so that a zoom runs evenly. */
function glide(from: Span, to: Span, share: number): Span {
  const half = from.half * (to.half / from.half) ** share;
  // Places move with the zoom: along straight lines on the picture.
  const part = from.half === to.half ? share : (half - from.half) / (to.half - from.half);
  return { cx: from.cx + part * (to.cx - from.cx), cy: from.cy + part * (to.cy - from.cy), half };
}
