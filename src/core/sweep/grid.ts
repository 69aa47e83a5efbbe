/** The recipes of a sweep: every value of one setting with every value of another, each as a network of its own. */
import { checkNetwork } from "../compiler/check";
import { isWarning } from "../compiler/problem";
import type { Network } from "../network/network";
import { lowerFirst } from "../words/capitals";
import { explain } from "../words/explain";
import { type SweepSetting, type SweepValue, showValue, valueRefusal } from "./setting";

export interface SweepAxis {
  readonly setting: SweepSetting;
  readonly values: readonly SweepValue[];
}

export interface SweepCell {
  /** "learning rate 0.01 with units 4". */
  readonly name: string;
  /** One value an axis, in the order of the axes. */
  readonly values: readonly SweepValue[];
  readonly network: Network;
}

export interface SweepGrid {
  /** One or two: the first goes down, the second across. */
  readonly axes: readonly SweepAxis[];
  readonly rows: number;
  /** 1 where there is one axis. */
  readonly columns: number;
  /** [rows × columns], row-major. */
  readonly cells: readonly SweepCell[];
}

/** The most values of an axis: as many as can be written beside a picture of them. */
export const MOST_VALUES = 6;

export type SweepGridAnswer =
  | { readonly ok: true; readonly grid: SweepGrid }
  | { readonly ok: false; readonly text: string };

/** Refused, in a sentence, where a setting does not apply, a value is not allowed, or a recipe cannot be trained. */
export function sweepGrid(network: Network, axes: readonly SweepAxis[]): SweepGridAnswer {
  const text = axes.map((axis) => axisRefusal(network, axis)).find((found) => found !== undefined);
  if (text !== undefined) return { ok: false, text };
  const [first, second] = axes;
  if (!first || first.setting.id === second?.setting.id)
    return { ok: false, text: "Choose two different settings, or one alone." };
  const cells = first.values.flatMap((value) =>
    second
      ? second.values.map((other) => cellOf(network, axes, [value, other]))
      : [cellOf(network, axes, [value])],
  );
  if (cells.length < 2)
    return { ok: false, text: "Choose at least two values: one alone is compared with nothing." };
  for (const { network: recipe, name } of cells) {
    const { trainable, problems } = checkNetwork(recipe);
    const problem = problems.find((one) => !isWarning(one));
    if (trainable) continue;
    return {
      ok: false,
      text: `With ${name} the network cannot be trained. ${problem ? explain(problem, recipe) : ""}`.trim(),
    };
  }
  return { ok: true, grid: { axes, rows: first.values.length, columns: second?.values.length ?? 1, cells } };
}

function axisRefusal(network: Network, { setting, values }: SweepAxis): string | undefined {
  const { title, find } = setting;
  const found = find(network);
  if (typeof found === "string") return found;
  if (values.length === 0) return `Choose values of “${title}”.`;
  if (values.length > MOST_VALUES)
    return `“${title}” has ${values.length} values; a sweep takes at most ${MOST_VALUES} of a setting. Leave some out.`;
  return values.map((value) => valueRefusal(setting, network, value)).find((text) => text !== undefined);
}

function cellOf(network: Network, axes: readonly SweepAxis[], values: readonly SweepValue[]): SweepCell {
  return { name: cellName(axes, values), values, network: applyValues(network, axes, values) };
}

/** The network with these values, one an axis. */
function applyValues(network: Network, axes: readonly SweepAxis[], values: readonly SweepValue[]): Network {
  return axes.reduce((recipe, { setting }, index) => {
    const value = values[index];
    return value === undefined ? recipe : setting.apply(recipe, value);
  }, network);
}

function cellName(axes: readonly SweepAxis[], values: readonly SweepValue[]): string {
  return axes
    .map(({ setting }, index) => `${lowerFirst(setting.title)} ${showValue(setting, values[index] ?? "")}`)
    .join(" with ");
}
