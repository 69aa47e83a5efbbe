/** A cloud of very many points as a picture of density: its colours, its scale, and what is said of it. */
import { parseHex, type Rgb } from "../kit/colour";
import { className, type LegendLayout, layOutLegend } from "../kit/legend";
import type { Rectangle, Span, ViewBox } from "../kit/scale";
import { classHue, type PictureTheme } from "../kit/theme";
import { type DensityScale, decadeLabel, decadesOf, densityOfOne, fittedScale, SHARED_SCALE } from "./scale";

export interface CloudInput {
  /** [size · size, sides] row-major, cells in image order. */
  readonly counts: Uint32Array;
  readonly size: number;
  /** 1 where the points are nobody's. */
  readonly sides: number;
  /** Where the raster lies, in the picture's units. */
  readonly square: Span;
  /** [sides] */
  readonly outside: Uint32Array;
  readonly notFinite: Uint32Array;
  /** Points of the whole cloud, and the square of the input plane that they fill. */
  readonly points: number;
  readonly domain: readonly [number, number];
  readonly viewBox: ViewBox;
  readonly classNames?: readonly string[] | undefined;
  /** shared: one scale for all pictures. fit: as much as this one needs. */
  readonly scale: "shared" | "fit";
  readonly theme: PictureTheme;
}

export interface CloudView {
  readonly size: number;
  readonly sides: number;
  readonly counts: Uint32Array;
  readonly density: DensityScale;
  /** The density of one point in a cell, times the input's. */
  readonly one: number;
  /** [sides] the colour of each side's points, and what they lie on. */
  readonly hues: readonly Rgb[];
  readonly ground: Rgb;
  /** Where the raster goes, in CSS pixels; beyond the plot where the picture was moved since. */
  readonly place: Rectangle;
  /** The sides' names and shapes; empty where the points are nobody's. */
  readonly sideLegend: LegendLayout;
  /** How dense a place is, for the legend: "×0.1" at 0 to "×10⁴" at 1. */
  readonly legend: readonly { readonly at: number; readonly label: string }[];
  readonly title: string;
  /** What is left out, in words; empty where nothing is. */
  readonly notes: readonly string[];
}

/** Where the raster goes, in which colours, and what is said of it. */
export function cloudView(input: CloudInput): CloudView {
  const { counts, size, sides, square, points, domain, viewBox, scale, theme } = input;
  const area = (domain[1] - domain[0]) ** 2;
  const one = densityOfOne({ points, area }, { size, half: square.half });
  const density = scale === "fit" ? fittedScale(one, fullestCell(counts, sides)) : SHARED_SCALE;
  const span = density.high - density.low;
  return {
    size,
    sides,
    counts,
    density,
    one,
    hues: Array.from({ length: sides }, (_, side) =>
      parseHex(sides === 1 ? theme.second : classHue(theme, side)),
    ),
    ground: parseHex(theme.ground),
    place: placeOf(square, viewBox),
    legend: decadesOf(density).map((decade) => ({
      at: (decade - density.low) / span,
      label: decadeLabel(decade),
    })),
    title: `${points.toLocaleString("en")} point${points === 1 ? "" : "s"} · density, input = ×1`,
    sideLegend: sideLegend(input),
    notes: notesOf(input),
  };
}

function sideLegend({ sides, classNames, viewBox: { plot } }: CloudInput): LegendLayout {
  const named = Array.from({ length: sides === 1 ? 0 : sides }, (_, classIndex) => classIndex);
  return layOutLegend(
    named.map((classIndex) => ({ classIndex, text: className(classNames, classIndex), hollow: false })),
    Math.max(60, plot.width - 18),
  );
}

/** The most points in one cell, all sides together. */
function fullestCell(counts: Uint32Array, sides: number): number {
  let fullest = 0;
  for (let at = 0; at < counts.length; at += sides) {
    let sum = 0;
    for (let side = 0; side < sides; side++) sum += counts[at + side] as number;
    if (sum > fullest) fullest = sum;
  }
  return fullest;
}

function placeOf({ cx, cy, half }: Span, { originX, originY, pixelsPerUnit }: ViewBox): Rectangle {
  const side = 2 * half * pixelsPerUnit;
  return {
    left: originX + (cx - half) * pixelsPerUnit,
    top: originY - (cy + half) * pixelsPerUnit,
    width: side,
    height: side,
  };
}

function notesOf({ outside, notFinite, points }: CloudInput): readonly string[] {
  const share = (counts: Uint32Array, words: string) => {
    const sum = counts.reduce((total, count) => total + count, 0);
    return sum > 0 ? [`${percent(sum / Math.max(1, points))} of the points ${words}`] : [];
  };
  return [...share(notFinite, "not finite"), ...share(outside, "outside")];
}

/** Never "0 %" of something that is there, nor "100 %" where some is not. */
function percent(share: number): string {
  if (share < 0.001) return "under 0.1 %";
  return share < 0.1 ? `${(100 * share).toFixed(1)} %` : `${Math.floor(100 * share)} %`;
}
