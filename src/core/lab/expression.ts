/**
 * Reads an entry as a person types it: numbers, + − * / ^ ( ), pi, e and a few functions. Everything else is
 * refused with a sentence that names the place. A parser of its own, so that nothing typed is ever run as code.
 */
import type { Refusal } from "./state";

export type Parsed = { readonly ok: true; readonly value: number } | Refusal;

/** Beyond this a picture shows nothing and rounding begins to eat the answers. */
export const MAX_ENTRY = 1e6;
/** The longest entry that is read, in characters. */
const MAX_ENTRY_LENGTH = 60;

const CONSTANTS: Readonly<Record<string, number>> = { pi: Math.PI, e: Math.E };
const FUNCTIONS: Readonly<Record<string, (value: number) => number>> = {
  sqrt: Math.sqrt,
  cos: (angle) => quarterTurn(angle, [1, 0, -1, 0]) ?? Math.cos(angle),
  sin: (angle) => quarterTurn(angle, [0, 1, 0, -1]) ?? Math.sin(angle),
  tan: (angle) => quarterTurn(angle, [0, Number.NaN, 0, Number.NaN]) ?? Math.tan(angle),
  exp: Math.exp,
  log: Math.log,
};
const KNOWN = "pi, e, sqrt, cos, sin, tan, exp and log";
/** Signs that keyboards and copied text bring, as the ones the grammar knows. */
const SAME: Readonly<Record<string, string>> = { "−": "-", "–": "-", "·": "*", "×": "*", "÷": "/", π: "pi" };

/** Thrown inside this file only, and always caught in it. */
class Refused extends Error {}

interface Token {
  readonly kind: "number" | "name" | "sign" | "end";
  readonly text: string;
  /** Counted from 1, in the text as it was typed. */
  readonly place: number;
}

/** The value of an expression as an entry of the lab: within its bounds. */
export function parseExpression(text: string): Parsed {
  const read = readNumber(text);
  return read.ok && Math.abs(read.value) > MAX_ENTRY
    ? {
        ok: false,
        text: `“${text.trim()}” is ${short(read.value)}. Entries go from −1,000,000 to 1,000,000.`,
      }
    : read;
}

/**
 * A number as a person types it, of any size: with a decimal point or comma, a typographic minus, spaces between
 * thousands, or as an expression (natural logarithm and radians). Else the sentence that says what is wrong where.
 */
export function readNumber(text: string): Parsed {
  try {
    if (text.trim() === "")
      throw new Refused("The field is empty. Write a number such as 2, -1/3 or cos(pi/4).");
    if (text.length > MAX_ENTRY_LENGTH) {
      throw new Refused(
        `The entry has ${text.length} characters. ${MAX_ENTRY_LENGTH} is the most that is read.`,
      );
    }
    return { ok: true, value: new Reader(tokens(text)).whole() + 0 };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, text: error.message };
    throw error;
  }
}

function tokens(text: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const place = at + 1;
    const rest = text.slice(at);
    const sign = SAME[rest[0] ?? ""] ?? rest[0] ?? "";
    const number = NUMBER.exec(rest)?.[0];
    const name = /^[a-z]+/i.exec(rest)?.[0] ?? (sign === "pi" ? "π" : undefined);
    if (/^\s/.test(rest)) at++;
    else if (number !== undefined) {
      found.push({ kind: "number", text: withPoint(number, place), place });
      at += number.length;
    } else if (name !== undefined) {
      found.push({ kind: "name", text: name === "π" ? "pi" : name.toLowerCase(), place });
      at += name.length;
    } else if ("+-*/^()".includes(sign)) {
      found.push({ kind: "sign", text: sign, place });
      at++;
    } else if (sign === ",") {
      throw new Refused(
        `The comma at character ${place} stands in no number. Decimals are written 0.5 or 0,5.`,
      );
    } else {
      const [letter = ""] = rest;
      throw new Refused(
        `“${letter}” at character ${place} is not read here. Known are + - * / ^ ( ), ${KNOWN}.`,
      );
    }
  }
  found.push({ kind: "end", text: "", place: text.length + 1 });
  return found;
}

/**
 * Digits with a point or a comma (more than one is refused in withPoint), thousands set apart by single spaces, an
 * exponent with any minus.
 */
const NUMBER =
  /^(?:\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)(?:[.,]\d*)?|\d+(?:[.,]\d+)*[.,]?|[.,]\d+)(?:e[+\-−–]?\d+)?/i;

