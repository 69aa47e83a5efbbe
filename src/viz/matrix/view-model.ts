/**
 * A layer's matrix as a heat map: rows are units, columns inputs, as the matrix acts on a column of inputs
 * (y = W x + b), the bias in a column of its own. With numbers where it is small; of a very large one each square
 * stands for a block, and shows its largest weight.
 */
import type { Label } from "../kit/labels";
import { formatNumber } from "../kit/numbers";
import type { PicturePoint } from "../kit/points";
import type { Rectangle } from "../kit/scale";
import { TEXT_SIZE } from "../kit/text-size";
import { shorten, textWidth } from "../kit/text-width";
import { roundUp } from "../kit/ticks";

export interface MatrixInput {
  /** [inputs, units] row-major, as the kernel lies. */
  readonly kernel: Float32Array;
  readonly inputs: number;
  readonly units: number;
  readonly bias: Float32Array | undefined;
  readonly width: number;
  readonly height: number;
  readonly focus?: MatrixItem | undefined;
}

/** One number: an entry of the kernel, or a unit's bias. */
export interface MatrixItem {
  readonly unit: number;
  readonly input: number | "bias";
}

export interface MatrixCell {
  /** The entry; of a block the one whose value it shows. */
  readonly item: MatrixItem;
  readonly box: Rectangle;
  readonly value: number;
  readonly label: Label | undefined;
}

export interface MatrixView {
  readonly width: number;
  readonly height: number;
  readonly cells: readonly MatrixCell[];
  readonly hasNumbers: boolean;
  readonly labels: readonly Label[];
  /** Magnitude of the full colour. */
  readonly scale: number;
  readonly legend: { readonly ramp: Rectangle; readonly labels: readonly Label[] };
  readonly focus: Rectangle | undefined;
  /** Entries a square stands for: units × inputs. 1 × 1 where each has its own. */
  readonly block: { readonly units: number; readonly inputs: number };
}

/** Up to this many rows and columns numbers stand in the cells. */
export const MAX_NUMBERS = 12;
const NUMBER_CELL = { width: 54, height: 26 } as const;
const MAX_CELL_PIXELS = { width: 84, height: 52 } as const;
/** Smallest side of a square without a number. */
const SMALLEST = 3;
const PLAIN_CELL = 22;
const HEAD = 22;
const SIDE = 34;
const LEGEND = 30;
const BIAS_GAP = 10;

/**
 * Cells with their numbers, blocks or bare squares, whichever the room allows; the height may be more than was
 * asked for.
 */
export function matrixView(input: MatrixInput): MatrixView {
  const { inputs, units, bias, focus } = input;
  const hasNumbers = inputs <= MAX_NUMBERS && units <= MAX_NUMBERS;
  const columns = inputs + (bias ? 1 : 0);
  // With numbers the picture grows and scrolls rather than drop them.
  const width = hasNumbers
    ? Math.max(input.width, SIDE + columns * NUMBER_CELL.width + BIAS_GAP + 4)
    : input.width;
  const height = hasNumbers
    ? Math.max(input.height, HEAD + units * NUMBER_CELL.height + LEGEND)
    : input.height;
  const open = { width: width - SIDE - BIAS_GAP - (hasNumbers ? 4 : 16), height: height - HEAD - LEGEND };
  const block = hasNumbers
    ? { units: 1, inputs: 1 }
    : {
        units: Math.ceil((units * SMALLEST) / Math.max(SMALLEST, open.height)),
        inputs: Math.ceil((columns * SMALLEST) / Math.max(SMALLEST, open.width)),
      };
  const rows = Math.ceil(units / block.units);
  const across = Math.ceil(inputs / block.inputs);
  const cell = {
    width: Math.min(MAX_CELL_PIXELS.width, open.width / (across + (bias ? 1 : 0))),
    height: Math.min(MAX_CELL_PIXELS.height, open.height / rows),
  };
  if (!hasNumbers) {
    cell.width = Math.min(PLAIN_CELL, cell.width);
    cell.height = Math.min(PLAIN_CELL, cell.height);
  }
  const biasWidth = hasNumbers ? cell.width : Math.max(12, cell.width);
  const boxOf = (row: number, column: number): Rectangle => ({
    left: SIDE + column * cell.width + (column === across ? BIAS_GAP : 0),
    top: HEAD + row * cell.height,
    width: column === across ? biasWidth : cell.width,
    height: cell.height,
  });
  const cells: MatrixCell[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < across + (bias ? 1 : 0); column++) {
      const found =
        column === across ? largestBias(input, row, block.units) : largestOf(input, row, column, block);
      const box = boxOf(row, column);
      cells.push({ ...found, box, label: hasNumbers ? numberLabel(found.value, box) : undefined });
    }
  }
  const scale = scaleOf(input);
  const bottom = HEAD + rows * cell.height;
  const at = focus && cells.find(({ item }) => sameBlock(item, focus, block));
  return {
    width,
    height,
    cells,
    hasNumbers,
    labels: hasNumbers ? smallLabels(units, inputs, bias !== undefined, boxOf) : wideLabels(input, block),
    scale,
    legend: legendAt(bottom + 10, scale),
    focus: at?.box,
    block,
  };
}

