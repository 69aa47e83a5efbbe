/**
 * What a cloud's colours mean: how many times denser than on the input plane the points lie, on a logarithmic
 * scale. So one scale serves every layer, every zoom and any number of points: for the plane itself it is ×1.
 */

export interface DensityScale {
  /** Powers of ten: at `low` and below the faintest tint, at `high` and above the full one. */
  readonly low: number;
  readonly high: number;
}

/** Where all pictures share one scale: from a tenth of the input's density to ten thousand times it. */
export const SHARED_SCALE: DensityScale = { low: -1, high: 4 };

/** Steps of the scale told apart in the colours. */
export const SHADES = 256;
/** The faintest tint: a single point is seen. */
export const FAINTEST = 0.12;

/**
 * The density that one point in a cell stands for.
 * @param area of the input's domain, in square units
 * @param half half the raster's side, in units
 */
export function densityOfOne(
  { points, area }: { readonly points: number; readonly area: number },
  { size, half }: { readonly size: number; readonly half: number },
): number {
  const cell = (2 * half) / size;
  return area / (Math.max(1, points) * cell * cell);
}

/** The decades that hold every density from one point in a cell to the fullest cell; at least two. */
export function fittedScale(one: number, fullest: number): DensityScale {
  if (!(fullest > 0) || !(one > 0)) return SHARED_SCALE;
  const low = Math.floor(Math.log10(one) + 1e-9);
  return { low, high: Math.max(low + 2, Math.ceil(Math.log10(one * fullest) - 1e-9)) };
}

/** How strong a cell with so many points is tinted: 0 where there is none, else from FAINTEST to 1. */
export function tintOf(count: number, one: number, { low, high }: DensityScale): number {
  if (!(count > 0)) return 0;
  const place = (Math.log10(count * one) - low) / (high - low);
  return FAINTEST + (1 - FAINTEST) * Math.min(1, Math.max(0, place));
}

/** The decades that a legend names: all of them, or every other one where they would be many. */
export function decadesOf({ low, high }: DensityScale): readonly number[] {
  const every = Math.ceil((high - low) / 6);
  return Array.from({ length: Math.floor((high - low) / every) + 1 }, (_, index) => low + index * every);
}

/** A decade as a legend writes it: "×0.1", "×100", "×10⁴". */
export function decadeLabel(decade: number): string {
  if (Math.abs(decade) <= 3) return `×${Number(`1e${decade}`)}`;
  const digits = [...String(Math.abs(decade))].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]);
  return `×10${decade < 0 ? "⁻" : ""}${digits.join("")}`;
}
