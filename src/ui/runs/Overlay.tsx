/** The curves of the chosen runs over one another, and how they are shown (a chunk of its own, with recharts). */
import { startTransition, useEffect, useMemo, useState } from "react";
import type { KeptRun } from "../../core/runs/kept-run";
import { useApp, useSession } from "../context";
import { inTurn } from "../kit/in-turn";
import { Segmented } from "../kit/Segmented";
import { Slider } from "../kit/Slider";
import { useNextTask } from "../kit/use-next-task";
import { useThrottled } from "../kit/use-throttled";
import { OverlayChart } from "./OverlayChart";
import { OverlayLegend } from "./OverlayLegend";
import { type FigureKind, figuresOfKind, overlayOf } from "./overlay-lines";

/** Weights of the average, from none to very smooth. */
const SMOOTHEST = 0.98;
/** Milliseconds between two drawings while the slider is dragged. */
const REDRAW = 60;
const nothing = () => {};

/** @param runs the chosen ones, in the order of their numbers */
export function Overlay({ runs }: { readonly runs: readonly KeptRun[] }) {
  const app = useApp();
  const logarithmic = useSession((state) => state.preferences.logarithmicLoss);
  const [kind, setKind] = useState<FigureKind>("training");
  const [typed, setTyped] = useState(0);
  const weight = useThrottled(typed, REDRAW);
  const [pointed, setPointed] = useState<number>();
  const [asked, setAsked] = useState<number>();
  const { loss, accuracy } = figuresOfKind[kind];
  const isSmoothed = weight > 0;
  const losses = useMemo(
    () => overlayOf(runs, { figure: loss, weight, logarithmic }),
    [runs, loss, weight, logarithmic],
  );
  const accuracies = useMemo(
    () => ({ runs, isSmoothed, overlay: overlayOf(runs, { figure: accuracy, weight, logarithmic: false }) }),
    [runs, accuracy, weight, isSmoothed],
  );
  // Both charts at once would hold the page for too long: each is drawn in a task of its own.
  const later = useNextTask(accuracies);
  const [isWhole, setWhole] = useState(false);
  useEffect(() => inTurn(async () => startTransition(() => setWhole(true))), []);
  const without = runs.filter((_, index) => !losses.best[index] && !accuracies.overlay.best[index]);
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
        value={typed}
        minimum={0}
        maximum={SMOOTHEST}
        step={0.02}
        show={(value) => value.toFixed(2)}
        onChange={setTyped}
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
      {isWhole ? (
        <OverlayChart title="accuracy" {...later} logarithmic={false} onPoint={setPointed} />
      ) : (
        <div className="overlay-chart" />
      )}
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
