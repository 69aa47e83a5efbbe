/** From epoch records to chart points: few enough to draw, none of the shape lost. */
import type { EpochRecord } from "../../engine/protocol";

/** More points than this are not told apart in a chart of this size. */
export const MOST_POINTS = 400;

export interface CurvePoint {
  readonly epoch: number;
  readonly loss: number | null;
  readonly validationLoss: number | null;
  readonly accuracy: number | null;
  readonly validationAccuracy: number | null;
  readonly reachedAccuracy: number | null;
}

/**
 * At most about MOST_POINTS points: of each bin of epochs the last record, so every point is an epoch that
 * really was. On a logarithmic axis a loss of zero has no place and is left out.
 */
export function curvePoints(records: readonly EpochRecord[], logarithmic: boolean): CurvePoint[] {
  const bin = Math.max(1, Math.ceil(records.length / MOST_POINTS));
  const shown = records.filter(
    (_, index) => (index + 1) % bin === 0 || index === 0 || index === records.length - 1,
  );
  const onAxis = (value: number | undefined) =>
    value === undefined || !Number.isFinite(value) || (logarithmic && value <= 0) ? null : value;
  return shown.map((record) => ({
    epoch: record.epoch,
    loss: onAxis(record.loss),
    validationLoss: onAxis(record.validationLoss),
    accuracy: record.accuracy,
    validationAccuracy: record.validationAccuracy ?? null,
    reachedAccuracy: record.reachedAccuracy ?? null,
  }));
}