/** The number with a decimal point, as the language writes it; refused where its comma may mean two things. */
function withPoint(number: string, place: number): string {
  const marks = number.match(/[.,]/g)?.length ?? 0;
  const meant = number.replace(/[.,](?=.*[.,])/g, "");
  if (marks > 1) {
    throw new Refused(
      `“${number}” at character ${place} has ${marks} points or commas. Write thousands without them, as in ${meant.replace(",", ".")}.`,
    );
  }
  if (/^[1-9]\d{0,2},\d{3}$/.test(number)) {
    const [whole = "", part = ""] = number.split(",");
    throw new Refused(
      `“${number}” at character ${place} may be ${whole}${part} or ${whole}.${part}. Write it as one of them.`,
    );
  }
  return number
    .replace(/[ \u00a0\u2009\u202f]/g, "")
    .replace(",", ".")
    .replace(/[−–]/, "-");
}

/** sum = product (± product)*, product = signed (*|/ signed)*, signed = ± signed | power, power = atom (^ signed)?. */
class Reader {
  private at = 0;
  constructor(private readonly list: readonly Token[]) {}

  whole(): number {
    const value = this.sum();
    const next = this.next();
    if (next.kind === "end") return value;
    if (next.text === ")") throw new Refused(`The bracket at character ${next.place} closes nothing.`);
    throw new Refused(
      `Between “${this.before()}” and “${next.text}” at character ${next.place} a sign is missing; 2*pi, say.`,
    );
  }

  private next(): Token {
    return this.list[this.at] as Token;
  }

  private before(): string {
    return this.list[this.at - 1]?.text ?? "";
  }

  private takes(sign: string): boolean {
    const { kind, text } = this.next();
    if (kind !== "sign" || text !== sign) return false;
    this.at++;
    return true;
  }

  private sum(): number {
    let value = this.product();
    for (;;) {
      if (this.takes("+")) value = finite(value + this.product(), "The sum");
      else if (this.takes("-")) value = finite(value - this.product(), "The difference");
      else return value;
    }
  }

  private product(): number {
    let value = this.signed();
    for (;;) {
      const { place } = this.next();
      if (this.takes("*")) value = finite(value * this.signed(), "The product");
      else if (this.takes("/")) {
        const divisor = this.signed();
        if (divisor === 0)
          throw new Refused(`The division at character ${place} is by 0, which has no value.`);
        value = finite(value / divisor, "The quotient");
      } else return value;
    }
  }

  private signed(): number {
    if (this.takes("-")) return -this.signed();
    if (this.takes("+")) return this.signed();
    return this.power();
  }

  private power(): number {
    const base = this.atom();
    const { place } = this.next();
    if (!this.takes("^")) return base;
    const exponent = this.signed();
    const value = base ** exponent;
    if (Number.isNaN(value)) {
      throw new Refused(
        `The power at character ${place}, ${short(base)}^${short(exponent)}, is no real number.`,
      );
    }
    return finite(value, "The power");
  }

  private atom(): number {
    const token = this.next();
    if (token.kind === "number") {
      this.at++;
      return finite(Number(token.text), "The number");
    }
    if (token.kind === "name") return this.named(token);
    if (this.takes("(")) {
      const value = this.sum();
      this.close(token);
      return value;
    }
    throw new Refused(
      token.kind === "end"
        ? "The entry ends where a number is expected."
        : `“${token.text}” at character ${token.place} stands where a number is expected.`,
    );
  }

  private named({ text, place }: Token): number {
    this.at++;
    // Own entries only: "constructor" is a name like any other unknown one.
    if (Object.hasOwn(CONSTANTS, text)) return CONSTANTS[text] as number;
    if (!Object.hasOwn(FUNCTIONS, text)) {
      throw new Refused(`“${text}” at character ${place} is not known. Known are ${KNOWN}.`);
    }
    const bracket = this.next();
    if (!this.takes("("))
      throw new Refused(`After “${text}” at character ${place} a bracket is missing: ${text}(…).`);
    const argument = this.sum();
    this.close(bracket);
    const value = (FUNCTIONS[text] as (value: number) => number)(argument);
    if (Number.isNaN(value) || value === -Infinity) {
      throw new Refused(`${text}(${short(argument)}) at character ${place} has no real value.`);
    }
    return finite(value, text);
  }

  private close({ place }: Token): void {
    if (this.takes(")")) return;
    throw new Refused(`The bracket at character ${place} is not closed.`);
  }
}

/** cos(pi/2) is 0, as it is meant, and not 6e−17: exact at whole quarter turns. */
function quarterTurn(angle: number, values: readonly [number, number, number, number]): number | undefined {
  const turns = angle / (Math.PI / 2);
  const whole = Math.round(turns);
  if (Math.abs(turns - whole) > 4 * Number.EPSILON * Math.max(1, Math.abs(whole))) return undefined;
  return values[((whole % 4) + 4) % 4];
}

function finite(value: number, what: string): number {
  if (Number.isFinite(value)) return value;
  throw new Refused(`${what} is too large to be a number here.`);
}

function short(value: number): string {
  return String(Number(value.toPrecision(4))).replaceAll("-", "−");
}
