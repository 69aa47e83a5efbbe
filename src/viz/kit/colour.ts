/** Colours computed from numbers: probabilities, signed weights; and contrast, for choosing a readable ink. */
import type { PictureTheme } from "./theme";

/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

/** How much of a class hue lies over the panel where the network is certain. */
export const STRONGEST_TINT = 0.36;
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
export function probabilityColour(hue: Rgb, panel: Rgb, lead: number): Rgb {
  return mix(panel, hue, STRONGEST_TINT * Math.min(1, Math.max(0, lead)));
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
