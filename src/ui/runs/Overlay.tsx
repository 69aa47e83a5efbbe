/** The curves of the chosen runs over one another, and how they are shown (a chunk of its own, with recharts). */
import { useMemo, useState } from "react";
import type { KeptRun } from "../../core/runs/kept-run";
import { useApp, useSession } from "../context";
import { Segmented } from "../kit/Segmented";
import { Slider } from "../kit/Slider";
import { OverlayChart } from "./OverlayChart";
import { OverlayLegend } from "./OverlayLegend";
import { type FigureKind, figuresOfKind, overlayOf } from "./overlay-lines";

/** Weights of the average, from none to very smooth. */
const SMOOTHEST = 0.98;
const nothing = () => {};

/** @param runs the chosen ones, in the order of their numbers */
export function Overlay({ runs }: { readonly runs: readonly KeptRun[] }) {
  const app = useApp();
  const logarithmic = useSession((state) => state.preferences.logarithmicLoss);
  const [kind, setKind] = useState<FigureKind>("training");
  const [weight, setWeight] = useState(0);
  const [pointed, setPointed] = useState<number>();
  const [asked, setAsked] = useState<number>();
  const { loss, accuracy } = figuresOfKind[kind];
  const losses = useMemo(
    () => overlayOf(runs, { figure: loss, weight, logarithmic }),
    [runs, loss, weight, logarithmic],
  );
  const accuracies = useMemo(
    () => overlayOf(runs, { figure: accuracy, weight, logarithmic: false }),
    [runs, accuracy, weight],
  );
  const isSmoothed = weight > 0;
  const without = runs.filter((_, index) => !losses.best[index] && !accuracies.best[index]);
  return (
    <div className="overlay">
      <div className="overlay-controls">
        <Segmented
          label="Which figures"
          value={kind}
          choices={[
            { value: "training", label: "training" },
            { value: "reached", label: "weights", hint: "These weights: at each epoch’s end, dropout off" },
            { value: "validation", label: "validation" },
          ]}
          onChange={setKind}
        />
        <Segmented
          label="Scale of the loss"
          value={logarithmic ? "log" : "linear"}
          choices={[
            { value: "linear", label: "linear" },
            { value: "log", label: "log" },
          ]}
          onChange={(value) => app.session.getState().prefer({ logarithmicLoss: value === "log" })}
        />
      </div>
      <Slider
        label="Smooth"
        value={weight}
        minimum={0}
        maximum={SMOOTHEST}
        step={0.02}
        show={(value) => value.toFixed(2)}
        onChange={setWeight}
        onCommit={nothing}
      />
      <OverlayChart
        title="loss"
        runs={runs}
        overlay={losses}
        isSmoothed={isSmoothed}
        logarithmic={logarithmic}
        onPoint={setPointed}
      />
      <OverlayChart
        title="accuracy"
        runs={runs}
        overlay={accuracies}
        isSmoothed={isSmoothed}
        logarithmic={false}
        onPoint={setPointed}
      />
      <OverlayLegend
        runs={runs}
        figures={figuresOfKind[kind]}
        last={losses.last}
        epoch={pointed ?? asked}
        onAsk={setAsked}
      />
      <p className="second">
        The shape marks a run’s best epoch{isSmoothed && "; faint is the curve itself"}.
      </p>
      {without.length > 0 && (
        <p className="second">
          Without such figures: {without.map(({ name }) => name).join(", ")}
          {kind === "validation" && ". Nothing was held back."}
        </p>
      )}
    </div>
  );
}
