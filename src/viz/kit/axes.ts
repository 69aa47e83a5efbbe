/** What a tick is, and the ruler: where the ticks stand is in axis-ticks.ts. */
import type { Label } from "./labels";
import { formatNumber } from "./numbers";
import type { Rectangle, ViewBox } from "./scale";
import { roundDown } from "./ticks";

export interface AxisTick {
  readonly axis: "x" | "y";
  readonly value: number;
  /** Where the tick stands, in CSS pixels: on its axis, or at the plot's edge where the axis is outside. */
  readonly x: number;
  readonly y: number;
  readonly label: Label;
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
