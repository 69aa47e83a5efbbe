/** The run's figures as they were at the moment that is looked at, or as they are. */
import { shownRun } from "../app/run/looking-back";
import type { RunState } from "../app/run/run-store";
import { useRun } from "./context";

/** What a view shows of how far the run is and how well it does; `lookedAt` where that is a moment of before. */
export function useShownRun(): Pick<RunState, "progress" | "records" | "evaluation" | "lookedAt"> {
  const progress = useRun((run) => run.progress);
  const records = useRun((run) => run.records);
  const evaluation = useRun((run) => run.evaluation);
  const lookedAt = useRun((run) => run.lookedAt);
  return { ...shownRun({ progress, records, evaluation, lookedAt }), lookedAt };
}
