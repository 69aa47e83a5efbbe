/** The columns of the table of runs, and what it can be sorted by: another one is an entry here. */
import { bestEpochOf, type KeptRun, lastEpochOf } from "../../core/runs/kept-run";
import { showDuration, showLoss, showPercent } from "../strings";

export interface RunColumn {
  readonly id: string;
  /** In the list of what the table is sorted by. */
  readonly title: string;
  /** Over the table's column; absent where it has none, and is said below the run. */
  readonly heading?: string;
  /** undefined where the run has none: such runs come last. */
  readonly value: (run: KeptRun) => number | undefined;
  readonly show: (value: number) => string;
  /** Sorted by it, the largest come first. */
  readonly startsWithLargest?: boolean;
}

/** In the order of the table. */
export const runColumns: readonly RunColumn[] = [
  {
    id: "number",
    title: "When it began",
    value: ({ number }) => number,
    show: String,
    startsWithLargest: true,
  },
  { id: "epochs", title: "Epochs", heading: "epochs", value: ({ epoch }) => epoch, show: showCount },
  {
    id: "loss",
    title: "Loss, last epoch",
    heading: "loss",
    value: (run) => finite(lastEpochOf(run)?.loss),
    show: showLoss,
  },
  {
    id: "accuracy",
    title: "Accuracy, last epoch",
    heading: "accuracy",
    value: (run) => finite(lastEpochOf(run)?.accuracy),
    show: showPercent,
    startsWithLargest: true,
  },
  {
    id: "validation",
    title: "Validation accuracy",
    heading: "validation",
    value: (run) => finite(lastEpochOf(run)?.validationAccuracy),
    show: showPercent,
    startsWithLargest: true,
  },
  {
    id: "validation-loss",
    title: "Validation loss",
    value: (run) => finite(lastEpochOf(run)?.validationLoss),
    show: showLoss,
  },
  {
    id: "best",
    title: "Epoch of the best weights",
    value: (run) => bestEpochOf(run)?.epoch,
    show: showCount,
  },
  { id: "time", title: "Time", value: ({ seconds }) => seconds, show: showDuration },
];

/** The runs in the order of a column; of equals the later one first. */
export function sortRuns(runs: readonly KeptRun[], column: RunColumn, isTurned: boolean): readonly KeptRun[] {
  const sign = Boolean(column.startsWithLargest) === isTurned ? 1 : -1;
  return [...runs].sort((one, other) => {
    const [a, b] = [column.value(one), column.value(other)];
    if (a === b) return other.number - one.number;
    if (a === undefined || b === undefined) return a === undefined ? 1 : -1;
    return sign * (a - b);
  });
}

function showCount(count: number): string {
  return count.toLocaleString("en");
}

function finite(value: number | undefined): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
