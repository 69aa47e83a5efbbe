/** What the page shows of a run while an earlier moment of it is looked at: the run itself goes on beneath. */
import type { RunState } from "./run-store";

type Shown = Pick<RunState, "progress" | "records" | "evaluation">;

/** Whether the weights that are shown are moved by training just now. */
export function isMoving({ progress, lookedAt }: Pick<RunState, "progress" | "lookedAt">): boolean {
  return progress.state === "running" && lookedAt === undefined;
}

/** Where the run stood at the moment that is looked at, at rest; as it is where none is. */
export function shownRun({ lookedAt, ...run }: Shown & Pick<RunState, "lookedAt">): Shown {
  if (!lookedAt) return run;
  const { soFar: _, ...progress } = run.progress;
  const { epoch, step } = lookedAt;
  const state = progress.state === "empty" ? "empty" : step === 0 ? "ready" : "paused";
  return {
    progress: { ...progress, state, epoch, step, lastLoss: Number.NaN, stepsPerSecond: 0 },
    records: run.records.filter((record) => record.epoch <= epoch),
    evaluation: run.evaluation,
  };
}
