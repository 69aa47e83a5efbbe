/** How fine a picture may be: what a network of this size can be asked for without holding up its training. */
import { namedPoints } from "../../core/data/named-points";
import { MAX_WHOLE_UNITS } from "../../core/film/types";
import { SHEET_LINES, sheetSize } from "../../core/math/sheet";
import type { PictureRequest } from "../../engine/protocol";

export interface PictureDetail {
  readonly lines: number;
  /** Segments between two crossings. */
  readonly refine: number;
  /** Cells a side of the coloured plane. */
  readonly raster: number;
  readonly samples: number;
}

/** Multiplications that a picture may cost while training and once the run stands still. */
const BUDGET = { running: 4e8, still: 2e10 } as const;
/**
 * What an engine computes of that in the same time, by the beginning of its name: M3's pictures in Node 20 took the
 * fast engine 16, TensorFlow.js on wasm 4 to 8 and on the cpu 0.25 million multiplications a millisecond.
 */
const SHARES: readonly (readonly [name: string, share: number])[] = [
  ["fast engine", 1],
  ["TensorFlow.js, wasm", 1 / 2],
];
const SLOWEST_SHARE = 1 / 50;
/** Cells a side of the coloured plane while training, at most. */
const RUNNING_RASTER = 64;
/** Examples carried along, at most. */
const MAX_SAMPLES = 2000;
const STILL_REFINE = 4;

export interface DetailQuestion {
  readonly parameters: number;
  readonly running: boolean;
  /** How the engine names itself; undefined before there is one. */
  readonly engine: string | undefined;
  /** Cells a side that the person asked for. */
  readonly raster: number;
  readonly examples: number;
}

/** Points of a cloud, at most. */
const MAX_CLOUD_POINTS = 1_000_000;
/** A cloud is asked for less often than pictures, and may cost more. */
const CLOUD_SHARE = 10;

/** How many points a cloud may have. */
export function cloudPoints({
  parameters,
  running,
  engine,
}: Pick<DetailQuestion, "parameters" | "running" | "engine">): number {
  const budget = CLOUD_SHARE * (running ? BUDGET.running : BUDGET.still) * shareOf(engine);
  return Math.min(MAX_CLOUD_POINTS, Math.max(10_000, Math.floor(budget / Math.max(1, parameters))));
}

/** Keeps to the points the budget has; below that the sheet gets fewer lines and the raster fewer cells, never none. */
export function pictureDetail({
  parameters,
  running,
  engine,
  raster,
  examples,
}: DetailQuestion): PictureDetail {
  const budget = (running ? BUDGET.running : BUDGET.still) * shareOf(engine);
  const points = budget / Math.max(1, parameters);
  const wantedRaster = running ? Math.min(RUNNING_RASTER, raster) : raster;
  const cells = Math.min(wantedRaster, Math.max(16, Math.floor(Math.sqrt(points / 3))));
  const samples = Math.min(examples, MAX_SAMPLES, Math.max(32, Math.floor(points / 3)));
  const fits = (lines: number, refine: number) => sheetSize({ domain: [0, 1], lines, refine }) <= points / 3;
  const wantedRefine = running ? 1 : STILL_REFINE;
  const refine = [STILL_REFINE, 2].find((finer) => finer <= wantedRefine && fits(SHEET_LINES, finer)) ?? 1;
  const lines = [SHEET_LINES, 21].find((count) => fits(count, refine)) ?? 11;
  return { lines, refine, raster: cells, samples };
}

/** What every picture that a film can be made from asks for, as finely as this. @param domain the square of the plane, in plane units */
export function filmRequest(
  { lines, refine, samples }: PictureDetail,
  domain: readonly [number, number],
  examples: number,
): PictureRequest {
  return {
    sheet: { domain, lines, refine },
    samples: sampleIndices(examples, samples),
    points: namedPoints(domain),
    whole: MAX_WHOLE_UNITS,
  };
}

/** Evenly spread indices of `count` examples, all of them where `shown` is their count. */
export function sampleIndices(count: number, shown: number): Int32Array {
  return Int32Array.from({ length: shown }, (_, index) => Math.floor((index * count) / shown));
}

function shareOf(engine = ""): number {
  return SHARES.find(([name]) => engine.startsWith(name))?.[1] ?? SLOWEST_SHARE;
}
