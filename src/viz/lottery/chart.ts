/** The frame of the lottery's charts: where they draw, and the numbers along their sides. */
import type { Label } from "../kit/labels";
import type { Rectangle } from "../kit/scale";
import { TEXT_SIZE } from "../kit/text-size";

export interface ChartAxis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
}

export interface Chart {
  readonly plot: Rectangle;
  readonly labels: readonly Label[];
  /** Heights of hairlines across the plot, in CSS pixels. */
  readonly lines: readonly number[];
}

export interface ChartSize {
  readonly width: number;
  readonly height: number;
}

/** In CSS pixels: numbers at the left and below stand in these; half a number at the right. */
const MARGIN = { left: 44, right: 16, top: 8, bottom: 20 };

/** Lays out the frame; it has a pixel of plot at least. */
export function layOutChart({ width, height }: ChartSize, x: ChartAxis, y: ChartAxis): Chart {
  const plot = {
    left: MARGIN.left,
    top: MARGIN.top,
    width: Math.max(1, width - MARGIN.left - MARGIN.right),
    height: Math.max(1, height - MARGIN.top - MARGIN.bottom),
  };
  const common = { size: TEXT_SIZE.note, font: "text" } as const;
  return {
    plot,
    lines: y.ticks.map(({ value }) => heightOf(plot, y, value)),
    labels: [
      ...x.ticks.map(
        ({ value, label }): Label => ({
          ...common,
          text: label,
          x: placeAlong(plot, x, value),
          y: plot.top + plot.height + 5,
          align: "center",
          baseline: "top",
        }),
      ),
      ...y.ticks.map(
        ({ value, label }): Label => ({
          ...common,
          text: label,
          x: plot.left - 6,
          y: heightOf(plot, y, value),
          align: "right",
          baseline: "middle",
        }),
      ),
    ],
  };
}

/** Where a value of the axis below stands, in CSS pixels. */
export function placeAlong({ left, width }: Rectangle, { from, to }: ChartAxis, value: number): number {
  return left + (width * (value - from)) / (to - from || 1);
}

/** Where a value of the axis at the left stands, in CSS pixels. */
export function heightOf({ top, height }: Rectangle, { from, to }: ChartAxis, value: number): number {
  return top + height - (height * (value - from)) / (to - from || 1);
}
