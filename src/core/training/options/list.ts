/**
 * All options of training by their slots, in the order of the form; a network has one of each slot or none, and none changes
 * nothing. Adding a slot is one file beside this one and one entry here.
 */
import { type ParsedParams, parseParams } from "../../params";
import { batches } from "./batches";
import { clippings } from "./clippings";
import type { ChosenOption, ChosenOptions, TrainingOption } from "./define";
import { regularizers } from "./regularizers";
import { reduceOnPlateau, schedules } from "./schedules";
import { stoppings } from "./stoppings";
import { classWeightings, labelSmoothings } from "./targets";

export interface OptionSlot {
  /** Its key in the file. */
  readonly name: string;
  readonly title: string;
  /** What no option of the slot is called; “None” where absent. */
  readonly none?: string;
  readonly options: readonly TrainingOption[];
}

export const optionSlots: readonly OptionSlot[] = [
  { name: "schedule", title: "Schedule", none: "Constant rate", options: [...schedules, reduceOnPlateau] },
  { name: "regularizer", title: "Regularization", options: regularizers },
  { name: "clipping", title: "Gradient clipping", options: clippings },
  { name: "stopping", title: "Ends early", none: "Never", options: stoppings },
  { name: "classWeights", title: "Class weights", options: classWeightings },
  { name: "labelSmoothing", title: "Label smoothing", options: labelSmoothings },
  { name: "batch", title: "Batch", none: "By batch size", options: batches },
];

/** Undefined for one that this version does not know. */
export function optionSpec(slot: string, kind: string): TrainingOption | undefined {
  return slotOf(slot)?.options.find((option) => option.kind === kind);
}

export function slotOf(name: string): OptionSlot | undefined {
  return optionSlots.find((slot) => slot.name === name);
}

/** What a form says of a chosen option; undefined for one that this version does not know. */
export function parseOption(slot: string, { kind, params }: ChosenOption): ParsedParams | undefined {
  const spec = optionSpec(slot, kind);
  return spec && parseParams(spec.params, params);
}

/** With every default filled in, for the plan: of options that the check has passed. */
export function wholeOptions(options: ChosenOptions | undefined): ChosenOptions {
  return Object.fromEntries(
    Object.entries(options ?? {}).flatMap(([slot, option]) => {
      const parsed = parseOption(slot, option);
      return parsed?.ok ? [[slot, { kind: option.kind, params: parsed.params }]] : [];
    }),
  );
}
