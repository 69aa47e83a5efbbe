/** Colours computed from numbers: probabilities, signed weights; and contrast, for choosing a readable ink. */
import type { PictureTheme } from "./theme";

/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

/** How much of a class hue lies over the panel where the network is certain: in the dark more, or an orange is mud. */
const STRONGEST_TINT = { light: 0.36, dark: 0.5 } as const;
/** Contrast at which small words can be read (WCAG 2), and a little. */
const READABLE = 4.6;
/** In the dark a tint is further from grey than its hue by this factor. */
const VIVID = 1.5;
/** How much of its end colour the largest weight takes: dark enough to see, light enough to read ink on. */
const STRONGEST_WEIGHT = 0.5;

/** @param hex "#rrggbb" */
export function parseHex(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** @param alpha 0 to 1 */
export function toCss([red, green, blue]: Rgb, alpha = 1): string {
  const parts = `${Math.round(red)} ${Math.round(green)} ${Math.round(blue)}`;
  return alpha === 1 ? `rgb(${parts})` : `rgb(${parts} / ${alpha})`;
}

/** `share` of `over` laid on `under`, as the screen mixes a translucent colour: linear in the mixed colour. */
export function mix(under: Rgb, over: Rgb, share: number): Rgb {
  return [
    under[0] + (over[0] - under[0]) * share,
    under[1] + (over[1] - under[1]) * share,
    under[2] + (over[2] - under[2]) * share,
  ];
}

/**
 * The colour of a place in the plane: the winner's hue, the stronger the larger its lead (its probability less
 * the runner-up's). No lead is the bare panel, so a network that cannot tell shows no boundary.
 */
export function probabilityColour(hue: string, theme: PictureTheme, lead: number): Rgb {
  return mix(parseHex(theme.panel), certainty(hue, theme), Math.min(1, Math.max(0, lead)));
}

const certainties = new Map<string, Rgb>();

/** The colour where the network is certain: as strong a tint as ink can be read on. */
function certainty(hue: string, theme: PictureTheme): Rgb {
  const key = `${theme.name} ${hue}`;
  let found = certainties.get(key);
  if (!found) {
    const colour = parseHex(hue);
    const over = theme.name === "dark" ? vivid(colour) : colour;
    let share: number = STRONGEST_TINT[theme.name];
    const at = () => mix(parseHex(theme.panel), over, share);
    while (share > 0.1 && contrast(parseHex(theme.ink), at()) < READABLE) share -= 0.02;
    found = at();
    certainties.set(key, found);
  }
  return found;
}

/** Further from the grey of the same lightness. */
function vivid(colour: Rgb): Rgb {
  const grey = 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2];
  const [red, green, blue] = mix([grey, grey, grey], colour, VIVID).map((channel) =>
    Math.min(255, Math.max(0, channel)),
  ) as [number, number, number];
  return [red, green, blue];
}

/**
 * The colour of a signed number: purple below zero, the panel at zero, green above.
 * @param scale the magnitude that takes the full colour; larger ones take it too
 * @param strongest how much of its end colour that is; more where no ink has to be read on it
 */
export function weightColour(
  value: number,
  scale: number,
  theme: PictureTheme,
  strongest = STRONGEST_WEIGHT,
): string {
  const panel = parseHex(theme.panel);
  if (!Number.isFinite(value) || !(scale > 0)) return toCss(panel);
  const end = parseHex(value < 0 ? theme.negative : theme.positive);
  return toCss(mix(panel, end, strongest * Math.min(1, Math.abs(value) / scale)));
}

/** Relative luminance as WCAG 2 defines it, 0 to 1. */
function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map(toLinear) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours as WCAG 2 defines it, 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** An sRGB channel, 0 to 255, as light, 0 to 1. */
function toLinear(channel: number): number {
  const value = channel / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
