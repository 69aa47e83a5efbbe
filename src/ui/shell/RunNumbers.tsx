/** What one wants to know while training: the epoch, the two pairs of figures, the speed with the engine's name. */
import { theseWeights, whileTraining } from "../../app/run/figures";
import { useRun } from "../context";
import { showLoss, showPercent, showSpeed } from "../strings";
import { useShownRun } from "../use-shown-run";

export function RunNumbers() {
  const { progress, records, evaluation, lookedAt } = useShownRun();
  const run = useRun((state) => state.progress);
  const engine = useRun((state) => state.engine);
  const { epoch, epochs } = progress;
  // "fast engine, 2 threads, relaxed SIMD": there is room for the first of it.
  const [name = ""] = (engine ?? "engine").split(",");
  const particulars = engine?.slice(name.length);
  const training = whileTraining({ progress, records });
  const weights = theseWeights({ progress, records, evaluation });
  return (
    <dl className="run-numbers">
      <div>
        <dt>{lookedAt ? "looking back" : "epoch"}</dt>
        <dd data-testid="epoch" className={lookedAt && "looked-back"} translate="no">
          {`${epoch} / ${epochs || "–"}`}
        </dd>
      </div>
      <div title={`Loss and accuracy while training: ${training?.of ?? "no step was taken yet"}`}>
        <dt>
          while training<span className="pair-words">: loss · accuracy</span>
        </dt>
        <dd translate="no">
          <span data-testid="loss">{training ? showLoss(training.loss) : "–"}</span>
          {" · "}
          <span data-testid="training-accuracy">{training ? showPercent(training.accuracy) : "–"}</span>
        </dd>
      </div>
      <div title={`Loss and accuracy of these weights: ${weights?.of ?? "Evaluate works them out"}`}>
        <dt>
          these weights<span className="pair-words">: loss · accuracy</span>
        </dt>
        <dd translate="no">
          <span data-testid="weights-loss">{weights ? showLoss(weights.loss) : "–"}</span>
          {" · "}
          <span data-testid="accuracy">{weights ? showPercent(weights.accuracy) : "–"}</span>
        </dd>
      </div>
      <div className="engine-number" title={engine ?? ""}>
        <dt data-testid="engine">
          {name}
          <span className="visually-hidden">{particulars}</span>
        </dt>
        <dd translate="no">
          {run.state === "running" ? showSpeed(run.stepsPerSecond) : run.state === "empty" ? "–" : "at rest"}
        </dd>
      </div>
    </dl>
  );
}
