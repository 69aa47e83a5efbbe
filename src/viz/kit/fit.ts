/**
 * A span fitted to what a picture shows. Its size climbs a ladder of round half-widths and its centre snaps to
 * a coarse lattice, and the span of the picture before is kept while it suits: a live picture holds still.
 */
import type { Span } from "./scale";

/** The smallest box around some points, in plane units. */
export interface Bounds {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

const RUNGS = [1, 1.5, 2, 3, 5, 7];
/** Free room around the content, as a share of its half-width. */
const MARGIN = 0.06;
/** Centres lie on multiples of the half-width divided by this. */
const CENTRE_STEPS = 4;
/** The previous span is kept until the content needs this many rungs less. */
const RUNGS_TO_SHRINK = 2;
/** A fitted span is used only where it is smaller than this share of the shared one. */
const MIN_GAIN = 0.75;
/** Below this share of the coordinates' size, differences are rounding of 32-bit numbers, not shape. */
const ROUNDING = 4e-6;

/** The box around all finite points of some [n, 2] lists; undefined where there is none. */
export function boundsOf(...lists: readonly Float32Array[]): Bounds | undefined {
  let left = Infinity;
  let right = -Infinity;
  let bottom = Infinity;
  let top = -Infinity;
  for (const points of lists) {
    for (let index = 0; index + 1 < points.length; index += 2) {
      const x = points[index] as number;
      const y = points[index + 1] as number;
      if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < bottom) bottom = y;
      if (y > top) top = y;
    }
  }
  return left <= right ? { left, right, bottom, top } : undefined;
}

/** The index on the ladder of the smallest rung that is at least `value`. */
function ladderIndex(value: number): number {
  const power = Math.floor(Math.log10(value));
  const mantissa = value / 10 ** power;
  const rung = RUNGS.findIndex((step) => step >= mantissa * (1 - 1e-9));
  return power * RUNGS.length + (rung < 0 ? RUNGS.length : rung);
}

/** The rung at an index: 1, 1.5, 2, 3, 5 or 7 times a power of ten. */
function ladderValue(index: number): number {
  const power = Math.floor(index / RUNGS.length);
  // Read as a decimal: 7 × 10⁻¹ computed is not 0.7.
  return Number(`${RUNGS[index - power * RUNGS.length] ?? 1}e${power}`);
}

/**
 * The span that shows `bounds` with a little room. It is the shared one where fitting would gain next to
 * nothing, and where all points coincide and there is no size to fit (moved to where they are, if need be).
 */
export function fitSpan(bounds: Bounds | undefined, shared: Span, previous?: Span): Span {
  if (!bounds) return shared;
  const extent = Math.max(bounds.right - bounds.left, bounds.top - bounds.bottom);
  const size = Math.max(...[bounds.left, bounds.right, bounds.bottom, bounds.top].map(Math.abs));
  const smallest = size * ROUNDING;
  const isPoint = extent <= smallest;
  const needed = isPoint ? Math.max(shared.half, smallest) : (extent / 2) * (1 + MARGIN);
  if (holds(shared, bounds) && needed >= shared.half * MIN_GAIN) return shared;
  if (isPoint) return centredSpan(bounds, needed);
  const index = ladderIndex(needed);
  if (previous && holds(previous, bounds) && ladderIndex(previous.half) - index <= RUNGS_TO_SHRINK) {
    return previous;
  }
  for (let rung = index; ; rung++) {
    const span = centredSpan(bounds, ladderValue(rung));
    if (holds(span, bounds) || rung > index + RUNGS.length) return span;
  }
}

function centredSpan({ left, right, bottom, top }: Bounds, half: number): Span {
  const lattice = half / CENTRE_STEPS;
  const snap = (value: number) => Math.round(value / lattice) * lattice;
  return { cx: snap((left + right) / 2), cy: snap((bottom + top) / 2), half };
}

function holds({ cx, cy, half }: Span, { left, right, bottom, top }: Bounds): boolean {
  const inner = half * (1 - MARGIN / 3);
  return left >= cx - inner && right <= cx + inner && bottom >= cy - inner && top <= cy + inner;
}
