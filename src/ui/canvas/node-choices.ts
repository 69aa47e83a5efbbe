/** What can be added: every kind of node, and every function of those that are chosen by one; by which words, with which icon. */
import {
  Activity,
  CircleSlash2,
  Columns3,
  Grid2x2,
  LogIn,
  type LucideIcon,
  Merge,
  Percent,
  Plus,
  Rows3,
} from "lucide-react";
import type { Params } from "../../core/network/network";
import { type NodeKind, nodeSpec, nodeSpecs } from "../../core/nodes";
import type { NodeSpec } from "../../core/nodes/define";
import { defaultParams, paramFields, parseParams } from "../../core/params";
import { type Findable, findByWords } from "../../core/words/find-by-words";

interface Look {
  readonly icon: LucideIcon;
  /** What others call it. */
  readonly synonyms: readonly string[];
  /** The param by whose values people look for it: each has a line of its own in lists. */
  readonly by?: string;
}

const looks: Readonly<Record<NodeKind, Look>> = {
  input: { icon: LogIn, synonyms: ["data", "features", "source"] },
  dense: { icon: Grid2x2, synonyms: ["linear layer", "fully connected", "affine", "matrix"] },
  activation: { icon: Activity, synonyms: ["nonlinearity", "function", "bend"], by: "function" },
  batchNormalization: { icon: Columns3, synonyms: ["batch normalization", "bn", "standardize"] },
  layerNormalization: { icon: Rows3, synonyms: ["layer normalization", "ln"] },
  dropout: { icon: CircleSlash2, synonyms: ["regularization", "mask"] },
  softmax: { icon: Percent, synonyms: ["probabilities", "output", "classifier"] },
  add: { icon: Plus, synonyms: ["sum", "residual", "skip connection"] },
  concatenate: { icon: Merge, synonyms: ["merge", "join", "stack"] },
};

/** One thing to add. */
export interface NodeChoice extends Findable {
  readonly id: string;
  readonly kind: NodeKind;
  readonly params?: Params;
  readonly icon: LucideIcon;
  /** What it does, in a sentence. */
  readonly summary: string;
}

/** The kinds, in the palette's order. */
export const kindChoices: readonly NodeChoice[] = nodeSpecs.map(({ kind, title, summary }) => ({
  id: kind,
  kind,
  title,
  summary,
  icon: looks[kind].icon,
  synonyms: looks[kind].synonyms,
}));

/** Found by its own words only: "relu" adds an Activation that is a relu. */
export const functionChoices: readonly NodeChoice[] = kindChoices.flatMap((choice) => {
  const { by } = looks[choice.kind];
  const spec = nodeSpec(choice.kind) as unknown as NodeSpec;
  const values = paramFields(spec.params).find(({ name }) => name === by)?.choices ?? [];
  return values.map((value) => {
    const params = { [by ?? ""]: value };
    return {
      ...choice,
      id: `${choice.kind} ${value}`,
      title: spec.label({ ...defaultParams(spec.params), ...params }),
      params,
      synonyms: [choice.title, value],
      summary: choice.title,
    };
  });
});

/** What is found by all that is typed; else by its words, with the number behind them as its first number: "dense 8", "dropout 0.2". */
export function findChoices(choices: readonly NodeChoice[], typed: string): readonly NodeChoice[] {
  const found = findByWords(choices, typed);
  const [, words = "", digits] = /^(.*\S)\s+(\d+(?:\.\d+)?)\s*$/.exec(typed) ?? [];
  if (found.length > 0 || digits === undefined) return found;
  return findByWords(choices, words).flatMap((choice) => withNumber(choice, Number(digits)));
}

/** Nothing where the kind has no number, or may not have this one. */
function withNumber(choice: NodeChoice, value: number): readonly NodeChoice[] {
  const spec = nodeSpec(choice.kind) as unknown as NodeSpec;
  const field = paramFields(spec.params).find(
    ({ type, onlyWhen }) => (type === "integer" || type === "number") && onlyWhen === undefined,
  );
  if (!field) return [];
  const params = { ...choice.params, [field.name]: value };
  const parsed = parseParams(spec.params, params);
  if (!parsed.ok) return [];
  return [{ ...choice, params, title: spec.label(parsed.params), summary: `${field.title} ${value}` }];
}

/** Whether a kind has a place for a wire. */
export function takesWires(kind: string): boolean {
  return (nodeSpec(kind)?.inputs.length ?? 0) > 0;
}
