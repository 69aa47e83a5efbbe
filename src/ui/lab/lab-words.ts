/** How the lab's modes and layers read. */
import type { LabMode, LayerId } from "../../core/lab/state";

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
