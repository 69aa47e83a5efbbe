/**
 * The lab's state as text for a link: "1;matrix=6,2,3,2;shape=ellipse". What equals the lab's beginning is left
 * out. Text from outside is read field by field and refused in a sentence; nothing in it is ever run.
 */
import { MAX_ENTRY, parseExpression } from "./expression";
import {
  type Entry,
  initialLab,
  type LabLine,
  type LabScale,
  type LabState,
  labModes,
  layerIds,
  MAX_DRAWN_POINTS,
  MAX_POWER,
  type Refusal,
  shapeIds,
  writeEntry,
} from "./state";

export type Decoded = { readonly ok: true; readonly state: LabState } | Refusal;

const VERSION = "1";
const LONGEST = 8000;

interface Field<Key extends keyof LabState> {
  readonly write: (value: LabState[Key]) => string;
  /** Throws Refused where the text is none. */
  readonly read: (text: string) => LabState[Key];
}

class Refused extends Error {}

/** What links have called the likeliest line since the first. */
const FITTED = "best";

/** One writer and reader for each part of the state: a new part does not compile until it has them. */
const fields: { readonly [Key in keyof LabState]: Field<Key> } = {
  matrix: { write: writeEntries, read: (text) => readEntries(text, 4) as LabState["matrix"] },
  bias: { write: writeEntries, read: (text) => readEntries(text, 2) as LabState["bias"] },
  second: { write: writeEntries, read: (text) => readEntries(text, 4) as LabState["second"] },
  mode: oneOf(labModes),
  power: {
    write: String,
    read: (text) => {
      const value = readNumber(text);
      if (!Number.isInteger(value) || value < 1 || value > MAX_POWER) {
        throw new Refused(`its power is ${text}, and 1 to ${MAX_POWER} is possible`);
      }
      return value;
    },
  },
  shape: oneOf(shapeIds),
  drawn: {
    write: (values) => values.map(writeEntry).join(","),
    read: (text) => {
      const values = text === "" ? [] : text.split(",").map(readNumber);
      if (values.length % 2 === 1) throw new Refused("a drawn point has no second coordinate");
      if (values.length > 2 * MAX_DRAWN_POINTS)
        throw new Refused(`it has more than ${MAX_DRAWN_POINTS} drawn points`);
      return values;
    },
  },
  layers: {
    write: (values) => values.join(","),
    read: (text) => (text === "" ? [] : [...new Set(text.split(",").map(oneOf(layerIds).read))]),
  },
  scaledEigen: yesOrNo(),
  probe: {
    write: (values) => values.map(writeEntry).join(","),
    read: (text) => readNumbers(text, 2) as [number, number],
  },
  scale: {
    write: (scale) => (scale.kind === "auto" ? "auto" : writeEntry(scale.half)),
    read: (text): LabScale => {
      if (text === "auto") return { kind: "auto" };
      const half = readNumber(text);
      if (half < 1e-6) throw new Refused(`its scale is ${text}, and it has to be above 0`);
      return { kind: "fixed", half };
    },
  },
  motion: oneOf(["honest", "naive"] as const),
  bend: yesOrNo(),
  line: {
    write: (line) =>
      line.kind === "likeliest" ? FITTED : [...line.weights, line.offset].map(writeEntry).join(","),
    read: (text): LabLine => {
      if (text === FITTED) return { kind: "likeliest" };
      const [x = 0, y = 0, offset = 0] = readNumbers(text, 3);
      if (x === 0 && y === 0) throw new Refused("its line has no direction");
      return { kind: "given", weights: [x, y], offset };
    },
  },
  preset: {
    write: (id) => id ?? "",
    read: (text) => {
      if (text === "") return undefined;
      if (!/^[a-z0-9-]{1,40}$/.test(text)) throw new Refused(`“${cut(text)}” is no preset's name`);
      return text;
    },
  },
};

const keys = Object.keys(fields) as (keyof LabState)[];

/** What differs from the lab's beginning, as text for the address; decodeLab gives the same state back. */
export function encodeLab(state: LabState): string {
  const parts = keys.flatMap((key) => {
    const text = writeField(key, state);
    return text === writeField(key, initialLab) ? [] : [`${key}=${text}`];
  });
  return [VERSION, ...parts].join(";");
}

/** The state of a link; what is odd in it is refused in a sentence. */
export function decodeLab(text: string): Decoded {
  try {
    return { ok: true, state: decode(text) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return {
      ok: false,
      text: `This link's lab cannot be opened: ${error.message}. The lab is left as it was.`,
    };
  }
}

function decode(text: string): LabState {
  if (text.length > LONGEST)
    throw new Refused(`it has ${text.length} characters, and ${LONGEST} is the most`);
  const [version, ...parts] = text.split(";");
  if (version !== VERSION) {
    throw new Refused(`it says version “${cut(version ?? "")}”, and this program reads version ${VERSION}`);
  }
  const found = new Map<string, string>();
  for (const part of parts) {
    const at = part.indexOf("=");
    const key = at < 0 ? part : part.slice(0, at);
    if (!keys.some((known) => known === key)) throw new Refused(`“${cut(key)}” is no part of a lab`);
    if (found.has(key)) throw new Refused(`“${key}” is there twice`);
    if (at < 0) throw new Refused(`“${key}” has no value`);
    found.set(key, part.slice(at + 1));
  }
  const read = keys.map((key) => [
    key,
    found.has(key) ? readField(key, found.get(key) ?? "") : initialLab[key],
  ]);
  return Object.fromEntries(read) as unknown as LabState;
}

function writeField<Key extends keyof LabState>(key: Key, state: LabState): string {
  return fields[key].write(state[key]);
}

function readField<Key extends keyof LabState>(key: Key, text: string): LabState[Key] {
  return fields[key].read(text);
}

/** Entries as typed, so that cos(pi/4) arrives as that; what would part fields is escaped. */
function writeEntries(entries: readonly Entry[]): string {
  return entries.map(({ text }) => encodeURIComponent(text)).join(",");
}

function readEntries(text: string, count: number): readonly Entry[] {
  const texts = text.split(",");
  if (texts.length !== count) throw new Refused(`it has ${texts.length} entries where ${count} are needed`);
  return texts.map((part) => {
    let typed: string;
    try {
      typed = decodeURIComponent(part).trim();
    } catch {
      throw new Refused(`“${cut(part)}” is not written as a link writes it`);
    }
    const parsed = parseExpression(typed);
    if (!parsed.ok) throw new Refused(`an entry is not right (${parsed.text.replace(/\.$/, "")})`);
    return { text: typed, value: parsed.value };
  });
}

function readNumbers(text: string, count: number): readonly number[] {
  const values = text.split(",").map(readNumber);
  if (values.length !== count) throw new Refused(`it has ${values.length} numbers where ${count} are needed`);
  return values;
}

function readNumber(text: string): number {
  const value = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  if (!(Math.abs(value) <= MAX_ENTRY)) throw new Refused(`“${cut(text)}” is no number up to 1,000,000`);
  return value;
}

function oneOf<Value extends string>(values: readonly Value[]) {
  return {
    write: (value: Value) => value,
    read: (text: string): Value => {
      const found = values.find((value) => value === text);
      if (found === undefined) throw new Refused(`“${cut(text)}” is none of ${values.join(", ")}`);
      return found;
    },
  };
}

function yesOrNo() {
  const { read } = oneOf(["yes", "no"]);
  return { write: (value: boolean) => (value ? "yes" : "no"), read: (text: string) => read(text) === "yes" };
}

function cut(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}
