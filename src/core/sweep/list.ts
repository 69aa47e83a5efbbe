/** The settings that can be swept, in the order of the form. Adding one is its entry in a file here and its name in this list. */
import { noise, samples } from "./data-settings";
import { depth } from "./depth";
import { activationFunction, dropoutRate, units } from "./layer-settings";
import type { SweepSetting } from "./setting";
import { batchSize, learningRate, optimizer } from "./training-settings";

export const sweepSettings: readonly SweepSetting[] = [
  learningRate,
  units,
  depth,
  activationFunction,
  optimizer,
  batchSize,
  dropoutRate,
  noise,
  samples,
];

export function sweepSetting(id: string): SweepSetting | undefined {
  return sweepSettings.find((setting) => setting.id === id);
}
