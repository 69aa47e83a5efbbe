/** How the lab's modes and layers read, and which matrices a mode has. */
import type { LabMode, LayerId } from "../../core/lab/state";

export const modeNames: Readonly<Record<LabMode, string>> = {
  one: "One matrix",
  beside: "A beside B",
  compose: "A·B and B·A",
  powers: "A again and again",
  unit: "Why a bias",
  untangle: "Untangle by hand",
};

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

export const labMatrices: Readonly<
  Record<LabMode, { readonly hasBias: boolean; readonly hasSecond: boolean }>
> = {
  one: { hasBias: true, hasSecond: false },
  beside: { hasBias: false, hasSecond: true },
  compose: { hasBias: false, hasSecond: true },
  powers: { hasBias: false, hasSecond: false },
  unit: { hasBias: true, hasSecond: false },
  untangle: { hasBias: true, hasSecond: false },
};
