/** Changes to good inputs that keep their structure in part, so that they get past a reader's first check. */
import type { Random } from "../../src/core/math/random";

export function pick<T>(random: Random, list: readonly T[]): T {
  return list[random.integer(list.length)] as T;
}

const oddTexts = [
  "",
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "\0",
  "\u2028",
  "\ud800",
  "🦊",
  "“”",
  "<script>alert(1)</script>",
  "a".repeat(300),
  "𝒳".repeat(200),
  "../../etc/passwd",
  "javascript:alert(1)",
  "NaN",
  "Infinity",
  "-0",
  "1e999",
  "0x10",
  "1,000",
] as const;
const oddNumbers = [
  0,
  -0,
  1,
  -1,
  0.5,
  1e-320,
  1e308,
  -1e308,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  -(2 ** 53),
  1e7,
  1e7 + 1,
  255,
  256,
  65_536,
  4e9,
] as const;

function oddValue(random: Random): unknown {
  switch (random.integer(8)) {
    case 0:
      return pick(random, oddNumbers);
    case 1:
      return pick(random, oddTexts);
    case 2:
      return null;
    case 3:
      return random.uniform() < 0.5;
    case 4:
      return [];
    case 5:
      return {};
    case 6:
      return [[[[pick(random, oddNumbers)]]]];
    default:
      return JSON.parse(`{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}`);
  }
}

/** Changes some values, keys and lists of a JSON value, in place, anywhere in it. */
export function mutateJson(value: unknown, random: Random): unknown {
  const places: { readonly group: Record<string, unknown> | unknown[]; readonly key: string | number }[] = [];
  const collect = (group: unknown) => {
    if (typeof group !== "object" || group === null) return;
    for (const key of Object.keys(group)) {
      const entry = Array.isArray(group) ? Number(key) : key;
      places.push({ group: group as Record<string, unknown>, key: entry });
      collect((group as Record<string, unknown>)[key]);
    }
  };
  collect(value);
  if (places.length === 0) return oddValue(random);
  for (let times = 1 + random.integer(4); times > 0; times--) {
    const { group, key } = pick(random, places);
    const record = group as Record<string | number, unknown>;
    const other = pick(random, places);
    switch (random.integer(7)) {
      case 0:
      case 1:
        set(record, key, oddValue(random));
        break;
      case 2:
        if (Array.isArray(group)) group.splice(Number(key), 1);
        else delete record[key];
        break;
      case 3:
        set(record, key, structuredClone((other.group as Record<string | number, unknown>)[other.key]));
        break;
      case 4:
        if (Array.isArray(group)) group.push(...structuredClone(group));
        else set(record, pick(random, oddTexts), oddValue(random));
        break;
      case 5:
        if (typeof record[key] === "string") set(record, key, mutateText(record[key] as string, random));
        else if (typeof record[key] === "number")
          set(record, key, (record[key] as number) * pick(random, oddNumbers));
        break;
      default:
        set(record, key, [record[key]]);
    }
  }
  return value;
}

/** As an own property, whatever the key is called. */
function set(record: Record<string | number, unknown>, key: string | number, value: unknown): void {
  Object.defineProperty(record, key, { value, enumerable: true, writable: true, configurable: true });
}

const marks = [
  '"',
  "\\",
  "{",
  "}",
  "[",
  "]",
  ":",
  ",",
  "(",
  ")",
  "=",
  ";",
  "-",
  "+",
  "e",
  ".",
  "0",
  "9",
  "^",
  "/",
  "*",
  " ",
  "\n",
  "\\u0000",
  "null",
] as const;

/** Cuts, doubles, swaps and puts in, in a text. */
export function mutateText(text: string, random: Random): string {
  let changed = text;
  for (let times = 1 + random.integer(3); times > 0; times--) {
    const at = random.integer(changed.length + 1);
    const length = random.integer(random.uniform() < 0.8 ? 6 : changed.length + 1);
    const before = changed.slice(0, at);
    const after = changed.slice(at);
    switch (random.integer(6)) {
      case 0:
        changed = before + after.slice(length);
        break;
      case 1:
        changed = before + pick(random, marks) + after;
        break;
      case 2:
        changed = before + changed.slice(at, at + length) + after;
        break;
      case 3:
        changed = before;
        break;
      case 4:
        changed = before + pick(random, oddTexts) + after;
        break;
      default:
        changed = before + String(pick(random, oddNumbers)) + after.slice(length);
    }
    if (changed.length > 20_000) changed = changed.slice(0, 20_000);
  }
  return changed;
}

/** Flips, cuts, doubles and puts in, in bytes; the first ones, where headers are, most of all. */
export function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  let changed = bytes.slice();
  for (let times = random.integer(5); times > 0; times--) {
    const near = Math.min(changed.length, random.uniform() < 0.6 ? 32 : changed.length);
    const at = random.integer(near + 1);
    switch (random.integer(5)) {
      case 0:
        if (at < changed.length) changed[at] = random.integer(256);
        break;
      case 1:
        if (at < changed.length) changed[at] = (changed[at] ?? 0) ^ (1 << random.integer(8));
        break;
      case 2:
        changed = changed.slice(0, random.integer(changed.length + 1));
        break;
      case 3:
        changed = joined(
          changed.subarray(0, at),
          Uint8Array.from({ length: random.integer(9) }, () => random.integer(256)),
          changed.subarray(at),
        );
        break;
      default:
        if (at + 4 <= changed.length)
          new DataView(changed.buffer, changed.byteOffset).setUint32(at, pick(random, oddNumbers) >>> 0);
    }
  }
  return changed;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
