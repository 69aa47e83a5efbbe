/** Signed numbers as pixels: purple below zero, the panel at zero, green above, and slanted lines where there is no number. */
import { mix, parseHex, type Rgb, toCss } from "./colour";
import { fillHatch } from "./hatch";
import type { Rectangle } from "./scale";
import type { PictureTheme } from "./theme";

/** A table of numbers to be seen as cells. */
export interface SignedCells {
  readonly columns: number;
  readonly rows: number;
  /** [rows, columns] in image order. */
  readonly values: Float32Array;
}

/** How much of its end colour the scale's end takes: no ink has to be read on it. */
const STRONGEST = 0.85;
/** Shades on either side of zero. */
const SHADES = 96;

const shades = new WeakMap<PictureTheme, readonly Rgb[]>();

/** From −scale to +scale. */
function shadesOf(theme: PictureTheme): readonly Rgb[] {
  let all = shades.get(theme);
  if (!all) {
    all = Array.from({ length: 2 * SHADES + 1 }, (_, index) => {
      const at = (index - SHADES) / SHADES;
      const end = parseHex(at < 0 ? theme.negative : theme.positive);
      return mix(parseHex(theme.panel), end, STRONGEST * Math.abs(at));
    });
    shades.set(theme, all);
  }
  return all;
}

/** The ramp from −scale to +scale, evenly spaced. */
export function rampColours(theme: PictureTheme): readonly string[] {
  return shadesOf(theme)
    .filter((_, index) => index % 12 === 0)
    .map((colour) => toCss(colour));
}

/**
 * Opaque pixels, [rows, columns, 4]; cells without a number are left transparent.
 * @internal
 */
export function signedPixels(
  { values }: SignedCells,
  scale: number,
  theme: PictureTheme,
): Uint8ClampedArray<ArrayBuffer> {
  const all = shadesOf(theme);
  const pixels = new Uint8ClampedArray(4 * values.length);
  for (let cell = 0; cell < values.length; cell++) {
    const value = values[cell] as number;
    if (!Number.isFinite(value)) continue;
    const share = Math.min(1, Math.max(-1, value / scale));
    pixels.set(all[SHADES + Math.round(SHADES * share)] ?? [], 4 * cell);
    pixels[4 * cell + 3] = 255;
  }
  return pixels;
}

/**
 * Draws the cells into their box; those without a number are hatched.
 * @param scale the magnitude that takes the full colour; larger ones take it too
 */
export function paintSigned(
  context: CanvasRenderingContext2D,
  cells: SignedCells,
  box: Rectangle,
  scale: number,
  theme: PictureTheme,
): void {
  const { columns, rows } = cells;
  if (!cells.values.every(Number.isFinite)) fillHatch(context, box, theme);
  const canvas = new OffscreenCanvas(columns, rows);
  canvas
    .getContext("2d")
    ?.putImageData(new ImageData(signedPixels(cells, scale, theme), columns, rows), 0, 0);
  // Cells stay cells: what lies between them has not been asked of the network.
  context.imageSmoothingEnabled = false;
  context.drawImage(canvas, box.left, box.top, box.width, box.height);
  context.imageSmoothingEnabled = true;
}
