/**
 * One way to check params against a schema and to say what is wrong, shared by node kinds, datasets and
 * optimizers: "Rate is 1.5. It must be a number from 0 to less than 1."
 */
import type { Params } from "./network/network";
import { declarationOf, type ParamDeclaration, type ParamsSchema } from "./param-schema";

/** What a form and a sentence need to know of one param. */
export interface ParamField extends ParamDeclaration {
  readonly name: string;
  readonly description: string;
}

export interface ParamProblem {
  readonly param: string;
  readonly text: string;
}

export type ParsedParams =
  | { readonly ok: true; readonly params: Record<string, string | number | boolean> }
  | { readonly ok: false; readonly problems: readonly ParamProblem[] };

const fieldsOf = new WeakMap<ParamsSchema, readonly ParamField[]>();

/**
 * The fields of a params schema, in order.
 * @throws Error for a param that was not declared by param-schema.ts
 */
export function paramFields(schema: ParamsSchema): readonly ParamField[] {
  const known = fieldsOf.get(schema);
  if (known) return known;
  const fields = Object.entries(schema.shape).map(([name, param]) => {
    const declaration = declarationOf(param);
    if (!declaration) throw new Error(`paramFields: “${name}” was not declared by param-schema.ts`);
    return { description: "", ...declaration, name };
  });
  fieldsOf.set(schema, fields);
  return fields;
}

/** A schema's default params. */
export function defaultParams(schema: ParamsSchema): Params {
  return schema.parse({}) as Params;
}

/** Fills in defaults and checks every value; a bad value is an answer, not a throw. */
export function parseParams(schema: ParamsSchema, params: Params): ParsedParams {
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
