/** Lays out a picture's legend: a mark and a name for each class, in as many rows as its width needs. */
import { NO_CLASS } from "./place-marks";
import { TEXT_SIZE } from "./text-size";
import { shorten, textWidth } from "./text-width";

export interface LegendEntry {
  readonly classIndex: number;
  readonly text: string;
  readonly hollow: boolean;
}

export interface LegendLayout {
  /** Positions relative to the legend's top left corner: of each mark's centre. */
  readonly entries: readonly (LegendEntry & { readonly x: number; readonly y: number })[];
  readonly width: number;
  readonly height: number;
}

/** From a mark's centre to its text. */
export const LEGEND_TEXT_GAP = 9;
const ROW = 20;
/** From the left edge to the first mark's centre. */
const MARK_INSET = 5;
const GAP = 16;

/** @param width room in CSS pixels; a name that is wider is cut */
export function layOutLegend(entries: readonly LegendEntry[], width: number): LegendLayout {
  let x = 0;
  let row = 0;
  let widest = 0;
  const placed = entries.map((entry) => {
    const text = shorten(entry.text, width - MARK_INSET - LEGEND_TEXT_GAP, TEXT_SIZE.legend);
    const wide = MARK_INSET + LEGEND_TEXT_GAP + textWidth(text, TEXT_SIZE.legend);
    if (x > 0 && x + wide > width) {
      x = 0;
      row++;
    }
    const at = { ...entry, text, x: x + MARK_INSET, y: row * ROW + ROW / 2 };
    widest = Math.max(widest, x + wide);
    x += wide + GAP;
    return at;
  });
  return { entries: placed, width: widest, height: placed.length > 0 ? (row + 1) * ROW : 0 };
}

/** How many of the points [n, 2] carry each label. */
export function countLabels(points: Float32Array, labels: Uint8Array): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (let index = 0; 2 * index + 1 < points.length; index++) {
    const label = labels[index] ?? NO_CLASS;
    if (label !== NO_CLASS) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return counts;
}

/**
 * An entry for each class that has a name or examples: its name and how many there are.
 * @param isCounted false: the name alone, where there is no room for more
 */
export function classEntries(
  classNames: readonly string[],
  counts: ReadonlyMap<number, number>,
  isCounted = true,
): readonly LegendEntry[] {
  return [...new Set([...classNames.keys(), ...counts.keys()])]
    .sort((a, b) => a - b)
    .map((classIndex) => ({
      classIndex,
      text: isCounted
        ? `${className(classNames, classIndex)} ${counts.get(classIndex) ?? 0}`
        : className(classNames, classIndex),
      hollow: false,
    }));
}

/** The name of a class; "class 3" where it has none. */
export function className(classNames: readonly string[] | undefined, classIndex: number): string {
  return classNames?.[classIndex] ?? `class ${classIndex + 1}`;
}
