/** Figure A: what the network says about every place of the plane, with the examples on it. */

import { type BorderedPlot, layOutPlot, legendLeft } from "../kit/bordered-plot";
import { type Field, traceLevel } from "../kit/contour";
import type { Highlight } from "../kit/draw-highlight";
import { classEntries, countLabels, type LegendEntry, type LegendLayout, layOutLegend } from "../kit/legend";
import { formatNumber } from "../kit/numbers";
import { type Marks, NO_CLASS, placeMarks } from "../kit/place-marks";
import { picturePoint } from "../kit/points";
import { classHue, type PictureTheme } from "../kit/theme";
import { colourPlane, findWinners, type Outputs, sampleField, type Winners } from "./field";

export interface PredictionInput extends Outputs {
  /** The square of the plane that was coloured: [from, to] on both axes. */
  readonly domain: readonly [number, number];
  /** [examples, 2] */
  readonly data: Float32Array;
  readonly labels: Uint8Array;
  /** The class whose probability the level lines and the ramp show, where there are two. */
  readonly classIndex: number;
  readonly classNames?: readonly string[] | undefined;
  readonly width: number;
  readonly height: number;
  readonly theme: PictureTheme;
  /** Index of the example to make stand out. */
  readonly highlight?: number | undefined;
}

export interface LevelLine {
  /** The probability it stands for; undefined for the boundary between two winners. */
  readonly level: number | undefined;
  readonly isStrong: boolean;
  /** [segments, 4] in shares of the plot's side. */
  readonly segments: Float32Array;
}

/** The legend's colour scale, left to right. */
export interface Ramp {
  /** Hue of certainty at the left end; undefined where the scale begins at the bare panel. */
  readonly from: string | undefined;
  readonly to: string;
  /** With the class that is certain there, where its name stands at the scale. */
  readonly stops: readonly {
    readonly at: number;
    readonly label: string;
    readonly entry?: LegendEntry | undefined;
  }[];
  /** Where the level lines stand on the scale. */
  readonly levels: readonly number[];
}

export interface PredictionView {
  readonly frame: BorderedPlot;
  /** The plane's pixels, to be stretched over the plot; undefined where there are none. */
  readonly image: { readonly size: number; readonly pixels: Uint8ClampedArray<ArrayBuffer> } | undefined;
  readonly lines: readonly LevelLine[];
  readonly marks: Marks;
  readonly highlight: Highlight | undefined;
  readonly ramp: Ramp | undefined;
  readonly legend: LegendLayout;
  readonly legendLeft: number;
  /** Cells and examples whose value is NaN or infinite: left out. */
  readonly notFinite: number;
  readonly outside: number;
  readonly notes: readonly string[];
}

/** Probabilities whose lines are drawn; one half is the decision. */
const LEVELS = [0.1, 0.25, 0.5, 0.75, 0.9];
/** Cells a side that level lines are traced in at most; fewer where there is a line for every class. */
const MAX_FIELD_CELLS = 250;
const MAX_FIELD_CELLS_OF_MANY = 160;
/** Height of the colour scale with its words, in CSS pixels. */
export const RAMP_HEIGHT = 30;
/** Width that a legend under the plot does not take: the numbers at its left. */
const LEGEND_MARGIN = 40;
/** In CSS pixels: narrower pictures have the classes' names in one row, without their counts. */
const NARROW = 290;

