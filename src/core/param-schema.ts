/**
 * How params are declared: each with its limits, its default and the words of its form. Zod checks them (its small
 * build: the page's first picture waits for it); forms and sentences are made from what is kept here (params.ts).
 */
import * as z from "zod/mini";

export type ParamsSchema = z.ZodMiniObject;

/** The params that a schema lets through, defaults filled in. */
export type ParamsOf<Schema extends ParamsSchema> = z.output<Schema>;

interface Words {
  readonly title: string;
  readonly description?: string;
  /** Shown only while another param has this value. */
  readonly onlyWhen?: { readonly param: string; readonly is: string };
}

interface Limits {
  readonly minimum?: number;
  readonly maximum?: number;
  /** Less than this. */
  readonly below?: number;
  /** More than this. */
  readonly above?: number;
}

/** What was said of a param where it was declared. */
export interface ParamDeclaration extends Words, Limits {
  readonly type: "integer" | "number" | "boolean" | "choice";
  readonly default: string | number | boolean;
  readonly choices?: readonly string[];
}

const declarations = new WeakMap<object, ParamDeclaration>();

/** undefined where the schema was not made by the functions below. */
export function declarationOf(schema: object): ParamDeclaration | undefined {
  return declarations.get(schema);
}

function declare<Schema extends object>(schema: Schema, declaration: ParamDeclaration): Schema {
  declarations.set(schema, declaration);
  return schema;
}

const limitsOf = ({ minimum, maximum, below, above }: Limits) => [
  ...(minimum === undefined ? [] : [z.gte(minimum)]),
  ...(maximum === undefined ? [] : [z.lte(maximum)]),
  ...(below === undefined ? [] : [z.lt(below)]),
  ...(above === undefined ? [] : [z.gt(above)]),
];

export function numberParam(said: Words & Limits & { readonly default: number }) {
  const schema = z._default(z.number().check(...limitsOf(said)), said.default);
  return declare(schema, { ...said, type: "number" });
}

/** A whole number. */
export function integerParam(said: Words & Limits & { readonly default: number }) {
  const schema = z._default(z.int().check(...limitsOf(said)), said.default);
  return declare(schema, { ...said, type: "integer" });
}

/** On or off. */
export function switchParam(said: Words & { readonly default: boolean }) {
  return declare(z._default(z.boolean(), said.default), { ...said, type: "boolean" });
}

/** One of several names. */
export function choiceParam<const Name extends string>(
  choices: readonly Name[],
  said: Words & { readonly default: NoInfer<Name> },
) {
  const names = Object.fromEntries(choices.map((name) => [name, name])) as { readonly [Each in Name]: Each };
  return declare(z._default(z.enum(names), said.default as never), { ...said, type: "choice", choices });
}

/** The params of a kind, by name, in the order of the form. */
export const paramsSchema = z.object;
