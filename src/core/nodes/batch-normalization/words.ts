/** What is said of a BatchNormalization. */
import { sayNumber, sayTuple } from "../../words/numbers";
import type { NarratedNode } from "../define";
import { unitMaps } from "./affine";

/** More units than this are told by their extremes. */
const MAX_TOLD = 3;

/** "Scales unit 1 ×1.2 and unit 2 ×0.4, and shifts by (0.1, −0.3): by the averages that training has kept. …" */
export function narrateBatchNormalization({ params, weights }: NarratedNode): string {
  const maps = unitMaps(params, weights);
  const training = "While training it uses each batch’s own mean and spread.";
  if (!maps)
    return `Brings every unit to mean 0 and spread 1 over the examples, by averages kept from training. ${training}`;
  const { factors, shifts } = maps;
  const told = factors.length <= MAX_TOLD;
  const along = Array.from(factors, (factor, unit) => `unit ${unit + 1} ×${sayNumber(factor)}`);
  const scale = told
    ? `Scales ${listed(along)}`
    : `Scales each of ${factors.length} units by its own factor, ×${sayNumber(Math.min(...factors))} to ×${sayNumber(Math.max(...factors))}`;
  const isShifted = shifts.some((shift) => shift !== 0);
  const shift = !isShifted ? "" : told ? `, and shifts by ${sayTuple(shifts)}` : ", and shifts it";
  return `${scale}${shift}: by the averages that training has kept. ${training}`;
}

function listed(parts: readonly string[]): string {
  return parts.length > 1 ? `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}` : `${parts[0]}`;
}
