/** Whether the examples at hand lie one class around the other, as regions do: no matter how few or how uneven they are. */

/** Directions without an example of the outer class may be no wider than this, in radians: 15°. */
const MAX_GAP = Math.PI / 12;
/** Share of the inner class that has to lie inside; the others may be outliers. */
const MIN_INSIDE = 0.9;
/** Of more examples of a class evenly spread ones stand for all: those left out only make gaps narrower. */
const MAX_LOOKED_AT = 2000;

/**
 * Seen from the middle of the inner class, the outer one's examples stand all the way round, no gap between neighbouring
 * directions wider than 15°, and the polygon through them, taken in that order, has nine tenths of the inner class
 * inside. Then no straight line parts the two, for inner examples lie in the hull of the outer ones; and a border that
 * leaves the inner class has to squeeze through a gap that is narrow beside the way to it. Few examples leave wider gaps:
 * about 150 a ring are enough. In O(n log n).
 * @param points [count, 2]
 * @param labels [count]
 */
export function isEnclosed(
  points: ArrayLike<number>,
  labels: Uint8Array,
  inner: number,
  outer: number,
): boolean {
  const rowsOf = (wanted: number) =>
    thinned(Array.from(labels.keys()).filter((row) => labels[row] === wanted));
  const insiders = rowsOf(inner);
  if (insiders.length === 0) return false;
  const mean = (axis: number) =>
    insiders.reduce((sum, row) => sum + (points[2 * row + axis] as number), 0) / insiders.length;
  const [cx, cy] = [mean(0), mean(1)];
  const placeOf = (row: number) => {
    const [x, y] = [(points[2 * row] as number) - cx, (points[2 * row + 1] as number) - cy];
    return { x, y, angle: Math.atan2(y, x) };
  };
  const ring = rowsOf(outer)
    .map(placeOf)
    .sort((one, other) => one.angle - other.angle);
  const isClosed = ring.every(({ angle }, index) => {
    const next = ring[index + 1]?.angle ?? (ring[0]?.angle ?? 0) + 2 * Math.PI;
    return next - angle <= MAX_GAP;
  });
  if (ring.length === 0 || !isClosed) return false;
  const inside = insiders.filter((row) => isInside(placeOf(row), ring));
  return inside.length >= MIN_INSIDE * insiders.length;
}

function thinned(rows: readonly number[]): readonly number[] {
  const every = Math.ceil(rows.length / MAX_LOOKED_AT);
  return every <= 1 ? rows : rows.filter((_, index) => index % every === 0);
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
}

/** Whether a place is on the middle's side of the ring's edge in its direction. */
function isInside({ x, y, angle }: Place, ring: readonly Place[]): boolean {
  let low = 0;
  let high = ring.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ring[middle] as Place).angle > angle) high = middle;
    else low = middle + 1;
  }
  const to = ring[low % ring.length] as Place;
  const from = ring[(low + ring.length - 1) % ring.length] as Place;
  // The middle, at the origin, lies to the left of an edge that goes round it the positive way.
  return (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x) > 0;
}
