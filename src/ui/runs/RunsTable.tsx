/** The table itself: a line of figures for each run, and below it what is another and what else there is to know. */
import { ChevronDown, ChevronUp } from "lucide-react";
import type { KeptRun } from "../../core/runs/kept-run";
import { type RunColumn, runColumns } from "./columns";
import { RunRow } from "./RunRow";
import { runStyles } from "./run-styles";

const FULL = `The chart has ${runStyles.length} runs, as many as are told apart. Take one out first.`;

export interface RunsTableProps {
  /** In the order of the table. */
  readonly runs: readonly KeptRun[];
  /** All that are not deleted, in the order of their numbers. */
  readonly all: readonly KeptRun[];
  /** The run on the canvas. */
  readonly present: string | undefined;
  /** The ids of those in the chart, in the order of their lines. */
  readonly chosen: readonly string[];
  readonly onChoose: (id: string, isChosen: boolean) => void;
  readonly sorting: { readonly id: string; readonly isTurned: boolean };
  readonly onSort: (column: string) => void;
}

export function RunsTable({ runs, all, present, chosen, onChoose, sorting, onSort }: RunsTableProps) {
  const columns = runColumns.filter(
    ({ heading, value }) => heading !== undefined && all.some((run) => value(run) !== undefined),
  );
  return (
    <table className="table runs-table">
      <caption>Last epoch, while training; validation: the weights it ended with</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <SortHeading key={column.id} column={column} sorting={sorting} onSort={onSort} />
          ))}
        </tr>
      </thead>
      {runs.map((run) => (
        <RunRow
          key={run.id}
          run={run}
          all={all}
          columns={columns}
          isPresent={run.id === present}
          style={runStyles[chosen.indexOf(run.id)]}
          refusal={chosen.length < runStyles.length || chosen.includes(run.id) ? undefined : FULL}
          onChoose={(isChosen) => onChoose(run.id, isChosen)}
        />
      ))}
    </table>
  );
}

interface SortHeadingProps extends Pick<RunsTableProps, "sorting" | "onSort"> {
  readonly column: RunColumn;
}

function SortHeading({ column, sorting, onSort }: SortHeadingProps) {
  const { id, heading, startsWithLargest = false } = column;
  const isSorted = sorting.id === id;
  const isDescending = startsWithLargest !== sorting.isTurned;
  const order = isDescending ? "descending" : "ascending";
  return (
    <th scope="col" className="number-column" aria-sort={isSorted ? order : "none"}>
      <button type="button" className="run-sort" onClick={() => onSort(id)}>
        {heading}
        {isSorted && (isDescending ? <ChevronDown size={12} /> : <ChevronUp size={12} />)}
      </button>
    </th>
  );
}
