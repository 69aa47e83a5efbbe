/** What a layer does to area, in one sentence made from its numbers: "×0.03 of the area, 41 % of cells folded." */
import { type AreaChange, type CellAreas, cellAreas, compareAreas } from "../math/area";
import { type SheetShape, sheetPoints } from "../math/sheet";
import { sayNumber } from "./numbers";

/** The input plane's own cells. */
function inputAreas(shape: SheetShape): CellAreas {
  return cellAreas(shape, sheetPoints(shape), 2);
}

/**
 * What became of the input plane's cells at a node.
 * @param after the node's own cells, of the same sheet
 */
export function areaSinceInput(shape: SheetShape, after: CellAreas): AreaChange {
  return compareAreas(inputAreas(shape), after);
}

/** @param width units of the node after which the areas were measured */
export function areaSentence(change: AreaChange, width: number): string {
  const { total, killed, folded, turnedOver, odd } = change;
  const left = odd > 0 ? ` ${odd} cell${odd === 1 ? " is" : "s are"} not finite and left out.` : "";
  if (Number.isNaN(total)) return `There is no area to measure.${left}`;
  if (width === 1) return `One unit has no area: the whole sheet lies on a line.${left}`;
  if (killed === 1) return `Nothing is left of the area: every cell is pressed flat.${left}`;
  const parts = [
    Math.abs(total - 1) < 5e-4 ? "Keeps the area" : `×${sayNumber(total)} of the area`,
    turnedOver && "turned over as a whole",
    folded === undefined
      ? `folds cannot be told in ${width} units`
      : folded > 0
        ? `${percent(folded)} of cells folded`
        : "nothing folded",
    killed > 0 && `${percent(killed)} of cells pressed flat`,
  ];
  return `${parts.filter(Boolean).join(", ")}.${left}`;
}

/** Never "0 %" of something, nor "100 %" of what is not all. */
function percent(share: number): string {
  const rounded = Math.round(100 * share);
  if (rounded === 0 && share > 0) return "under 1 %";
  if (rounded === 100 && share < 1) return "over 99 %";
  return `${rounded} %`;
}
