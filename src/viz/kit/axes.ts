/** Axes through the origin with a few ticks inside the plot, and the ruler. */
import { boxOf, contains, type Label, overlaps } from "./labels";
import { formatNumber } from "./numbers";
import type { Rectangle, ViewBox } from "./scale";
import { MONO_ADVANCE } from "./text-width";
import { makeTicks, roundDown, type Tick } from "./ticks";

export interface AxisTick {
  readonly axis: "x" | "y";
  readonly value: number;
  /** Where the tick stands, in CSS pixels: on its axis, or at the plot's edge where the axis is outside. */
  readonly x: number;
  readonly y: number;
  readonly label: Label;
}

export interface AxisTicksInput {
  readonly view: ViewBox;
  readonly fontSize: number;
  /** Smallest distance of two ticks, in pixels. */
  readonly spacing: number;
  /** row: the horizontal axis alone. */
  readonly axes: "both" | "row";
  /** Boxes of other words: a tick whose number would touch one is left out. */
  readonly avoid: readonly Rectangle[];
}

/** From an axis to its numbers. */
const OFFSET = 6;
/** Between two numbers of the row. */
const LABEL_GAP = 10;

/** Ticks without 0, whose numbers stand inside the plot and touch neither each other nor `avoid`. */
export function axisTicks({ view, fontSize, spacing, axes, avoid }: AxisTicksInput): readonly AxisTick[] {
  const { plot, pixelsPerUnit, originX, originY } = view;
  const right = plot.left + plot.width;
  const bottom = plot.top + plot.height;
  const axisX = Math.min(right, Math.max(plot.left, originX));
  const axisY = Math.min(bottom, Math.max(plot.top, originY));
  const text = { size: fontSize, font: "mono" } as const;
  const goesAbove = axisY + OFFSET + fontSize * 1.3 > bottom;
  const row = rowTicks(view, fontSize, spacing).map(({ value, label }): AxisTick => {
    const x = originX + value * pixelsPerUnit;
    const y = goesAbove ? axisY - OFFSET : axisY + OFFSET;
    const baseline = goesAbove ? "bottom" : "top";
    return {
      axis: "x",
      value,
      x,
      y: axisY,
      label: { text: label, x, y, align: "center", baseline, ...text },
    };
  });
  const from = (originY - bottom) / pixelsPerUnit;
  const columnTicks = makeTicks(from, from + plot.height / pixelsPerUnit, spacing / pixelsPerUnit);
  const widest = Math.max(0, ...columnTicks.map(({ label }) => label.length * fontSize * MONO_ADVANCE));
  const goesLeft = axisX + OFFSET + widest > right;
  const column = columnTicks.map(({ value, label }): AxisTick => {
    const x = goesLeft ? axisX - OFFSET - 1 : axisX + OFFSET + 1;
    const y = originY - value * pixelsPerUnit;
    const align = goesLeft ? "right" : "left";
    return {
      axis: "y",
      value,
      x: axisX,
      y,
      label: { text: label, x, y, align, baseline: "middle", ...text },
    };
  });
  const taken = [...avoid];
  return [...row, ...(axes === "both" ? column : [])].filter(({ value, label }) => {
    const box = boxOf(label);
    if (value === 0 || !contains(plot, box) || taken.some((other) => overlaps(box, other, 2))) return false;
    taken.push(box);
    return true;
  });
}

/** From a plot's edge to the numbers outside of it. */
const EDGE_OFFSET = 5;
/** What the numbers at a plot's left edge and below it take. */
export const EDGE_ROOM = { left: 42, bottom: 20 } as const;

/** Ticks along the plot's left and bottom edge, their numbers outside of it, where no data lies under them. */
export function edgeTicks({
  view,
  fontSize,
  spacing,
  axes,
}: Omit<AxisTicksInput, "avoid">): readonly AxisTick[] {
  const { plot, pixelsPerUnit, originX, originY } = view;
  const bottom = plot.top + plot.height;
  const text = { size: fontSize, font: "mono" } as const;
  const row = rowTicks(view, fontSize, spacing).map(({ value, label }): AxisTick => {
    const x = originX + value * pixelsPerUnit;
    const place = { x, y: bottom + EDGE_OFFSET, align: "center", baseline: "top" } as const;
    return { axis: "x", value, x, y: bottom, label: { text: label, ...place, ...text } };
  });
  if (axes === "row") return row;
  const from = (originY - bottom) / pixelsPerUnit;
  const column = makeTicks(from, from + plot.height / pixelsPerUnit, spacing / pixelsPerUnit);
  return [
    ...row,
    ...column.map(({ value, label }): AxisTick => {
      const y = originY - value * pixelsPerUnit;
      const place = { x: plot.left - EDGE_OFFSET, y, align: "right", baseline: "middle" } as const;
      return { axis: "y", value, x: plot.left, y, label: { text: label, ...place, ...text } };
    }),
  ];
}

/** Ticks of the row, far enough apart for their numbers. */
function rowTicks(
  { plot, pixelsPerUnit, originX }: ViewBox,
  fontSize: number,
  spacing: number,
): readonly Tick[] {
  const from = (plot.left - originX) / pixelsPerUnit;
  const to = from + plot.width / pixelsPerUnit;
  let gap = spacing;
  for (;;) {
    const ticks = makeTicks(from, to, gap / pixelsPerUnit);
    const widest = Math.max(0, ...ticks.map(({ label }) => label.length)) * fontSize * MONO_ADVANCE;
    if (widest + LABEL_GAP <= gap || ticks.length < 2) return ticks;
    gap = Math.max(widest + LABEL_GAP, gap * 1.2);
  }
}

/** A bar as long as a round number of units, in the plot's bottom right corner. */
export interface Ruler {
  readonly units: number;
  /** In CSS pixels. */
  readonly length: number;
  /** The bar's left end. */
  readonly x: number;
  readonly y: number;
  readonly label: Label;
}

/** Height of the strokes at the bar's ends, up and down from it. */
export const RULER_END = 3;

/** @param place compact: a short bar with its number above, for small pictures */
export function makeRuler(
  { plot, pixelsPerUnit }: ViewBox,
  place: "compact" | "wide",
  fontSize: number,
): Ruler {
  const isCompact = place === "compact";
  const side = Math.min(plot.width, plot.height);
  const units = roundDown(((isCompact ? 0.25 : 0.3) * side) / pixelsPerUnit);
  const length = units * pixelsPerUnit;
  const inset = isCompact ? 5 : 10;
  const right = plot.left + plot.width - inset;
  const y = plot.top + plot.height - inset - RULER_END;
  const text = { text: formatNumber(units), size: fontSize, font: "mono" } as const;
  const label: Label = isCompact
    ? { ...text, x: right, y: y - RULER_END - 1, align: "right", baseline: "bottom" }
    : { ...text, x: right - length - 5, y, align: "right", baseline: "middle" };
  return { units, length, x: right - length, y, label };
}

/** The room of the bar and the strokes at its ends; its number has a box of its own. */
export function boxOfRuler({ length, x, y }: Ruler): Rectangle {
  return { left: x, top: y - RULER_END, width: length, height: 2 * RULER_END };
}
