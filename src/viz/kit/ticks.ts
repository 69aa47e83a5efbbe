/** Round numbers along an axis and for a ruler: 1, 2 or 5 times a power of ten. */
import { formatNumber } from "./numbers";

export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** The smallest of 1, 2, 5 × 10ᵏ that is at least `value`. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= value * (1 - 1e-12)) ?? 10;
  return step * power;
}

/** The largest of 1, 2, 5 × 10ᵏ that is at most `value`. */
export function roundDown(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value) + 1e-12);
  const step = [5, 2, 1].find((factor) => factor * power <= value * (1 + 1e-12)) ?? 1;
  return step * power;
}

/**
 * Round values from `from` to `to`, at least `spacing` apart (all in plane units), with labels that differ.
 * Empty where the range is not a proper one.
 */
export function makeTicks(from: number, to: number, spacing: number): readonly Tick[] {
  if (!(to > from) || !(spacing > 0) || !Number.isFinite(to - from)) return [];
  const step = roundUp(spacing);
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  // Far from the origin the step may be below what a label can tell apart; then it takes more digits.
  const digits = Math.max(3, Math.ceil(Math.log10(Math.max(Math.abs(from), Math.abs(to)) / step)) + 1);
  const ticks: Tick[] = [];
  for (let index = first; index <= last && ticks.length < 200; index++) {
    const value = index === 0 ? 0 : index * step;
    ticks.push({ value, label: formatNumber(value, Math.min(digits, 15)) });
  }
  return ticks;
}
