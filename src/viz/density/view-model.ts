/** Material M1: level lines of each class's density, and the examples drawn from it. */

import { type BorderedPlot, layOutPlot, legendLeft } from "../kit/bordered-plot";
import { traceLevel } from "../kit/contour";
import {
  classEntries,
  className,
  countLabels,
  type LegendEntry,
  type LegendLayout,
  layOutLegend,
} from "../kit/legend";
import { type Marks, placeMarks } from "../kit/place-marks";

/** Some of the examples. */
export interface ExamplePart {
  /** [examples, 2] */
  readonly points: Float32Array;
  readonly labels: Uint8Array;
}

export interface DensityInput {
  /** Each class's density at a place, up to a constant; undefined where none is known. */
  readonly density?: ((classIndex: number, x: number, y: number) => number) | undefined;
  readonly classNames: readonly string[];
  readonly domain: readonly [number, number];
  readonly training: ExamplePart;
  /** The part held back; drawn hollow. */
  readonly validation?: ExamplePart | undefined;
  readonly width: number;
  readonly height: number;
}

export interface DensityLine {
  readonly classIndex: number;
  /** Share of the density's peak. */
  readonly level: number;
  /** [segments, 4] in shares of the plot's side. */
  readonly segments: Float32Array;
}

export interface DensityView {
  readonly frame: BorderedPlot;
  readonly lines: readonly DensityLine[];
  readonly training: Marks;
  readonly validation: Marks;
  readonly legend: LegendLayout;
  readonly legendLeft: number;
  /** What the level lines stand for; undefined where there are none. */
  readonly caption: string | undefined;
  /** Grid values and examples that are NaN or infinite: left out. */
  readonly notFinite: number;
  readonly outside: number;
}

const LEVELS = [0.1, 0.3, 0.5, 0.7, 0.9];
/** Cells a side of the grid the densities are evaluated on. */
const GRID = 160;
/** Height of the line of words below the legend, in CSS pixels. */
export const CAPTION_HEIGHT = 18;

/** Level lines at shares of each class's own peak, the examples of both parts, legend and caption. */
export function densityView(input: DensityInput): DensityView {
  const { domain, training, validation, width, height } = input;
  const { lines, notFinite } = densityLines(input);
  const legend = layOutLegend(legendEntries(input), Math.max(60, width - 40));
  const caption = lines.some(({ segments }) => segments.length > 0)
    ? "lines at 10, 30, 50, 70, 90 % of each peak"
    : undefined;
  const frame = layOutPlot({ domain, width, height, below: legend.height + (caption ? CAPTION_HEIGHT : 0) });
  const trainingMarks = placeMarks(training.points, training.labels, frame.viewBox);
  const held = validation ?? { points: new Float32Array(), labels: new Uint8Array() };
  const validationMarks = placeMarks(held.points, held.labels, frame.viewBox);
  return {
    frame,
    lines,
    training: trainingMarks,
    validation: validationMarks,
    legend,
    legendLeft: legendLeft(frame, legend, width),
    caption,
    notFinite: notFinite + trainingMarks.notFinite + validationMarks.notFinite,
    outside: trainingMarks.outside + validationMarks.outside,
  };
}

function densityLines({ density, classNames, domain: [from, to] }: DensityInput): {
  lines: DensityLine[];
  notFinite: number;
} {
  const lines: DensityLine[] = [];
  let notFinite = 0;
  if (!density) return { lines, notFinite };
  const cell = (to - from) / GRID;
  for (const classIndex of classNames.keys()) {
    const values = new Float32Array(GRID * GRID);
    let peak = 0;
    for (let index = 0; index < values.length; index++) {
      const x = from + ((index % GRID) + 0.5) * cell;
      const y = to - (Math.floor(index / GRID) + 0.5) * cell;
      const value = density(classIndex, x, y);
      values[index] = Number.isFinite(value) ? value : Number.NaN;
      if (!Number.isFinite(value)) notFinite++;
      else if (value > peak) peak = value;
    }
    if (!(peak > 0)) continue;
    // As shares of the peak, so that the lines mean the same for every class.
    const shares = values.map((value) => value / peak);
    for (const level of LEVELS) {
      lines.push({ classIndex, level, segments: traceLevel({ size: GRID, values: shares }, level) });
    }
  }
  return { lines, notFinite };
}

function legendEntries({ classNames, training, validation }: DensityInput): readonly LegendEntry[] {
  const entries = classEntries(classNames, countLabels(training.points, training.labels));
  // Where only densities are shown, a count would say that a class has no examples.
  if (training.points.length === 0 && !validation)
    return entries.map((entry) => ({ ...entry, text: className(classNames, entry.classIndex) }));
  const held = validation && countLabels(validation.points, validation.labels);
  if (!held || held.size === 0) return entries;
  const heldEntries = classEntries(
    classNames.map((name) => `${name}, held back`),
    held,
  );
  return [
    ...entries,
    ...heldEntries
      .filter(({ classIndex }) => held.has(classIndex))
      .map((entry) => ({ ...entry, hollow: true })),
  ];
}
