/** Lays out a picture's legend: a mark and a name for each class, in as many rows as its width needs. */

export interface LegendEntry {
  readonly classIndex: number;
  readonly text: string;
  readonly hollow: boolean;
}

export interface LegendLayout {
  readonly entries: readonly (LegendEntry & { readonly x: number; readonly y: number })[];
  readonly height: number;
}

export const LEGEND_FONT_SIZE = 11.5;
export const LEGEND_ROW = 20;
/** From the mark's centre to its text. */
export const LEGEND_TEXT_GAP = 9;
/** From the left edge to the first mark's centre. */
const MARK_INSET = 5;
const GAP = 16;

/** Positions are relative to the legend's top left corner; y is a row's middle. */
export function layOutLegend(entries: readonly LegendEntry[], width: number): LegendLayout {
  let x = 0;
  let row = 0;
  const placed = entries.map((entry) => {
    const text = shorten(entry.text, width - MARK_INSET - LEGEND_TEXT_GAP);
    const wide = MARK_INSET + LEGEND_TEXT_GAP + textWidth(text, LEGEND_FONT_SIZE);
    if (x > 0 && x + wide > width) {
      x = 0;
      row++;
    }
    const at = { ...entry, text, x: x + MARK_INSET, y: row * LEGEND_ROW + LEGEND_ROW / 2 };
    x += wide + GAP;
    return at;
  });
  return { entries: placed, height: placed.length > 0 ? (row + 1) * LEGEND_ROW : 0 };
}

/** Cuts a name that is too wide, with an ellipsis. */
export function shorten(text: string, width: number, size = LEGEND_FONT_SIZE): string {
  if (textWidth(text, size) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(`${letters.join("")}…`, size) > width) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}

/** About how wide Inter sets a text, on the wide side: layouts are computed where no font can be measured. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const letter of text) {
    if (/[ijl.,:;'|!()\s]/.test(letter)) ems += 0.31;
    else if (/[ftr-]/.test(letter)) ems += 0.4;
    else if (/[mwMW%]/.test(letter)) ems += 0.92;
    else if (/[A-Z]/.test(letter)) ems += 0.72;
    else ems += 0.625;
  }
  return ems * size;
}
