/** The four numbers one wants while training: epoch, loss, accuracy, speed with the engine's name. */
import type { EpochRecord } from "../../engine/protocol";
import { useRun } from "../context";
import { showLoss, showPercent, showSpeed } from "../strings";

export function RunNumbers() {
  const { epoch, epochs, stepsPerSecond, state } = useRun((run) => run.progress);
  const record = useRun((run) => run.records.at(-1));
  const engine = useRun((run) => run.engine);
  return (
    <dl className="run-numbers">
      <div>
        <dt>epoch</dt>
        <dd data-testid="epoch" translate="no">
          {`${epoch} / ${epochs || "–"}`}
        </dd>
      </div>
      <div>
        <dt>loss</dt>
        <dd data-testid="loss" translate="no">
          {record ? showLoss(record.loss) : "–"}
        </dd>
      </div>
      <div>
        <dt>accuracy</dt>
        <dd data-testid="accuracy" translate="no" title={accuracyHint(record)}>
          {record ? showPercent(record.reachedAccuracy ?? record.accuracy) : "–"}
        </dd>
      </div>
      <div className="engine-number">
        <dt data-testid="engine">{engine ?? "engine"}</dt>
        <dd translate="no">
          {state === "running" ? showSpeed(stepsPerSecond) : state === "empty" ? "–" : "at rest"}
        </dd>
      </div>
    </dl>
  );
}

function accuracyHint(record: EpochRecord | undefined): string {
  if (!record) return "";
  return record.reachedAccuracy === undefined
    ? "Mean over the epoch's batches, each before its update"
    : "On the training part, evaluated at the end of the epoch";
}
