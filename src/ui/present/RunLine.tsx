/** How far the run is, for a room: the epoch, and of one pair of figures (app/run/figures.ts), named, the share that is right. */
import { theseWeights, whileTraining } from "../../app/run/figures";
import { showPercent } from "../strings";
import { useShownRun } from "../use-shown-run";

/** In sight for as long as there is a run; not read aloud, as it changes with every epoch. */
export function RunLine() {
  const { progress, records, evaluation, lookedAt } = useShownRun();
  if (progress.state === "empty") return null;
  const weights = theseWeights({ progress, records, evaluation });
  // Of large networks the weights are not evaluated at every epoch: what they reach is not known while they train.
  const figures = weights ?? whileTraining({ progress, records });
  return (
    <p className="present-run" translate="no" title={figures && `Accuracy: ${figures.of}`}>
      <span>{`${lookedAt ? "looking back: " : ""}epoch ${progress.epoch} / ${progress.epochs || "–"}${figures ? " ·" : ""}`}</span>
      {figures && (
        <>
          {" "}
          <span>{`${weights ? "these weights" : "while training"}: ${showPercent(figures.accuracy)} right`}</span>
        </>
      )}
    </p>
  );
}
