/** A unit's map as pixels: purple below zero, the panel at zero, green above, and slanted lines where it is no number. */
import { mix, parseHex, toCss } from "../kit/colour";
import { fillHatch } from "../kit/hatch";
import type { Rectangle } from "../kit/scale";
import type { PictureTheme } from "../kit/theme";
import type { UnitMap } from "./view-model";

const STRONGEST = 0.85;

/** The ramp from −scale to +scale, evenly spaced. */
export function rampColours(theme: PictureTheme): readonly string[] {
  return Array.from({ length: 17 }, (_, index) => mapColour((index - 8) / 8, theme));
}

/** Shades on either side of zero. */
const SHADES = 96;
const shades = new WeakMap<PictureTheme, readonly string[]>();

/** @param share of the scale, −1 to 1 */
function mapColour(share: number, theme: PictureTheme): string {
  let all = shades.get(theme);
  if (!all) {
    all = Array.from({ length: 2 * SHADES + 1 }, (_, index) => {
      const at = (index - SHADES) / SHADES;
      const end = parseHex(at < 0 ? theme.negative : theme.positive);
      return toCss(mix(parseHex(theme.panel), end, STRONGEST * Math.abs(at)));
    });
    shades.set(theme, all);
  }
  return all[SHADES + Math.round(SHADES * Math.min(1, Math.max(-1, share)))] ?? theme.panel;
}

/** Cell by cell, on whole pixels, so that no seams show. */
export function paintUnitMap(
  context: CanvasRenderingContext2D,
  { size, values }: UnitMap,
  box: Rectangle,
  scale: number,
  theme: PictureTheme,
): void {
  if (!values.every(Number.isFinite)) fillHatch(context, box, theme);
  const edge = (from: number, length: number, index: number) => Math.round(from + (index * length) / size);
  for (const [cell, value] of values.entries()) {
    if (!Number.isFinite(value)) continue;
    context.fillStyle = mapColour(value / scale, theme);
    const [column, row] = [cell % size, Math.floor(cell / size)];
    const left = edge(box.left, box.width, column);
    const top = edge(box.top, box.height, row);
    const right = edge(box.left, box.width, column + 1);
    context.fillRect(left, top, right - left, edge(box.top, box.height, row + 1) - top);
  }
}