/** Pixels, level lines, examples, scale and legend; without values an empty plane with the examples. */
export function predictionView(input: PredictionInput): PredictionView {
  const { values, size, outputs, theme, data, labels, domain, width, height } = input;
  const hasPlane = size > 0 && outputs > 0 && values.length >= size * size * outputs;
  const winners = hasPlane ? findWinners(input) : undefined;
  const names = input.classNames ?? [];
  // A class that the network knows has its place in the legend even where no example has it.
  const counts = new Map(countLabels(data, labels));
  for (let output = names.length; output < outputs; output++) counts.set(output, counts.get(output) ?? 0);
  const isNarrow = width < NARROW;
  const entries = classEntries(names, counts, !isNarrow);
  // Of two classes the scale's own ends are named, where there is no room for a row more.
  const isNamedByRamp = isNarrow && hasPlane && outputs === 2;
  const legend = layOutLegend(
    isNamedByRamp ? [] : entries,
    Math.max(60, width - (isNarrow ? 0 : LEGEND_MARGIN)),
  );
  const ramp = hasPlane ? makeRamp(input, isNamedByRamp ? entries : []) : undefined;
  const plot = layOutPlot({ domain, width, height, below: legend.height + (ramp ? RAMP_HEIGHT : 0) });
  // The names need the whole width.
  const frame = isNamedByRamp ? { ...plot, below: { ...plot.below, x: 8, width: width - 16 } } : plot;
  const marks = placeMarks(data, labels, frame.viewBox);
  const missing = winners?.notFinite ?? 0;
  return {
    frame,
    image: winners && { size, pixels: colourPlane(winners, theme) },
    lines: winners ? (outputs === 2 ? probabilityLines(input) : winnerLines(input, winners)) : [],
    marks,
    highlight: highlighted(input, marks),
    ramp,
    legend,
    legendLeft: legendLeft(frame, legend, width),
    notFinite: missing + marks.notFinite,
    outside: marks.outside,
    notes: [
      ...(missing > 0
        ? [`${formatNumber((100 * missing) / (size * size), 2)} % of the plane not finite`]
        : []),
      ...(marks.notFinite > 0 ? [`${count(marks.notFinite)} not finite`] : []),
      ...(marks.outside > 0 ? [`${count(marks.outside)} outside`] : []),
    ],
  };
}

function probabilityLines({ values, size, classIndex }: PredictionInput): readonly LevelLine[] {
  const field = sampleField(size, MAX_FIELD_CELLS, (cell) => finite(values[2 * cell + classIndex] as number));
  return LEVELS.map((level) => ({ level, isStrong: level === 0.5, segments: traceLevel(field, level) }));
}

/** The border of each winner's land: where its lead over the best of the others is zero. */
function winnerLines({ size, values, outputs }: PredictionInput, winners: Winners): readonly LevelLine[] {
  const present = [...new Set(winners.winner)].filter((classIndex) => classIndex >= 0);
  if (present.length < 2) return [];
  const leadOf = (classIndex: number): Field =>
    sampleField(size, MAX_FIELD_CELLS_OF_MANY, (cell) => {
      const winner = winners.winner[cell] as number;
      const lead = winners.lead[cell] as number;
      if (winner === classIndex || winner < 0) return lead;
      return (values[cell * outputs + classIndex] as number) - (values[cell * outputs + winner] as number);
    });
  return present.map((classIndex) => ({
    level: undefined,
    isStrong: true,
    segments: traceLevel(leadOf(classIndex), 0),
  }));
}

/** @param names entries of the two classes where the scale's ends are to say them */
function makeRamp(
  { outputs, classIndex, theme }: PredictionInput,
  names: readonly LegendEntry[],
): Ramp | undefined {
  if (outputs === 2) {
    const stops = [0, 0.5, 1].map((at) => ({
      at,
      label: at === 0.5 ? "½" : String(at),
      entry: at === 0.5 ? undefined : names[at === 1 ? classIndex : 1 - classIndex],
    }));
    return { from: classHue(theme, 1 - classIndex), to: classHue(theme, classIndex), stops, levels: LEVELS };
  }
  const stops = [
    { at: 0, label: "no lead" },
    { at: 1, label: "certain" },
  ];
  return outputs > 2 ? { from: undefined, to: theme.second, stops, levels: [] } : undefined;
}

function highlighted({ highlight, labels }: PredictionInput, marks: Marks): PredictionView["highlight"] {
  const at = highlight === undefined ? -1 : marks.indices.indexOf(highlight);
  if (highlight === undefined || at < 0) return undefined;
  return {
    at: picturePoint(marks.positions[2 * at] as number, marks.positions[2 * at + 1] as number),
    classIndex: labels[highlight] ?? NO_CLASS,
  };
}

function count(examples: number): string {
  return examples === 1 ? "1 example" : `${examples} examples`;
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : Number.NaN;
}
