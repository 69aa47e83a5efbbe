/** What is said of an activation. */
import type { NarratedNode } from "../define";
import { type ActivationName, activations, activationTitle } from "./functions";

/** "Takes each of the 2 coordinates through tanh and bends it into the box −1 to 1." */
export function narrateActivation({ params, from }: NarratedNode): string {
  const name = String(params.function);
  const what = from === 1 ? "the one coordinate" : `each of the ${from ?? "?"} coordinates`;
  return `Takes ${what} through ${name} and ${effectOf(name)}.`;
}

/** "leaky relu on every unit: presses every negative side closer to zero" */
export function bendLabel(name: string): string {
  return `${activationTitle(name)} on every unit: ${effectOf(name)}`;
}

/** A file may name a function of another version. */
function effectOf(name: string): string {
  return activations[name as ActivationName]?.effect ?? "moves every unit by itself";
}
