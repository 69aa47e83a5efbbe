/** The frame of pictures over the data's own square: a square plot with ticks outside and a legend below. */

import type { LegendLayout } from "./legend";
import { createViewBox, type Rectangle, type ViewBox } from "./scale";
import { TEXT_SIZE } from "./text-size";
import { MONO_ADVANCE } from "./text-width";
import { makeTicks } from "./ticks";

export interface BorderTick {
  readonly label: string;
  /** In CSS pixels, along its side of the frame. */
  readonly at: number;
}

export interface BorderedPlot {
  readonly viewBox: ViewBox;
  /** Along the bottom, left to right. */
  readonly row: readonly BorderTick[];
  /** Along the left, bottom to top. */
  readonly column: readonly BorderTick[];
  /** Top left corner of what stands below the ticks, and the width it may take. */
  readonly below: { readonly x: number; readonly y: number; readonly width: number };
}

/** Above the plot, so that it does not stand on the card's edge. */
const TOP = 6;
/** Room for the bottom row of numbers. */
const ROW_HEIGHT = 20;
const GAP = 8;
/** Smallest distance of two ticks. */
const TICK_SPACING = 44;
/** A frame narrower than this has no ticks: a picture that small is a glance. */
const MIN_PIXELS_WITH_TICKS = 120;

export interface BorderedPlotInput {
  readonly domain: readonly [number, number];
  readonly width: number;
  readonly height: number;
  /** Height of what stands below the frame. */
  readonly below: number;
}

/**
 * The largest square that leaves room for the numbers at its left and below, and for what stands below those.
 */
export function layOutPlot({ domain, width, height, below }: BorderedPlotInput): BorderedPlot {
  const [from, to] = domain;
  const half = to > from ? (to - from) / 2 : 1;
  const span = { cx: (from + to) / 2, cy: (from + to) / 2, half };
  const hasTicks = Math.min(width, height) >= MIN_PIXELS_WITH_TICKS;
  const reserved = below > 0 ? below + GAP : 0;
  const side = (gutter: number) =>
    Math.max(8, Math.min(width - gutter, height - TOP - reserved - (hasTicks ? ROW_HEIGHT : 0)));
  const ticksFor = (side: number) =>
    hasTicks ? makeTicks(span.cx - half, span.cx + half, (TICK_SPACING * 2 * half) / side) : [];
  const widest = Math.max(0, ...ticksFor(side(0)).map(({ label }) => label.length));
  const gutter = hasTicks ? Math.ceil(widest * TEXT_SIZE.value * MONO_ADVANCE) + 8 : 0;
  const plot: Rectangle = {
    left: gutter + Math.max(0, (width - gutter - side(gutter)) / 2),
    top: TOP,
    width: side(gutter),
    height: side(gutter),
  };
  const viewBox = createViewBox(span, plot);
  const ticks = ticksFor(plot.width);
  return {
    viewBox,
    row: ticks.map(({ value, label }) => ({ label, at: viewBox.originX + value * viewBox.pixelsPerUnit })),
    column: ticks.map(({ value, label }) => ({ label, at: viewBox.originY - value * viewBox.pixelsPerUnit })),
    below: { x: plot.left, y: TOP + plot.height + (hasTicks ? ROW_HEIGHT : 0) + GAP, width: plot.width },
  };
}

/** Where a legend below a frame begins: under the plot's left side, or further left where it needs the room. */
export function legendLeft({ below }: BorderedPlot, legend: LegendLayout, width: number): number {
  return Math.max(0, Math.min(below.x, width - legend.width));
}
