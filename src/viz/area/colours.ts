/**
 * The colours of area: ochre where a cell has grown, petrol where it has shrunk, the bare panel where it is as
 * large as it was, in half steps of a doubling. A scale of its own: no class, no weight and no side of the sheet
 * is told by it; it runs along yellow and blue, which all but a few people see apart, and by lightness besides.
 */
import { contrast, mix, parseHex, type Rgb, toCss } from "../kit/colour";
import type { PictureTheme } from "../kit/theme";

/** Doublings at which the scale ends, both ways: a sixty-fourth and sixty-four times; beyond, the end colour. */
export const DOUBLINGS = 6;
/** Steps of colour in a doubling. */
export const STEPS = 2;

const ends = {
  light: { less: "#0A3F52", more: "#D9A400" },
  dark: { less: "#A9DCE8", more: "#B07F00" },
} as const satisfies Record<PictureTheme["name"], object>;

/** The step of a ratio: 0 as large as before, STEPS a doubling, −STEPS a halving, cut at the scale's ends. */
export function areaStep(ratio: number): number {
  const step = Math.round(STEPS * Math.log2(ratio));
  const most = STEPS * DOUBLINGS;
  // −0 and 0 are one step.
  return Math.max(-most, Math.min(most, step)) + 0;
}

/** The CSS colour of a step (`areaStep`). */
export function areaColour(step: number, theme: PictureTheme): string {
  return toCss(areaRgb(step, theme));
}

function areaRgb(step: number, theme: PictureTheme): Rgb {
  const { less, more } = ends[theme.name];
  const share = Math.min(1, Math.abs(step) / (STEPS * DOUBLINGS));
  // The first step has to be seen beside none.
  const strength = step === 0 ? 0 : 0.08 + 0.87 * share;
  return mix(parseHex(theme.panel), parseHex(step < 0 ? less : more), strength);
}

/** Of ink and panel the one that stands out more from a step's colour: what it is hatched with. */
export function hatchInk(step: number, theme: PictureTheme): string {
  const fill = areaRgb(step, theme);
  const stands = (hex: string) => contrast(fill, parseHex(hex));
  return stands(theme.ink) >= stands(theme.panel) ? theme.ink : theme.panel;
}

/** Where a layer has left no area. */
export function killedColour(theme: PictureTheme): string {
  return toCss(mix(parseHex(theme.panel), parseHex(theme.second), 0.5));
}