/** What the pointer is on. */
export function pickMatrix({ cells }: MatrixView, [x, y]: PicturePoint): MatrixItem | undefined {
  return cells.find(
    ({ box: { left, top, width, height } }) => x >= left && x < left + width && y >= top && y < top + height,
  )?.item;
}

function sameBlock(item: MatrixItem, other: MatrixItem, block: MatrixView["block"]): boolean {
  const row = (unit: number) => Math.floor(unit / block.units);
  if (row(item.unit) !== row(other.unit)) return false;
  if (item.input === "bias" || other.input === "bias") return item.input === other.input;
  return Math.floor(item.input / block.inputs) === Math.floor(other.input / block.inputs);
}

/** The entry of largest magnitude in a block; one that is no number wins, so that it is seen. */
function largestOf(
  { kernel, inputs, units }: MatrixInput,
  row: number,
  column: number,
  block: MatrixView["block"],
): { readonly item: MatrixItem; readonly value: number } {
  let item: MatrixItem = { unit: row * block.units, input: column * block.inputs };
  let value = 0;
  for (let input = column * block.inputs; input < Math.min(inputs, (column + 1) * block.inputs); input++) {
    for (let unit = row * block.units; unit < Math.min(units, (row + 1) * block.units); unit++) {
      const entry = kernel[input * units + unit] ?? 0;
      if (Number.isNaN(entry) || Math.abs(entry) > Math.abs(value)) {
        item = { unit, input };
        value = entry;
        if (Number.isNaN(entry)) return { item, value };
      }
    }
  }
  return { item, value };
}

function largestBias({ bias, units }: MatrixInput, row: number, block: number) {
  let item: MatrixItem = { unit: row * block, input: "bias" };
  let value = 0;
  for (let unit = row * block; unit < Math.min(units, (row + 1) * block); unit++) {
    const entry = bias?.[unit] ?? 0;
    if (Number.isNaN(entry) || Math.abs(entry) > Math.abs(value)) {
      item = { unit, input: "bias" };
      value = entry;
    }
  }
  return { item, value };
}

function scaleOf({ kernel, bias }: MatrixInput): number {
  let largest = 0;
  for (const values of [kernel, bias]) {
    for (const value of values ?? []) {
      const magnitude = Math.abs(value);
      if (magnitude > largest && Number.isFinite(magnitude)) largest = magnitude;
    }
  }
  return largest > 0 ? roundUp(largest) : 1;
}

function numberLabel(value: number, { left, top, width, height }: Rectangle): Label {
  return {
    text: Number.isNaN(value) ? "NaN" : formatNumber(value, width < 62 ? 2 : 3),
    x: left + width / 2,
    y: top + height / 2 + 0.5,
    align: "center",
    baseline: "middle",
    size: TEXT_SIZE.legend,
    font: "mono",
  };
}

function smallLabels(
  units: number,
  inputs: number,
  hasBias: boolean,
  boxOf: (row: number, column: number) => Rectangle,
): readonly Label[] {
  const style = { size: TEXT_SIZE.legend, font: "text" } as const;
  const columns = Array.from({ length: inputs + (hasBias ? 1 : 0) }, (_, column): Label => {
    const { left, width } = boxOf(0, column);
    const text = column === inputs ? "bias" : `x${subscript(column + 1)}`;
    return { text, x: left + width / 2, y: HEAD - 6, align: "center", baseline: "bottom", ...style };
  });
  const rows = Array.from({ length: units }, (_, row): Label => {
    const { top, height } = boxOf(row, 0);
    const y = top + height / 2;
    return { text: `y${subscript(row + 1)}`, x: SIDE - 8, y, align: "right", baseline: "middle", ...style };
  });
  return [...columns, ...rows];
}

function wideLabels(
  { units, inputs, bias, width }: MatrixInput,
  block: MatrixView["block"],
): readonly Label[] {
  const style = { size: TEXT_SIZE.note, font: "text", baseline: "bottom", align: "left" } as const;
  const size = `${inputs.toLocaleString("en")} inputs across, ${units.toLocaleString("en")} units down`;
  const whole = `${size}${bias ? ", then the bias" : ""}`;
  const isBlock = block.units > 1 || block.inputs > 1;
  const words = isBlock ? `${whole}; a square shows the largest of ${block.inputs} × ${block.units}` : whole;
  const room = width - SIDE;
  // What is cut here is said beside the picture.
  const text = [words, whole, size].find((one) => textWidth(one, style.size) <= room);
  return [{ text: text ?? shorten(size, room, style.size), x: SIDE, y: HEAD - 6, ...style }];
}

function subscript(index: number): string {
  return [...String(index)].map((digit) => "₀₁₂₃₄₅₆₇₈₉"[Number(digit)]).join("");
}

function legendAt(top: number, scale: number): MatrixView["legend"] {
  const ramp = { left: SIDE + 40, top, width: 120, height: 10 };
  const style = { y: top + 5.5, baseline: "middle", size: TEXT_SIZE.note, font: "mono" } as const;
  return {
    ramp,
    labels: [
      { text: `−${formatNumber(scale)}`, x: ramp.left - 6, align: "right", ...style },
      { text: formatNumber(scale), x: ramp.left + ramp.width + 6, align: "left", ...style },
    ],
  };
}
