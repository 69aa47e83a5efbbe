/** Axes through the origin with a few ticks inside the plot, ticks along a frame, and the ruler. */
import { formatNumber } from "./numbers";
import type { ViewBox } from "./scale";
import { makeTicks, roundDown } from "./ticks";

export interface AxisTick {
  readonly axis: "x" | "y";
  readonly value: number;
  readonly label: string;
  /** Where the tick stands, in CSS pixels: on its axis, or at the plot's edge where the axis is outside. */
  readonly x: number;
  readonly y: number;
}

/** A bar as long as a round number of units. */
export interface Ruler {
  readonly units: number;
  readonly label: string;
  /** In CSS pixels. */
  readonly length: number;
}

/** Width of a digit of the monospaced font, as a share of its size. */
export const MONO_ADVANCE = 0.6;
/** Share of the plot's width that the ruler takes at most. */
const LONGEST_RULER = 0.3;
/** Room a label needs beside the plot's edge. */
const EDGE = 14;

/** Ticks along both axes, without 0, far enough apart for labels of `fontSize` not to touch. */
export function axisTicks(view: ViewBox, fontSize: number, spacing: number): readonly AxisTick[] {
  const { plot, pixelsPerUnit, originX, originY } = view;
  const axisX = clamp(originX, plot.left, plot.left + plot.width);
  const axisY = clamp(originY, plot.top, plot.top + plot.height);
  const pick = (from: number, to: number, isRow: boolean) => {
    let gap = spacing;
    let ticks = makeTicks(from, to, gap / pixelsPerUnit);
    // Long labels (far from the origin) need wider steps along the row.
    for (let round = 0; isRow && round < 6; round++) {
      const widest = Math.max(0, ...ticks.map(({ label }) => label.length)) * fontSize * MONO_ADVANCE;
      if (ticks.length < 2 || widest + 8 <= gap) break;
      gap = widest + 8;
      ticks = makeTicks(from, to, gap / pixelsPerUnit);
    }
    return ticks.filter(({ value }) => value !== 0);
  };
  const left = (plot.left - originX) / pixelsPerUnit;
  const right = (plot.left + plot.width - originX) / pixelsPerUnit;
  const bottom = (originY - plot.top - plot.height) / pixelsPerUnit;
  const top = (originY - plot.top) / pixelsPerUnit;
  const row = pick(left, right, true).map(
    ({ value, label }): AxisTick => ({
      axis: "x",
      value,
      label,
      x: originX + value * pixelsPerUnit,
      y: axisY,
    }),
  );
  const column = pick(bottom, top, false).map(
    ({ value, label }): AxisTick => ({
      axis: "y",
      value,
      label,
      x: axisX,
      y: originY - value * pixelsPerUnit,
    }),
  );
  const isClear = ({ axis, label, x, y }: AxisTick) => {
    const half = axis === "x" ? (label.length * fontSize * MONO_ADVANCE) / 2 + 3 : EDGE;
    return axis === "x"
      ? x > plot.left + half && x < plot.left + plot.width - half
      : y > plot.top + half && y < plot.top + plot.height - half;
  };
  return [...row, ...column].filter(isClear);
}

/** The longest round number of units that fits well under the picture. */
export function makeRuler(view: ViewBox): Ruler {
  const side = Math.min(view.plot.width, view.plot.height);
  const units = roundDown((LONGEST_RULER * side) / view.pixelsPerUnit);
  return { units, label: formatNumber(units), length: units * view.pixelsPerUnit };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
