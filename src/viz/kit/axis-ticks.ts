/** The numbers along axes: inside of the plot beside the axes through the origin, or outside along its edges. */
import type { AxisTick } from "./axes";
import { boxOf, contains, overlaps } from "./labels";
import type { Rectangle, ViewBox } from "./scale";
import { MONO_ADVANCE } from "./text-width";
import { makeTicks, type Tick } from "./ticks";

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
