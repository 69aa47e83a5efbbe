/** What stands around a picture of the plane that is larger than a thumbnail: legend, numbers and names of the axes. */
import type { AxisTick } from "../kit/axes";
import { axisTicks, EDGE_ROOM, edgeTicks } from "../kit/axis-ticks";
import { boxOf, contains, type Label, overlaps } from "../kit/labels";
import { classEntries, countLabels, layOutLegend } from "../kit/legend";
import type { Rectangle } from "../kit/scale";
import { axisNameLabels, segmentLabels } from "./around-labels";
import type { Detail, PlaneInput, PlaneView } from "./input";
import { FONT_SIZE } from "./labels";
import { type LegendRoom, LINE_SIGNS, type LineSign, lineRow, placeSigns } from "./line-legend";
import type { Around } from "./view-model";

/** Room around the legend, which stands on the picture's own ground. */
const LEGEND_MARGIN = { above: 6, below: 4, beside: 6 };

/** For planeView, in pictures larger than a thumbnail. */
export const around: Around = {
  legend: (input) => (input.detail === "large" ? planeLegend(input, possibleLines(input)) : undefined),
  withLines,
  plot: (input, legend) => plotInside(plotAbove(input, legend), input.detail),
  segmentLabels,
  axes(input, view, spacing, taken) {
    const { detail, projection, size } = input;
    const axes = projection.kind === "line" ? "row" : "both";
    const ticking = { view, fontSize: FONT_SIZE[detail], spacing, axes } as const;
    const axisNames = axisNameLabels(input, view);
    if (spacing === 0) return { ticks: [], axisNames };
    const ticks =
      detail === "large"
        ? clearOf(edgeTicks(ticking), axisNames, size)
        : axisTicks({ ...ticking, avoid: taken });
    return { ticks, axisNames };
  },
};

function possibleLines({ projection, bestLines }: PlaneInput): readonly LineSign[] {
  const square = projection.kind === "plane" ? (["unitSquare"] as const) : [];
  return [...square, ...(bestLines ? (["bestLine"] as const) : [])];
}

/** What the legend leaves of the picture. */
export function plotAbove(
  { size }: Pick<PlaneInput, "size">,
  legend: { readonly top: number } | undefined,
): Rectangle {
  const bottom = legend ? legend.top - LEGEND_MARGIN.above : size.height;
  return { left: 0, top: 0, width: size.width, height: Math.max(1, bottom) };
}

/** Those whose numbers stand in the picture, on none of the words and on no other number. */
export function clearOf(
  ticks: readonly AxisTick[],
  words: readonly Label[],
  { width, height }: PlaneInput["size"],
): readonly AxisTick[] {
  const taken = words.map(boxOf);
  return ticks.filter(({ label }) => {
    const box = boxOf(label);
    const isFree =
      contains({ left: 0, top: 0, width, height }, box) && !taken.some((other) => overlaps(other, box, 3));
    if (isFree) taken.push(box);
    return isFree;
  });
}

/** What a large picture's numbers at its left edge and below it leave; smaller ones have none there. */
export function plotInside(plot: Rectangle, detail: Detail): Rectangle {
  if (detail !== "large") return plot;
  const { left, bottom } = EDGE_ROOM;
  return {
    ...plot,
    left: plot.left + left,
    width: Math.max(1, plot.width - left),
    height: Math.max(1, plot.height - bottom),
  };
}

/**
 * Each class's mark, name and number along the picture's lower edge, and room for the lines.
 * @param possible the lines that may be drawn; undefined is returned where there are neither classes nor lines
 */
export function planeLegend(
  { classNames = [], labels, data, size }: Pick<PlaneInput, "classNames" | "labels" | "data" | "size">,
  possible: readonly LineSign[],
): LegendRoom | undefined {
  const width = size.width - 2 * LEGEND_MARGIN.beside;
  const classes = layOutLegend(classEntries(classNames, countLabels(data, labels)), width);
  if (classes.entries.length === 0 && possible.length === 0) return undefined;
  const { row, height } = lineRow(classes, possible, width);
  return {
    ...classes,
    height,
    lines: row,
    left: LEGEND_MARGIN.beside,
    top: size.height - height - LEGEND_MARGIN.below,
  };
}

/** The legend with those lines that are drawn. */
export function withLines(
  legend: LegendRoom | undefined,
  drawn: Readonly<Record<LineSign, boolean>>,
): PlaneView["legend"] {
  if (!legend) return undefined;
  const { lines, ...rest } = legend;
  return {
    ...rest,
    signs: placeSigns(
      lines,
      LINE_SIGNS.filter((sign) => drawn[sign]),
    ),
  };
}
