/** Which repeats of a folded block have a picture on its card. */

/**
 * The first, the last and some between, evenly; one that is wanted takes the place of the nearest between.
 * @param wanted those that somebody looks at: the film is there, or one is chosen; the earlier ones count first
 * @returns indices in order, as many as there is room for, never the same twice
 */
export function shownRepeats(count: number, room: number, wanted: readonly number[]): readonly number[] {
  if (count <= room) return Array.from({ length: count }, (_, index) => index);
  const shown = Array.from({ length: room }, (_, index) => Math.round((index * (count - 1)) / (room - 1)));
  /** Places that a wanted one may take: not the first and the last, and each but once. */
  const free = new Set(shown.keys());
  free.delete(0);
  free.delete(room - 1);
  for (const index of wanted) {
    if (shown.includes(index) || index < 0 || index >= count) {
      free.delete(shown.indexOf(index));
      continue;
    }
    const distance = (place: number) => Math.abs((shown[place] ?? 0) - index);
    const [nearest] = [...free].sort((one, other) => distance(one) - distance(other));
    if (nearest === undefined) break;
    free.delete(nearest);
    shown[nearest] = index;
  }
  return shown.sort((one, other) => one - other);
}
