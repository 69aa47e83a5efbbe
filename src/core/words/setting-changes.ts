/** What was changed between two stretches of one run, in words: “learning rate 0.01 → 0.1”. */
import type { Params, TrainingSettings } from "../network/network";
import { paramFields } from "../params";
import { lossSpec } from "../training/losses";
import { optimizerSpec } from "../training/optimizers";
import type { ChosenOption } from "../training/options/define";
import { type OptionSlot, optionSlots, optionSpec } from "../training/options/list";
import { trainingParams } from "../training/settings";
import { lowerFirst } from "./capitals";

/** The settings that may change while a run goes on; another seed is another run. */
export type RunSettings = Pick<TrainingSettings, "optimizer" | "loss" | "batchSize" | "options">;

/** @returns one entry a setting, in the order of the form; none where they are the same */
export function settingChanges(before: RunSettings, after: RunSettings): readonly string[] {
  return [
    ...changed("optimizer", optimizerTitle(before), optimizerTitle(after)),
    ...optimizerParams(before, after),
    ...changed("loss", lossTitle(before), lossTitle(after)),
    ...changed(titleOf("batchSize"), before.batchSize, after.batchSize),
    ...optionSlots.flatMap((slot) => optionChanges(slot, before, after)),
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

/** “regularization none → L2 (weight of L2 0.01)”, or each number that is another of the same option: “weight of L2 0.01 → 0.1”. */
function optionChanges(slot: OptionSlot, before: RunSettings, after: RunSettings): readonly string[] {
  const one = before.options?.[slot.name];
  const other = after.options?.[slot.name];
  if (one && one.kind === other?.kind) {
    return fieldsOf(slot, one).flatMap(({ name, title, default: usual = "?" }) =>
      changed(lowerFirst(title), one.params[name] ?? usual, other.params[name] ?? usual),
    );
  }
  return changed(lowerFirst(slot.title), sayOption(slot, one), sayOption(slot, other));
}

function sayOption(slot: OptionSlot, option: ChosenOption | undefined): string {
  if (!option) return lowerFirst(slot.none ?? "None");
  const values = fieldsOf(slot, option).map(
    ({ name, title, default: usual = "?" }) =>
      `${lowerFirst(title)} ${sayValue(option.params[name] ?? usual)}`,
  );
  const title = optionSpec(slot.name, option.kind)?.title ?? option.kind;
  return values.length > 0 ? `${title} (${values.join(", ")})` : title;
}

function fieldsOf(slot: OptionSlot, { kind }: ChosenOption) {
  const spec = optionSpec(slot.name, kind);
  return spec ? paramFields(spec.params) : [];
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
