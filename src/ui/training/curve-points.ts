/** From epoch records to chart points: few enough to draw, none of the shape lost. */
import type { EpochRecord } from "../../engine/protocol";

/** More points than this are not told apart in a chart of this size. */
const MAX_POINTS = 400;

/** The figures of one run at one epoch; null where there is none. */
export interface CurveFigures {
  readonly loss: number | null;
  readonly validationLoss: number | null;
  readonly accuracy: number | null;
  readonly validationAccuracy: number | null;
}

export interface CurvePoint {
  readonly epoch: number;
  readonly now: CurveFigures;
  /** The kept run's, to compare with. */
  readonly kept: CurveFigures;
}

const nothing: CurveFigures = { loss: null, validationLoss: null, accuracy: null, validationAccuracy: null };

/** A chart without a single point draws no axes; this one draws them empty. */
const nothingYet: CurvePoint = { epoch: 0, now: nothing, kept: nothing };

/**
 * Points of both runs by epoch. Of each run at most about MAX_POINTS: of each bin of epochs the last record,
 * so every point is an epoch that really was. On a logarithmic axis a loss of zero has no place and is left out.
 */
export function curvePoints(
  records: readonly EpochRecord[],
  kept: readonly EpochRecord[],
  logarithmic: boolean,
): CurvePoint[] {
  const points = new Map<number, CurvePoint>();
  for (const record of thin(kept)) {
    points.set(record.epoch, { epoch: record.epoch, now: nothing, kept: figures(record, logarithmic) });
  }
  for (const record of thin(records)) {
    const other = points.get(record.epoch)?.kept ?? nothing;
    points.set(record.epoch, { epoch: record.epoch, now: figures(record, logarithmic), kept: other });
  }
  if (points.size === 0) return [nothingYet];
  return [...points.values()].sort((a, b) => a.epoch - b.epoch);
}

function thin(records: readonly EpochRecord[]): readonly EpochRecord[] {
  const bin = Math.max(1, Math.ceil(records.length / MAX_POINTS));
  return records.filter((_, index) => (index + 1) % bin === 0 || index === 0 || index === records.length - 1);
}

function figures(record: EpochRecord, logarithmic: boolean): CurveFigures {
  const onAxis = (value: number | undefined) =>
    value === undefined || !Number.isFinite(value) || (logarithmic && value <= 0) ? null : value;
  return {
    loss: onAxis(record.loss),
    validationLoss: onAxis(record.validationLoss),
    accuracy: record.accuracy,
    validationAccuracy: record.validationAccuracy ?? null,
  };
}
