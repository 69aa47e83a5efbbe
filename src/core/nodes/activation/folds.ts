/** Where an activation folds the plane on its way: the places at which (1 − u)·x + u·σ(x) turns back. */

/** Folds of a sine beyond so many turns are too close to tell apart. */
const MAX_TURNS = 12;

/** Of the sine: where 1 − u + u·cos x is zero, which it is nowhere before u = ½. Up to `reach` on both sides of 0. */
export function sineFolds(u: number, reach: number): readonly number[] {
  if (u <= 0.5) return [];
  const first = Math.acos(-(1 - u) / u);
  const places: number[] = [];
  for (let turn = 0; turn < MAX_TURNS && 2 * Math.PI * turn - first < reach; turn++) {
    for (const x of [2 * Math.PI * turn - first, 2 * Math.PI * turn + first]) {
      if (x >= 0 && x <= reach) places.push(x, -x);
    }
  }
  return places;
}
