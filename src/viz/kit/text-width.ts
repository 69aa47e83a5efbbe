/** About how wide the product's fonts set a text: layouts are computed where no font can be measured. */

/** Width of a character of JetBrains Mono, as a share of the font size. */
export const MONO_ADVANCE = 0.6;

/** About how wide Inter sets a text, on the wide side. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const letter of text) {
    if (/[ijl.,:;'|!()\s]/.test(letter)) ems += 0.31;
    else if (/[ftr-]/.test(letter)) ems += 0.4;
    else if (/[mwMW%]/.test(letter)) ems += 0.92;
    else if (/[A-Z]/.test(letter)) ems += 0.72;
    // Beyond Latin a letter may be as wide as it is high.
    else if (letter > "\u2fff") ems += 1;
    else ems += 0.625;
  }
  return ems * size;
}

/** Cuts a text that is too wide, with an ellipsis. */
export function shorten(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(`${letters.join("")}…`, size) > width) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}
