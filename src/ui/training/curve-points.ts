/** From epoch records to chart points: few enough to draw, none of the shape lost. */
import type { KeptEpoch } from "../../app/run/settings-of-epochs";
import { type RunSettings, settingChanges } from "../../core/words/setting-changes";
import type { EpochRecord } from "../../engine/protocol";

/** More points than this are not told apart in a chart of this size. */
const MAX_POINTS = 400;

/** The figures of one run at one epoch; null where there is none. */
export interface CurveFigures {
  /** While training. */
  readonly loss: number | null;
  readonly accuracy: number | null;
  /** Of the weights at the epoch's end: on the training part and on what was held back. */
  readonly reachedLoss: number | null;
  readonly reachedAccuracy: number | null;
  readonly validationLoss: number | null;
  readonly validationAccuracy: number | null;
}

export interface CurvePoint {
  readonly epoch: number;
  readonly now: CurveFigures;
  /** The kept run's, to compare with. */
  readonly kept: CurveFigures;
}

const nothing: CurveFigures = {
  ...{ loss: null, accuracy: null },
  ...{ reachedLoss: null, reachedAccuracy: null, validationLoss: null, validationAccuracy: null },
};

/** A chart without a single point draws no axes; this one draws them empty. */
const nothingYet: CurvePoint = { epoch: 0, now: nothing, kept: nothing };

/**
 * Points of both runs by epoch. Of each run at most about MAX_POINTS: of each bin of epochs the last record,
 * so every point is an epoch that really was.
 */
export function curvePoints(records: readonly EpochRecord[], kept: readonly EpochRecord[]): CurvePoint[] {
  const points = new Map<number, CurvePoint>();
  for (const record of thin(kept)) {
    points.set(record.epoch, { epoch: record.epoch, now: nothing, kept: figures(record) });
  }
  for (const record of thin(records)) {
    const other = points.get(record.epoch)?.kept ?? nothing;
    points.set(record.epoch, { epoch: record.epoch, now: figures(record), kept: other });
  }
  if (points.size === 0) return [nothingYet];
  return [...points.values()].sort((a, b) => a.epoch - b.epoch);
}

function thin(records: readonly EpochRecord[]): readonly EpochRecord[] {
  const bin = Math.max(1, Math.ceil(records.length / MAX_POINTS));
  return records.filter((_, index) => (index + 1) % bin === 0 || index === 0 || index === records.length - 1);
}

function figures(record: EpochRecord): CurveFigures {
  const finite = (value: number | undefined) =>
    value !== undefined && Number.isFinite(value) ? value : null;
  return {
    loss: finite(record.loss),
    accuracy: record.accuracy,
    reachedLoss: finite(record.reachedLoss),
    reachedAccuracy: record.reachedAccuracy ?? null,
    validationLoss: finite(record.validationLoss),
    validationAccuracy: record.validationAccuracy ?? null,
  };
}

/** A figure where its axis has a place for it: a logarithmic one has none for zero, so that the line has a gap there. */
export function onAxis(value: number | null, logarithmic: boolean): number | null {
  return logarithmic && value !== null && value <= 0 ? null : value;
}

/** What was changed after an epoch while the run went on. */
export interface SettingMark {
  /** The last epoch that was trained as before. */
  readonly epoch: number;
  /** At least one: “learning rate 0.01 → 0.1”. */
  readonly changes: readonly string[];
}

/**
 * Where the settings of a run changed.
 * @param present the settings of now, with which no epoch need have been trained yet
 */
export function settingMarks(records: readonly KeptEpoch[], present: RunSettings): readonly SettingMark[] {
  const marks: SettingMark[] = [];
  let before: RunSettings | undefined;
  const mark = (epoch: number, after: RunSettings) => {
    const changes = before ? settingChanges(before, after) : [];
    if (changes.length > 0) marks.push({ epoch, changes });
    before = after;
  };
  records.forEach(({ settings }, index) => {
    if (settings) mark(records[index - 1]?.epoch ?? 0, settings);
  });
  mark(records.at(-1)?.epoch ?? 0, present);
  return marks;
}
