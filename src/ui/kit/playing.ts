/** How a clock that plays goes on from one screen frame to the next: at a speed, to its end or round again. */

export interface Playing {
  /** Where its end lies, in its own units of time. */
  readonly duration: number;
  /** Its own units that pass in a second. */
  readonly speed: number;
  /** Begins again at its end. */
  readonly loops?: boolean;
}

/** The longest step of a clock, in seconds: a tab that was hidden goes on where it was. */
const MAX_STEP_SECONDS = 0.1;

/**
 * The moment after so many seconds on the wall.
 * @param moment in the clock's own units
 * @returns isOver: it has come to its end, and stops
 */
export function nextMoment(
  moment: number,
  seconds: number,
  { duration, speed, loops = false }: Playing,
): { readonly moment: number; readonly isOver: boolean } {
  const next = moment + Math.min(MAX_STEP_SECONDS, Math.max(0, seconds)) * speed;
  if (next < duration) return { moment: next, isOver: false };
  if (loops && duration > 0) return { moment: next % duration, isOver: false };
  return { moment: duration, isOver: true };
}
