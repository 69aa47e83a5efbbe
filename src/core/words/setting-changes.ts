/** What was changed between two stretches of one run, in words: “learning rate 0.01 → 0.1”. */
import type { Params, TrainingSettings } from "../network/network";
import { paramFields } from "../params";
import { lossSpec } from "../training/losses";
import { optimizerSpec } from "../training/optimizers";
import { trainingParams } from "../training/settings";
import { lowerFirst } from "./capitals";

/** The settings that may change while a run goes on; another seed is another run. */
export type RunSettings = Pick<TrainingSettings, "optimizer" | "loss" | "batchSize">;

/** @returns one entry a setting, in the order of the form; none where they are the same */
export function settingChanges(before: RunSettings, after: RunSettings): readonly string[] {
  return [
    ...changed("optimizer", optimizerTitle(before), optimizerTitle(after)),
    ...optimizerParams(before, after),
    ...changed("loss", lossTitle(before), lossTitle(after)),
    ...changed(titleOf("batchSize"), before.batchSize, after.batchSize),
  ];
}

/** Those that both optimizers have. */
function optimizerParams(before: RunSettings, after: RunSettings): readonly string[] {
  const fields = (settings: RunSettings) => {
    const spec = optimizerSpec(settings.optimizer.kind);
    return spec ? paramFields(spec.params) : [];
  };
  return fields(before).flatMap((field) => {
    const same = fields(after).find(({ name }) => name === field.name);
    const value = (params: Params, missing: Params[string] | undefined) =>
      params[field.name] ?? missing ?? "?";
    return same
      ? changed(
          lowerFirst(field.title),
          value(before.optimizer.params, field.default),
          value(after.optimizer.params, same.default),
        )
      : [];
  });
}

const optimizerTitle = ({ optimizer }: RunSettings) => optimizerSpec(optimizer.kind)?.title ?? optimizer.kind;
const lossTitle = ({ loss }: RunSettings) => lowerFirst(lossSpec(loss)?.title ?? loss);
const titleOf = (name: string) =>
  lowerFirst(paramFields(trainingParams).find((field) => field.name === name)?.title ?? name);

function changed(what: string, before: Params[string], after: Params[string]): readonly string[] {
  return before === after ? [] : [`${what} ${sayValue(before)} → ${sayValue(after)}`];
}

/** A value of a form: "0.01", "−2", "on", "adam". */
export function sayValue(value: Params[string]): string {
  if (typeof value === "number") return String(value).replaceAll("-", "−");
  return typeof value === "boolean" ? (value ? "on" : "off") : String(value);
}
