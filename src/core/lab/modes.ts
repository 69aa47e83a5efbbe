/** What belongs to each mode of the lab: whether it moves, and which matrices and fields it has. */
import type { LabMode, LabState } from "./state";

/** Whether a mode's picture moves from x to its image; the classes' pictures answer to a hand alone. */
export function hasFilm({ mode }: Pick<LabState, "mode">): boolean {
  return mode !== "unit" && mode !== "untangle";
}

/** Which matrices and fields a mode has. */
export const modeMatrices: Readonly<
  Record<LabMode, { readonly hasBias: boolean; readonly hasSecond: boolean }>
> = {
  one: { hasBias: true, hasSecond: false },
  beside: { hasBias: true, hasSecond: true },
  compose: { hasBias: false, hasSecond: true },
  powers: { hasBias: false, hasSecond: false },
  unit: { hasBias: true, hasSecond: false },
  untangle: { hasBias: true, hasSecond: false },
};
