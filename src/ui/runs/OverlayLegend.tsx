/** The runs of the chart by line and shape, each with its figures at the epoch of the crosshair, else at its end. */
import type { KeptRun } from "../../core/runs/kept-run";
import { Slider } from "../kit/Slider";
import { showLoss, showPercent } from "../strings";
import { type figuresOfKind, valueAt } from "./overlay-lines";
import { type RunStyle, RunSwatch, runStyles } from "./run-styles";

export interface OverlayLegendProps {
  readonly runs: readonly KeptRun[];
  readonly figures: (typeof figuresOfKind)[keyof typeof figuresOfKind];
  /** The last epoch of the chart. */
  readonly last: number;
  /** undefined: each run at its own end. */
  readonly epoch: number | undefined;
  readonly onAsk: (epoch: number | undefined) => void;
}

export function OverlayLegend({ runs, figures, last, epoch, onAsk }: OverlayLegendProps) {
  const shown = (run: KeptRun, name: "loss" | "accuracy") => {
    const found = valueAt(run, figures[name], epoch ?? run.epoch);
    const value = found && (name === "loss" ? showLoss : showPercent)(found.value);
    const isOther = found && epoch !== undefined && found.epoch !== epoch;
    return `${value ?? "–"}${isOther ? ` (epoch ${found.epoch})` : ""}`;
  };
  return (
    <>
      <Slider
        label="At epoch"
        value={epoch ?? last}
        minimum={1}
        maximum={Math.max(2, last)}
        step={1}
        show={(value) => (epoch === undefined ? "each end" : String(value))}
        onChange={onAsk}
        onCommit={nothing}
      />
      <table className="table overlay-legend">
        <thead>
          <tr>
            <th scope="col">{epoch === undefined ? "at its end" : `at epoch ${epoch}`}</th>
            <th scope="col" className="number-column">
              loss
            </th>
            <th scope="col" className="number-column">
              accuracy
            </th>
          </tr>
        </thead>
        <tbody translate="no">
          {runs.map((run, index) => (
            <tr key={run.id}>
              <th scope="row">
                <span className="overlay-run">
                  <RunSwatch style={runStyles[index] as RunStyle} isBaseline={run.isBaseline} />
                  <span className="one-line" title={run.name}>
                    {run.name}
                  </span>
                </span>
              </th>
              <td className="number-column">{shown(run, "loss")}</td>
              <td className="number-column">{shown(run, "accuracy")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function nothing(): void {
  // What is asked for stays until another epoch is.
}
