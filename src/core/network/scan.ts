/**
 * Looks over the bytes of a saved file before anything is built from them: how deep, how many, how long. One pass that
 * keeps nothing, so that a file made to exhaust the reader is refused in a moment; what is not JSON, JSON.parse says.
 */
import { LIMITS } from "./network";

/** Deeper than any saved network, whose weights' shapes lie at six. */
const MOST_LEVELS = 32;
/** The most entries of a list or a group that has no limit of its own. */
const MOST_ENTRIES = 100_000;
/** The most values altogether: some ten to a node and five to a wire. */
const MOST_VALUES = 2_000_000;
/** The longest text in bytes, escapes and all; weights, which stand under "values", are as long as the file may be. */
const LONGEST_TEXT = 64_000;

/** By the key that a list stands under in the file itself. */
const MOST_OF = [
  { key: "nodes", most: LIMITS.nodes },
  { key: "wires", most: LIMITS.wires },
] as const;

export type Scan =
  /** @property isPlain no key has to be left out: none is "__proto__", however it may be written */
  | { readonly kind: "ok"; readonly isPlain: boolean }
  /** @property text in words that follow "it has" */
  | { readonly kind: "too-large"; readonly text: string }
  /** @property text in words that follow "it ends in the middle of" */
  | { readonly kind: "cut-off"; readonly text: string };

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_GROUP = 0x7b;
const CLOSE_GROUP = 0x7d;
const COMMA = 0x2c;
const COLON = 0x3a;

/** A text in the bytes, without its quotes. */
interface Text {
  readonly from: number;
  readonly to: number;
}

interface Level {
  readonly isList: boolean;
  /** The key that it stands under; its list's where it stands in one. */
  readonly name: Text;
  /** One less than the entries so far. */
  commas: number;
  /** The last key in it. */
  key: Text;
}

const nothing: Text = { from: 0, to: 0 };

/** @param bytes UTF-8 */
export function scanJson(bytes: Uint8Array): Scan {
  const top: Level = { isList: false, name: nothing, commas: 0, key: nothing };
  const levels: Level[] = [top];
  let level = top;
  let last = nothing;
  let isPlain = true;
  let values = 0;
  const place = ({ isList, name, key }: Level) => {
    const text = wordsOf(bytes, isList || key === nothing ? name : key);
    return text === "" ? "" : ` under “${text}”`;
  };
  for (let at = 0; at < bytes.length; at++) {
    switch (bytes[at]) {
      case QUOTE: {
        const to = endOfText(bytes, at + 1);
        if (to === undefined) return { kind: "cut-off", text: `a text${place(level)}` };
        last = { from: at + 1, to };
        if (to - at > LONGEST_TEXT && !isText(bytes, level.key, "values")) {
          const text = `a text of ${count(to - at - 1)} characters${place(level)}; the longest that is read has ${count(LONGEST_TEXT)}`;
          return { kind: "too-large", text };
        }
        at = to;
        break;
      }
      case COLON:
        level.key = last;
        if (isPlain && mayBePrototype(bytes, last)) isPlain = false;
        break;
      case COMMA: {
        level.commas += 1;
        values += 1;
        const own = levels.length === 3 && level.isList ? ownLimit(bytes, level.name) : undefined;
        if (own && level.commas >= own.most)
          return { kind: "too-large", text: `more than ${count(own.most)} ${own.key}` };
        if (level.commas >= MOST_ENTRIES)
          return {
            kind: "too-large",
            text: `more than ${count(MOST_ENTRIES)} entries${place({ ...level, key: nothing })}`,
          };
        if (values > MOST_VALUES)
          return { kind: "too-large", text: `more than ${count(MOST_VALUES)} values` };
        break;
      }
      case OPEN_LIST:
      case OPEN_GROUP: {
        if (levels.length > MOST_LEVELS)
          return { kind: "too-large", text: `values within values, more than ${MOST_LEVELS} deep` };
        const isList = bytes[at] === OPEN_LIST;
        level = { isList, name: level.isList ? level.name : level.key, commas: 0, key: nothing };
        levels.push(level);
        break;
      }
      case CLOSE_LIST:
      case CLOSE_GROUP:
        // One too many is no JSON, which JSON.parse says.
        if (levels.length > 1) levels.pop();
        level = levels[levels.length - 1] ?? top;
        break;
    }
  }
  return levels.length > 1
    ? { kind: "cut-off", text: `the ${level.isList ? "list" : "group"}${place({ ...level, key: nothing })}` }
    : { kind: "ok", isPlain };
}

/** The quote that ends a text; undefined where there is none. */
function endOfText(bytes: Uint8Array, from: number): number | undefined {
  const first = bytes.indexOf(QUOTE, from);
  if (first === -1) return undefined;
  // Most texts, and all long ones, have no escapes: the first quote is the end, and it is found fastest.
  if (bytes[first - 1] !== BACKSLASH) return first;
  for (let at = from; at < bytes.length; at++) {
    if (bytes[at] === BACKSLASH) at += 1;
    else if (bytes[at] === QUOTE) return at;
  }
  return undefined;
}

function ownLimit(bytes: Uint8Array, name: Text): (typeof MOST_OF)[number] | undefined {
  return MOST_OF.find(({ key }) => isText(bytes, name, key));
}

/** A key of this name would become the prototype of whatever it is copied into; with escapes any key may be it. */
function mayBePrototype(bytes: Uint8Array, key: Text): boolean {
  return isText(bytes, key, "__proto__") || bytes.subarray(key.from, key.to).includes(BACKSLASH);
}

function isText(bytes: Uint8Array, { from, to }: Text, text: string): boolean {
  if (to - from !== text.length) return false;
  for (let at = 0; at < text.length; at++) if (bytes[from + at] !== text.charCodeAt(at)) return false;
  return true;
}

function wordsOf(bytes: Uint8Array, { from, to }: Text): string {
  return new TextDecoder().decode(bytes.subarray(from, Math.min(to, from + 60)));
}

function count(number: number): string {
  return number.toLocaleString("en");
}
