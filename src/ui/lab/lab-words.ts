/** How the lab's modes and layers read, and which matrices a mode has. */
import type { LabMode, LabState, LayerId } from "../../core/lab/state";

/** How the modes read in the list of what is asked. */
export const modeNames: Readonly<Record<LabMode, string>> = {
  one: "One matrix",
  beside: "A beside B",
  compose: "A·B and B·A",
  powers: "A again and again",
  unit: "Why a bias",
  untangle: "Untangle by hand",
};

/** How the layers read in the menu of what is drawn. */
export const layerNames: Readonly<Record<LayerId, string>> = {
  columns: "Columns: images of î and ĵ",
  determinant: "Determinant as area",
  eigen: "Eigenvectors",
  singular: "Singular axes",
  inverse: "Inverse",
  nullspace: "What is lost, and the column space",
  probe: "A vector by hand",
  forces: "Forces of the loss",
};

/** Whether a mode's picture moves from x to its image; the classes' pictures answer to a hand alone. */
export function hasFilm({ mode }: Pick<LabState, "mode">): boolean {
  return mode !== "unit" && mode !== "untangle";
}

/** Which matrices and fields a mode has. */
export const labMatrices: Readonly<
  Record<LabMode, { readonly hasBias: boolean; readonly hasSecond: boolean }>
> = {
  one: { hasBias: true, hasSecond: false },
  beside: { hasBias: true, hasSecond: true },
  compose: { hasBias: false, hasSecond: true },
  powers: { hasBias: false, hasSecond: false },
  unit: { hasBias: true, hasSecond: false },
  untangle: { hasBias: true, hasSecond: false },
};
