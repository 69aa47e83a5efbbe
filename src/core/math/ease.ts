/**
 * The one easing of all films: the start and the end of a motion are slow.
 * @param share of the motion's time; below 0 counts as 0, above 1 as 1
 * @returns share of the motion's way: ½ − ½ cos(π · share)
 */
export function ease(share: number): number {
  return 0.5 - 0.5 * Math.cos(Math.PI * Math.min(1, Math.max(0, share)));
}
