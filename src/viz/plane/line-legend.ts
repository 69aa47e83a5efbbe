/** Beside the classes in a large picture's legend: which line is which, of those that are drawn at this moment. */
import { LEGEND_TEXT_GAP, type LegendLayout } from "../kit/legend";
import { TEXT_SIZE } from "../kit/text-size";
import { textWidth } from "../kit/text-width";

/** A kind of line on the picture, in the order of the legend: one that comes and goes with a stop moves no other. */
export const LINE_SIGNS = ["boundary", "unitSquare", "bestLine"] as const;
export type LineSign = (typeof LINE_SIGNS)[number];

/** What each is called where there is room, and where there is little: as in the menu that shows and hides them. */
const WORDS: Readonly<Record<LineSign, { readonly full: string; readonly short: string }>> = {
  boundary: { full: "the network’s decision line", short: "decision line" },
  unitSquare: { full: "unit square", short: "unit square" },
  bestLine: { full: "best straight line", short: "best line" },
};
/** Width of each sample: a dash and a half tell a dashed line. */
export const SAMPLE_WIDTH: Readonly<Record<LineSign, number>> = {
  boundary: 20,
  unitSquare: 11,
  bestLine: 29,
};
/** From a sample to its words. */
export const SAMPLE_GAP = 6;
const GAP = 16;
const ROW = 20;

/** Where the lines' samples stand, relative to the legend's top left corner. */
export interface LineRow {
  readonly left: number;
  /** Of the middle of the row. */
  readonly y: number;
  readonly right: number;
  readonly words: "full" | "short";
}

export interface PlacedSign {
  readonly sign: LineSign;
  readonly text: string;
  /** Of the sample's left edge and its middle. */
  readonly x: number;
  readonly y: number;
}

/**
 * The lines' row, and the height of the legend with it: the classes' last one, with fewer words where they do not fit, otherwise one of their own. It
 * depends on what may be drawn and not on what is, so that no picture jumps while a film runs.
 * @param width room in CSS pixels
 */
export function lineRow(
  classes: LegendLayout,
  possible: readonly LineSign[],
  width: number,
): { readonly row: LineRow; readonly height: number } {
  const last = classes.entries.at(-1);
  const end = last ? last.x + LEGEND_TEXT_GAP + textWidth(last.text, TEXT_SIZE.legend) + GAP : 0;
  const beside = { left: end, y: last?.y ?? ROW / 2, right: width };
  const below = { left: 0, y: classes.height + ROW / 2, right: width };
  for (const place of [beside, below]) {
    for (const words of ["full", "short"] as const) {
      const row = { ...place, words };
      if (placeSigns(row, possible).length === possible.length) return { row, height: place.y + ROW / 2 };
    }
  }
  return { row: { ...below, words: "short" }, height: below.y + ROW / 2 };
}

/** Those that fit. */
export function placeSigns(
  { left, y, right, words }: LineRow,
  signs: readonly LineSign[],
): readonly PlacedSign[] {
  const placed: PlacedSign[] = [];
  let x = left;
  for (const sign of signs) {
    const text = WORDS[sign][words];
    const end = x + SAMPLE_WIDTH[sign] + SAMPLE_GAP + textWidth(text, TEXT_SIZE.legend);
    if (end > right) break;
    placed.push({ sign, text, x, y });
    x = end + GAP;
  }
  return placed;
}

/** The room of a legend, before it is known which lines the picture has. */
export interface LegendRoom extends LegendLayout {
  readonly left: number;
  readonly top: number;
  readonly lines: LineRow;
}
