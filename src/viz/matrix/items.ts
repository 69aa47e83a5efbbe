/** The entries of a matrix one by one: where each stands, and where an arrow key leads from it. */
import type { CursorKey } from "../kit/cursor-key";
import type { PicturePoint } from "../kit/points";
import { middleOf } from "../kit/scale";
import type { MatrixItem, MatrixView } from "./view-model";

export interface MatrixSize {
  readonly inputs: number;
  readonly units: number;
  readonly hasBias: boolean;
}

/** The entry that a key leads to: up and down by units, left and right by inputs, the bias last; it stops at the edges. */
export function moveInMatrix(
  { inputs, units, hasBias }: MatrixSize,
  { unit, input }: MatrixItem,
  direction: CursorKey,
): MatrixItem {
  const last = inputs - 1 + (hasBias ? 1 : 0);
  const column = input === "bias" ? inputs : input;
  const at = (row: number, place: number): MatrixItem => ({
    unit: Math.min(units - 1, Math.max(0, row)),
    input: hasBias && place >= inputs ? "bias" : Math.min(last, Math.max(0, place)),
  });
  if (direction === "up") return at(unit - 1, column);
  if (direction === "down") return at(unit + 1, column);
  if (direction === "first") return at(unit, 0);
  if (direction === "last") return at(unit, last);
  return at(unit, Math.min(last, column + (direction === "right" ? 1 : -1)));
}

/** The middle of an entry's cell, or of the block it is in; undefined where it is not drawn. */
export function placeOfEntry(
  { cells, block }: MatrixView,
  { unit, input }: MatrixItem,
): PicturePoint | undefined {
  const row = Math.floor(unit / block.units);
  const cell = cells.find(({ item }) => {
    if (Math.floor(item.unit / block.units) !== row) return false;
    if (item.input === "bias" || input === "bias") return item.input === input;
    return Math.floor(item.input / block.inputs) === Math.floor(input / block.inputs);
  });
  return cell && middleOf(cell.box);
}
