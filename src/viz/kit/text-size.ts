/**
 * The sizes of words on pictures in CSS pixels, by what they say: beside the page's own (ui/tokens.css), because a
 * picture lays its words out before there is an element to measure.
 */
export const TEXT_SIZE = {
  /** Everything on thumbnails and strips; numbers under units. */
  tiny: 10,
  /** Numbers along a frame and on lines. */
  value: 10.5,
  /** Numbers along axes, notes, captions. */
  note: 11,
  /** Names beside samples. */
  legend: 11.5,
  /** Names of layers, words at arrows. */
  label: 12,
  /** What a plane of several is called. */
  title: 12.5,
} as const;
