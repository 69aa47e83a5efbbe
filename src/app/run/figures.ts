/** The two pairs of figures of a run, wherever they are shown, one never standing in for the other; and how it stands at rest. */
import type { Split } from "../../core/network/network";
import type { RunAtRest } from "../../core/words/run-rest-words";
import type { Figures, Progress } from "../../engine/protocol";
import type { RunState } from "./run-store";

export interface ShownFigures extends Figures {
  /** What they are of, in words: "mean of epoch 12, dropout on". */
  readonly of: string;
}

/**
 * While training: the mean of the last whole epoch, or of the epoch under way where that is slow to end, has not ended yet, or stands
 * still. Undefined before the first step.
 */
export function whileTraining({
  progress,
  records,
}: Pick<RunState, "progress" | "records">): ShownFigures | undefined {
  const { soFar, epoch, state, stepsPerEpoch, stepsPerSecond } = progress;
  const whole = records.at(-1);
  const isSlow = state !== "running" || stepsPerEpoch > stepsPerSecond;
  if (soFar && (isSlow || !whole)) return { ...soFar, of: `mean of epoch ${epoch + 1} so far, dropout on` };
  return (
    whole && { loss: whole.loss, accuracy: whole.accuracy, of: `mean of epoch ${whole.epoch}, dropout on` }
  );
}

/**
 * These weights, on the training part, dropout off: as they were evaluated just now, or at the last epoch's end. Undefined where
 * neither was done: of large networks only Evaluate does it.
 */
export function theseWeights({
  progress,
  records,
  evaluation,
}: Pick<RunState, "records" | "evaluation"> & {
  readonly progress?: Pick<Progress, "restored">;
}): ShownFigures | undefined {
  const now = evaluation?.find(({ part }) => part === "training");
  if (now) return { loss: now.loss, accuracy: now.accuracy, of: "evaluated now, dropout off" };
  const last = lastOf(records, progress);
  if (last?.reachedLoss === undefined || last.reachedAccuracy === undefined) return undefined;
  return {
    loss: last.reachedLoss,
    accuracy: last.reachedAccuracy,
    of: `evaluated at the end of epoch ${last.epoch}, dropout off`,
  };
}

/** How a run stands that is over or paused; undefined for others. @param split what is held back */
export function atRest(
  { progress, records, evaluation, data }: Pick<RunState, "progress" | "records" | "evaluation" | "data">,
  split: Split["kind"],
): RunAtRest | undefined {
  const { state, epoch, soFar } = progress;
  if (state !== "paused" && state !== "finished") return undefined;
  const last = lastOf(records, progress);
  const accuracyOf = (part: "training" | "validation", reached: number | undefined) => {
    const accuracy = evaluation?.find((one) => one.part === part)?.accuracy ?? reached;
    return accuracy === undefined ? undefined : { accuracy, count: data?.[part].length ?? 0 };
  };
  return {
    state,
    epoch,
    training: accuracyOf("training", last?.reachedAccuracy),
    counted: !soFar ? "at the end" : evaluation?.length ? "within" : "before",
    heldBack: accuracyOf("validation", last?.validationAccuracy),
    isTest: split === "test",
    ...(progress.restored !== undefined && { restored: progress.restored }),
    hasFilm: data?.features === 2,
  };
}

/** The epoch that ended with the present weights: the last one, or the best where early stopping has gone back to it. */
function lastOf(records: RunState["records"], { restored }: Pick<Progress, "restored"> = {}) {
  return restored === undefined ? records.at(-1) : records.find(({ epoch }) => epoch === restored);
}
