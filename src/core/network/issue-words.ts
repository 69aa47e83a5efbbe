/** What is wrong with a value of a saved file, in words: where it stands, what it is, and what it has to be. */
import type * as z from "zod/mini";

type Issue = z.core.$ZodIssue;

/** "at nodes.3.position.x stands 1e+99, which is not a number of at most 10,000,000". */
export function issueWords(issue: Issue, file: unknown): string {
  const place = issue.path.map(String).join(".");
  const value = valueAt(file, issue.path);
  const expected = expectedWords(issue);
  const where = place === "" ? "the file" : place;
  if (value === undefined) return `at ${where} ${expected} is missing`;
  if (value === "" && issue.code === "too_small") return `at ${where} stands an empty text`;
  return `at ${where} stands ${show(value)}, which is not ${expected}`;
}

function valueAt(file: unknown, path: Issue["path"]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, key)
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    file,
  );
}

function show(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "a group of values";
  if (typeof value !== "string") return String(value);
  if (value === "") return "an empty text";
  return `“${value.length > 40 ? `${value.slice(0, 39)}…` : value}”`;
}

const TYPES: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a group of values",
  record: "a group of values",
};

function expectedWords(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return TYPES[issue.expected] ?? `of the type ${issue.expected}`;
    case "too_big":
      return sized(issue.origin, issue.inclusive === false ? "less than" : "at most", Number(issue.maximum));
    case "too_small":
      if (issue.origin === "string") return "a text that is not empty";
      return sized(issue.origin, issue.inclusive === false ? "more than" : "at least", Number(issue.minimum));
    case "invalid_value":
      return `one of ${issue.values.map((value) => `“${String(value)}”`).join(", ")}`;
    case "invalid_union":
      return issue.discriminator === undefined
        ? "a text, a number, or true or false"
        : "one of the kinds that there are";
    default:
      return "a name that can be used";
  }
}

function sized(origin: string, bound: string, limit: number): string {
  const amount = `${bound} ${limit.toLocaleString("en")}`;
  if (origin === "string") return `a text of ${amount} characters`;
  if (origin === "array" || origin === "set") return `a list of ${amount} entries`;
  return `a number of ${amount}`;
}
