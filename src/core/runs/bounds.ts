/** How many runs of a document are kept, and which make room for others. */
import { bytesOfRun, type KeptRun } from "./kept-run";

/** The most that is kept of a document. */
export interface RunLimits {
  readonly runs: number;
  readonly bytes: number;
}

export const RUN_LIMITS: RunLimits = { runs: 100, bytes: 16e6 };

/** Milliseconds for which a deleted run can be put back. */
export const PUT_BACK_WITHIN = 30 * 24 * 3600_000;

/**
 * Which go for good so that the others are within the limits: first those that were deleted, the longest ago first; then the others,
 * the oldest first. Never the baseline, and never the one that was heard of last.
 * @param limits at least two runs; more bytes than those two take are only promised where they leave as much
 * @returns in the order of their going
 */
export function runsThatGo(runs: readonly KeptRun[], limits: RunLimits): readonly KeptRun[] {
  let count = runs.length;
  let bytes = runs.reduce((sum, run) => sum + bytesOfRun(run), 0);
  return firstToGo(runs).filter((run) => {
    if (count <= limits.runs && bytes <= limits.bytes) return false;
    count -= 1;
    bytes -= bytesOfRun(run);
    return true;
  });
}

/** All that may go, the first one first. */
export function firstToGo(runs: readonly KeptRun[]): readonly KeptRun[] {
  const there = runs.filter(({ deleted }) => deleted === undefined);
  const newest = there.reduce<KeptRun | undefined>(
    (last, run) => (last === undefined || run.at >= last.at ? run : last),
    undefined,
  );
  const mayGo = runs.filter((run) => run.deleted !== undefined || (!run.isBaseline && run !== newest));
  const deletedAt = ({ deleted = Number.POSITIVE_INFINITY }: KeptRun) => deleted;
  return mayGo.sort((one, other) =>
    deletedAt(one) === deletedAt(other) ? one.number - other.number : deletedAt(one) - deletedAt(other),
  );
}
