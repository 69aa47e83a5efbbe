/**
 * One way to check params against a schema and to say what is wrong, shared by node kinds, datasets and
 * optimizers: "Rate is 1.5. It must be a number from 0 to less than 1."
 */
import { z } from "zod";
import type { Params } from "./network/network";

/** What a form and a sentence need to know of one param; read from the schema's JSON Schema. */
export interface ParamField {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly type: "integer" | "number" | "boolean" | "choice" | "text";
  readonly default: string | number | boolean | undefined;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly below?: number;
  readonly above?: number;
  readonly choices?: readonly string[];
  /** Shown only while another param has this value. */
  readonly onlyWhen?: { readonly param: string; readonly is: string };
}

export interface ParamProblem {
  readonly param: string;
  readonly text: string;
}

export type ParsedParams =
  | { readonly ok: true; readonly params: Record<string, string | number | boolean> }
  | { readonly ok: false; readonly problems: readonly ParamProblem[] };

interface PropertySchema {
  type?: string;
  title?: string;
  description?: string;
  default?: string | number | boolean;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  enum?: string[];
  onlyWhen?: { param: string; is: string };
}

const fieldsOf = new WeakMap<z.ZodObject, readonly ParamField[]>();

/** The fields of a params schema, in order. */
export function paramFields(schema: z.ZodObject): readonly ParamField[] {
  const known = fieldsOf.get(schema);
  if (known) return known;
  const { properties = {} } = z.toJSONSchema(schema, { io: "input" }) as {
    properties?: Record<string, PropertySchema>;
  };
  const fields = Object.entries(properties).map(([name, property]) => toField(name, property));
  fieldsOf.set(schema, fields);
  return fields;
}

function toField(name: string, property: PropertySchema): ParamField {
  const type = property.enum
    ? "choice"
    : property.type === "integer" || property.type === "number" || property.type === "boolean"
      ? property.type
      : "text";
  // Zod writes the safe-integer range on every whole number; that is no limit a person set.
  const minimum = property.minimum === Number.MIN_SAFE_INTEGER ? undefined : property.minimum;
  const maximum = property.maximum === Number.MAX_SAFE_INTEGER ? undefined : property.maximum;
  return {
    name,
    title: property.title ?? name,
    description: property.description ?? "",
    type,
    default: property.default,
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
    ...(property.exclusiveMaximum !== undefined && { below: property.exclusiveMaximum }),
    ...(property.exclusiveMinimum !== undefined && { above: property.exclusiveMinimum }),
    ...(property.enum && { choices: property.enum }),
    ...(property.onlyWhen && { onlyWhen: property.onlyWhen }),
  };
}

/** A schema's default params. */
export function defaultParams(schema: z.ZodObject): Params {
  return schema.parse({}) as Params;
}

/** Fills in defaults and checks every value; a bad value is an answer, not a throw. */
export function parseParams(schema: z.ZodObject, params: Params): ParsedParams {
  const result = schema.safeParse(params);
  if (result.success) return { ok: true, params: result.data as Record<string, string | number | boolean> };
  const fields = paramFields(schema);
  const names = [...new Set(result.error.issues.map((issue) => String(issue.path[0] ?? "")))];
  const problems = names.map((name) => {
    const field = fields.find((candidate) => candidate.name === name);
    if (!field) return { param: name, text: `“${name}” is not a setting of this kind.` };
    return {
      param: name,
      text: `${field.title} is ${showValue(params[name])}. It must be ${describeField(field)}.`,
    };
  });
  return { ok: false, problems };
}

function showValue(value: unknown): string {
  if (typeof value === "string") return `“${value.length > 40 ? `${value.slice(0, 40)}…` : value}”`;
  if (typeof value === "boolean") return value ? "on" : "off";
  return String(value);
}

/** "a whole number of at least 1", "a number from 0 to less than 1". */
function describeField(field: ParamField): string {
  if (field.type === "boolean") return "on or off";
  if (field.type === "choice") return `one of ${(field.choices ?? []).join(", ")}`;
  if (field.type === "text") return "a text";
  const noun = field.type === "integer" ? "a whole number" : "a number";
  const low = field.minimum ?? field.above;
  const high = field.maximum ?? field.below;
  const lowText = field.above !== undefined ? `more than ${low}` : `${low}`;
  const highText = field.below !== undefined ? `less than ${high}` : `${high}`;
  if (low !== undefined && high !== undefined) return `${noun} from ${lowText} to ${highText}`;
  if (low !== undefined)
    return field.above !== undefined ? `${noun} above ${low}` : `${noun} of at least ${low}`;
  if (high !== undefined)
    return field.below !== undefined ? `${noun} below ${high}` : `${noun} of at most ${high}`;
  return noun;
}
