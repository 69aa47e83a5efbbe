/** A form made from a params schema: range → number, enum → select, boolean → switch. */
import type { Params } from "../../core/network/network";
import { activationTitle } from "../../core/nodes/activation/functions";
import type { ParamsSchema } from "../../core/param-schema";
import { type ParamField, paramFields, parseParams } from "../../core/params";
import { initialisers } from "../../core/training/initialisers";
import { Field } from "./Field";
import { NumberField } from "./NumberField";
import { Select } from "./Select";
import { Switch } from "./Switch";

export interface ParamsFormProps {
  readonly schema: ParamsSchema;
  readonly params: Params;
  readonly onChange: (change: Params) => void;
  readonly onCommit?: () => void;
}

export function ParamsForm({ schema, params, onChange, onCommit }: ParamsFormProps) {
  const parsed = parseParams(schema, params);
  const problemOf = (name: string) =>
    parsed.ok ? undefined : parsed.problems.find((problem) => problem.param === name)?.text;
  const shown = paramFields(schema).filter(
    ({ onlyWhen }) => !onlyWhen || (params[onlyWhen.param] ?? undefined) === onlyWhen.is,
  );
  return shown.map((field) => (
    <Field key={field.name} label={field.title} hint={field.description} problem={problemOf(field.name)}>
      <Control
        field={field}
        value={params[field.name] ?? field.default ?? ""}
        invalid={problemOf(field.name) !== undefined}
        onChange={(value) => onChange({ [field.name]: value })}
        {...(onCommit && { onCommit })}
      />
    </Field>
  ));
}

interface ControlProps {
  readonly field: ParamField;
  readonly value: string | number | boolean;
  readonly invalid: boolean;
  readonly onChange: (value: string | number | boolean) => void;
  readonly onCommit?: () => void;
}

/** The control that fits a param's type. */
function Control({ field, value, invalid, onChange, onCommit }: ControlProps) {
  switch (field.type) {
    case "boolean":
      return <Switch label={field.title} checked={value === true} onChange={onChange} />;
    case "choice":
      return (
        <Select
          label={field.title}
          value={String(value)}
          choices={(field.choices ?? []).map((choice) => ({ value: choice, label: choiceTitle(choice) }))}
          onChange={onChange}
        />
      );
    default:
      return (
        <NumberField
          label={field.title}
          value={Number(value)}
          onChange={onChange}
          {...(onCommit && { onCommit })}
          minimum={field.minimum ?? field.above}
          maximum={field.maximum}
          step={stepOf(field)}
          invalid={invalid}
        />
      );
  }
}

/** Whole numbers by one; small rates by doubling; shares by a twentieth. */
function stepOf(field: ParamField): number | "ratio" {
  if (field.type === "integer") return 1;
  if (field.above === 0) return "ratio";
  return field.below === 1 || field.maximum === 1 ? 0.05 : 0.5;
}

function choiceTitle(choice: string): string {
  const initialiser = Object.entries(initialisers).find(([name]) => name === choice)?.[1];
  return initialiser?.title ?? activationTitle(choice);
}
