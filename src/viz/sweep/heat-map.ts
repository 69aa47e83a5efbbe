/**
 * The medians of a sweep as shades of grey, written in their cells, each with the middle half of its seeds as a bar. Shade says
 * the median, the bar's place the spread, on one scale that is written below; the corner marks the best on average.
 */
import type { CellSummary } from "../../core/sweep/comparison";
import type { Label } from "../kit/labels";
import type { Rectangle } from "../kit/scale";
import { TEXT_SIZE } from "../kit/text-size";
import { cellBox, type GridLayout } from "./grid-layout";

export interface HeatCell {
  readonly box: Rectangle;
  /** 0 at the scale's lower end, 1 at 100 %; undefined where no seed has ended. */
  readonly shade: number | undefined;
  readonly label: Label | undefined;
  /** The middle half of the seeds, along the cell's lower side. */
  readonly bar: Rectangle | undefined;
  readonly isBest: boolean;
}

export interface HeatMap {
  readonly cells: readonly HeatCell[];
  /** The lower end of the scale of shades and bars, a share; the upper one is 1. */
  readonly from: number;
}

/** In CSS pixels. */
const BAR = { side: 4, bottom: 5, height: 3, least: 3 } as const;

/** @param summaries of the cells, row-major */
export function heatMap(
  layout: GridLayout,
  summaries: readonly (CellSummary | undefined)[],
  best: number | undefined,
): HeatMap {
  const from = scaleStart(summaries);
  const along = (share: number) => (share - from) / (1 - from);
  const cells = summaries.map((summary, index): HeatCell => {
    const box = cellBox(layout, index);
    if (!summary) return { box, shade: undefined, label: undefined, bar: undefined, isBest: false };
    const room = box.width - 2 * BAR.side;
    const [left, right] = [along(summary.lower), along(summary.upper)].map((share) => room * share) as [
      number,
      number,
    ];
    const width = Math.max(BAR.least, right - left);
    return {
      box,
      shade: along(summary.median),
      label: {
        text: shortPercent(summary.median),
        x: box.left + box.width / 2,
        y: box.top + (box.height - BAR.bottom - BAR.height) / 2 + 1,
        align: "center",
        baseline: "middle",
        size: TEXT_SIZE.label,
        font: "text",
      },
      bar: {
        left: box.left + BAR.side + Math.min(left, room - width),
        top: box.top + box.height - BAR.bottom - BAR.height,
        width,
        height: BAR.height,
      },
      isBest: index === best,
    };
  });
  return { cells, from };
}

/** Whole tens of percents below every bar; 90 % at most, so that a few points are not all of the scale. */
function scaleStart(summaries: readonly (CellSummary | undefined)[]): number {
  const lowest = Math.min(0.9, ...summaries.flatMap((summary) => (summary ? [summary.lower] : [])));
  return Math.floor(10 * lowest + 1e-9) / 10;
}

/** "98.2", "100" of all alone: the axis says %. */
function shortPercent(share: number): string {
  if (share === 1) return "100";
  return Math.min(99.9, Math.round(1000 * share) / 10).toFixed(1);
}
