/**
 * Which chords of the table a key press may mean. The printed letter counts first, so that Z is where a person reads
 * it (QWERTZ, AZERTY, Dvorak); the key's place counts where what it prints is no Latin letter (Cyrillic, Greek, Hebrew,
 * Arabic), and for digits and the full stop, which Shift prints otherwise on every layout.
 */

/** The part of a KeyboardEvent that matters here. */
export interface KeyPress {
  /** What is printed: "z", "я", "?", "Escape". */
  readonly key: string;
  /** The key's place, by its name on a US keyboard: "KeyZ". */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly getModifierState: (modifier: "AltGraph") => boolean;
}

const isLatin = (key: string) => /^[\p{Script=Latin}\p{ASCII}]$/u.test(key);
const isForeign = (key: string) => /^[\p{L}\p{Nd}]$/u.test(key) && !isLatin(key);

/** @returns chords in the table's words, the likeliest first */
export function chordsOf(press: KeyPress, isMac: boolean): readonly string[] {
  // What fills in a form may send presses without a key.
  const printed = (press.key ?? "").toLowerCase();
  if (printed === "" || printed === "dead" || printed === "process") return [];
  const place = placeOf(press, printed);
  const chords = [withModifiers(press, printed, isMac)];
  if (place !== undefined && place !== printed) chords.push(withModifiers(press, place, isMac));
  return chords;
}

/** The character of the key's place where that is what may be meant. */
function placeOf({ code }: KeyPress, printed: string): string | undefined {
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? [];
  if (letter) return isForeign(printed) ? letter.toLowerCase() : undefined;
  if (printed.length !== 1 || /[a-z0-9]/.test(printed)) return undefined;
  const [, digit] = /^Digit([0-9])$/.exec(code) ?? [];
  return digit ?? (code === "Period" ? "." : undefined);
}

function withModifiers(press: KeyPress, key: string, isMac: boolean): string {
  // AltGr prints characters, and on Windows looks like Ctrl and Alt together.
  const prints = press.getModifierState("AltGraph");
  const parts: string[] = [];
  if (!prints && (isMac ? press.metaKey : press.ctrlKey)) parts.push("mod");
  // Shift is part of a printed character already ("?", "+"), but not of letters, digits, named keys and places.
  const isPrinted = key === press.key.toLowerCase() && key.length === 1 && !/[\p{L}0-9]/u.test(key);
  if (press.shiftKey && !(isPrinted && parts.length === 0)) parts.push("shift");
  if (!prints && press.altKey) parts.push("alt");
  return [...parts, key].join("+");
}
