/** Two classes: one unit with or without its bias, and the sheet that is untangled by hand until Train takes over. */
import { Pause, Play, StepForward } from "lucide-react";
import { useMemo } from "react";
import { matrixEntries, numberEntry } from "../../core/lab/state";
import type { BestShare } from "../../core/lab/two-classes";
import { unitFacts } from "../../core/lab/unit";
import { untangle } from "../../core/lab/untangle";
import { useApp, useLab } from "../context";
import { Button } from "../kit/Button";
import { Facts } from "../kit/Facts";
import { Field } from "../kit/Field";
import { Section } from "../kit/Section";
import { Segmented } from "../kit/Segmented";
import { Switch } from "../kit/Switch";
import { showLoss, showPercent } from "../strings";
import { useLabData } from "./use-lab-data";
import { useLabTraining } from "./use-lab-training";

/** One unit's line, and what it can do with a bias and without. */
export function UnitPanel() {
  const app = useApp();
  const state = useLab((lab) => lab.history.present);
  const data = useLabData();
  const facts = useMemo(() => unitFacts(state, data), [state, data]);
  const hasBias = state.bias[0].value !== 0;
  return (
    <Section title="One unit, one line" label="Why a bias">
      {facts.ok ? (
        <>
          <Facts
            facts={[
              { term: "on their own side", is: showPercent(facts.accuracy) },
              { term: "at best through the origin", is: showPercent(facts.throughOrigin) },
              { term: "possible with a bias", is: showBest(facts.withBias) },
            ]}
          />
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
    </Section>
  );
}

/** The loss of a sheet bent by hand, and the same left to the gradient. */
export function UntanglePanel() {
  const app = useApp();
  const state = useLab((lab) => lab.history.present);
  const data = useLabData();
  const facts = useMemo(() => untangle(state, data), [state, data]);
  const training = useLabTraining(data);
  const { change } = app.lab.getState();
  if (!facts.ok) {
    return (
      <Section title="Untangle by hand">
        <p>{facts.text}</p>
      </Section>
    );
  }
  return (
    <Section title="Untangle by hand">
      <Facts
        facts={[
          { term: "loss", is: showLoss(facts.loss), testId: "untangle-loss" },
          { term: "on their own side", is: showPercent(facts.accuracy) },
          { term: "best straight line", is: showBest(facts.best) },
        ]}
      />
      <p>{facts.sentence}</p>
      <Field label="The line">
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
      </Field>
      <Field label="tanh after the map">
        <Switch
          label="tanh after the map"
          checked={state.bend}
          onChange={(bend) =>
            change(bend ? "bend the sheet" : "keep the sheet flat", (before) => ({ ...before, bend }))
          }
        />
      </Field>
      <div className="actions">
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
    </Section>
  );
}

function showBest({ accuracy, isExact }: BestShare): string {
  return `${isExact ? "" : "at least "}${showPercent(accuracy)}`;
}
