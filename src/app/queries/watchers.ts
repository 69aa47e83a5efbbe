/** Counts who looks at something just now, so that nobody's pictures are not made. */

export interface Watchers {
  readonly isWatched: () => boolean;
  /** Looks until the function it gives back is called. */
  readonly watch: () => () => void;
}

/** @param came is called when the first one looks, `left` when the last one has gone */
export function createWatchers({
  came,
  left,
}: {
  readonly came?: () => void;
  readonly left?: () => void;
} = {}): Watchers {
  let count = 0;
  return {
    isWatched: () => count > 0,
    watch() {
      count += 1;
      if (count === 1) came?.();
      let isOver = false;
      return () => {
        if (isOver) return;
        isOver = true;
        count -= 1;
        if (count === 0) left?.();
      };
    },
  };
}
