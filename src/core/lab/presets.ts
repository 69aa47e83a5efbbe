/** The material's experiments on the plane (M4), each with a question first; the list is presets-*.ts put together. */
import type { LabPreset } from "./interface";
import { areaPresets } from "./presets-area";
import { directionPresets } from "./presets-direction";
import { layerPresets } from "./presets-layer";

/** All of them, in the order in which they are offered. */
export const labPresets: readonly LabPreset[] = [...areaPresets, ...directionPresets, ...layerPresets];

/** The preset of this id; undefined where there is none. */
export function labPreset(id: string | undefined): LabPreset | undefined {
  return labPresets.find((preset) => preset.id === id);
}
