/** Two classes: one unit with or without its bias, and the sheet that is untangled by hand until Train takes over. */
import { Pause, Play, StepForward } from "lucide-react";
import { useMemo } from "react";
import { matrixEntries, numberEntry } from "../../core/lab/state";
import type { BestShare } from "../../core/lab/two-classes";
import { unitFacts } from "../../core/lab/unit";
import { untangle } from "../../core/lab/untangle";
import { useApp, useLab } from "../context";
import { Button } from "../kit/Button";
import { Segmented } from "../kit/Segmented";
import { Switch } from "../kit/Switch";
import { showLoss, showPercent } from "../strings";
import { useLabData } from "./use-lab-data";
import { useLabTraining } from "./use-lab-training";

export function UnitPanel() {
  const app = useApp();
  const state = useLab((lab) => lab.history.present);
  const data = useLabData();
  const facts = useMemo(() => unitFacts(state, data), [state, data]);
  const hasBias = state.bias[0].value !== 0;
  return (
    <section className="lab-block" aria-label="Why a bias">
      <h2>One unit, one line</h2>
      {facts.ok ? (
        <>
          <dl className="lab-facts">
            <div>
              <dt>on their own side</dt>
              <dd className="mono">{showPercent(facts.accuracy)}</dd>
            </div>
            <div>
              <dt>at best through the origin</dt>
              <dd className="mono">{showPercent(facts.throughOrigin)}</dd>
            </div>
            <div>
              <dt>possible with a bias</dt>
              <dd className="mono">{showBest(facts.withBias)}</dd>
            </div>
          </dl>
          <p>{facts.sentence}</p>
          {hasBias && (
            <Button
              look="small"
              onClick={() =>
                app.lab.getState().change("take the bias away", (before) => ({
                  ...before,
                  bias: [numberEntry(0), before.bias[1]],
                }))
              }
            >
              Take the bias away
            </Button>
          )}
        </>
      ) : (
        <p>{facts.text}</p>
      )}
    </section>
  );
}

export function UntanglePanel() {
  const app = useApp();
  const state = useLab((lab) => lab.history.present);
  const data = useLabData();
  const facts = useMemo(() => untangle(state, data), [state, data]);
  const training = useLabTraining(data);
  const { change } = app.lab.getState();
  if (!facts.ok) {
    return (
      <section className="lab-block" aria-label="Untangle by hand">
        <h2>Untangle by hand</h2>
        <p>{facts.text}</p>
      </section>
    );
  }
  return (
    <section className="lab-block" aria-label="Untangle by hand">
      <h2>Untangle by hand</h2>
      <dl className="lab-facts">
        <div>
          <dt>loss</dt>
          <dd className="mono" data-testid="untangle-loss">
            {showLoss(facts.loss)}
          </dd>
        </div>
        <div>
          <dt>on their own side</dt>
          <dd className="mono">{showPercent(facts.accuracy)}</dd>
        </div>
        <div>
          <dt>best straight line</dt>
          <dd className="mono">{showBest(facts.best)}</dd>
        </div>
      </dl>
      <p>{facts.sentence}</p>
      <div className="field">
        <span className="field-label">The line</span>
        <Segmented
          label="The line"
          value={state.line.kind}
          choices={[
            {
              value: "likeliest",
              label: "Likeliest",
              hint: "Logistic regression’s, fitted anew for every place of the sheet",
            },
            { value: "given", label: "Held", hint: "Stays where it is; drag it by its foot" },
          ]}
          onChange={(kind) =>
            change("change the line", (before) => ({
              ...before,
              line: kind === "likeliest" ? { kind } : { kind, ...facts.line },
            }))
          }
        />
      </div>
      <div className="field">
        <span className="field-label">tanh after the map</span>
        <Switch
          label="tanh after the map"
          checked={state.bend}
          onChange={(bend) =>
            change(bend ? "bend the sheet" : "keep the sheet flat", (before) => ({ ...before, bend }))
          }
        />
      </div>
      <div className="button-line">
        <Button
          look="small primary"
          hint="Steps down the gradient until no step lowers the loss"
          onClick={training.toggle}
        >
          {training.running ? (
            <Pause size={14} fill="currentColor" />
          ) : (
            <Play size={14} fill="currentColor" />
          )}
          {training.running ? "Pause" : "Train the sheet"}
        </Button>
        <Button
          look="small"
          hint="One step against the gradient: the handles go with the forces"
          onClick={training.step}
        >
          <StepForward size={14} /> One step
        </Button>
        <Button
          look="small"
          onClick={() =>
            change("lay the sheet flat", (before) => ({
              ...before,
              matrix: matrixEntries([1, 0, 0, 1]),
              bias: [numberEntry(0), numberEntry(0)],
            }))
          }
        >
          Start over
        </Button>
      </div>
      <p className="second" role="status">
        {training.settled ? "No step lowers the loss any more: it has settled here." : ""}
      </p>
    </section>
  );
}

function showBest({ accuracy, isExact }: BestShare): string {
  return `${isExact ? "" : "at least "}${showPercent(accuracy)}`;
}
