/** A cloud's colours by plain arithmetic: one of the two ways to paint, and the truth about the other. */
import { SHADES, tintOf } from "./scale";
import type { CloudView } from "./view-model";

/** Opaque where there are points, transparent where there are none: [size, size, 4], in image order. */
export function cloudPixels({ counts, size, sides, one, density, hues, ground }: CloudView) {
  const pixels = new Uint8ClampedArray(4 * size * size);
  const tints = new Map<number, number>();
  for (let cell = 0; cell < size * size; cell++) {
    let sum = 0;
    let red = 0;
    let green = 0;
    let blue = 0;
    for (let side = 0; side < sides; side++) {
      const count = counts[cell * sides + side] as number;
      const hue = hues[side];
      if (count === 0 || !hue) continue;
      sum += count;
      red += count * hue[0];
      green += count * hue[1];
      blue += count * hue[2];
    }
    if (sum === 0) continue;
    let tint = tints.get(sum);
    if (tint === undefined) {
      tint = Math.round(tintOf(sum, one, density) * (SHADES - 1)) / (SHADES - 1);
      tints.set(sum, tint);
    }
    // Where sides mix, their hues do, each by its share of the points.
    const at = 4 * cell;
    pixels[at] = ground[0] + (red / sum - ground[0]) * tint;
    pixels[at + 1] = ground[1] + (green / sum - ground[1]) * tint;
    pixels[at + 2] = ground[2] + (blue / sum - ground[2]) * tint;
    pixels[at + 3] = 255;
  }
  return pixels;
}
