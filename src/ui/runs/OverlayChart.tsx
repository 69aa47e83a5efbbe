/** One figure of several runs by epoch (recharts): the raw faint under the smooth, the best epoch marked, the crosshair shared. */
import { memo } from "react";
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceDot,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import type { KeptRun } from "../../core/runs/kept-run";
import { showLoss, showPercent } from "../strings";
import { epochAxis, figureAxis } from "../training/chart-axes";
import type { Overlay, OverlayPoint } from "./overlay-lines";
import { lineWidth, type RunStyle, runStyles } from "./run-styles";

const margin = { top: 8, right: 8, bottom: 0, left: 0 };

export interface OverlayChartProps {
  readonly title: "loss" | "accuracy";
  readonly runs: readonly KeptRun[];
  readonly overlay: Overlay;
  readonly isSmoothed: boolean;
  readonly logarithmic: boolean;
  /** Told the epoch that is pointed at. The same function at every rendering. */
  readonly onPoint: (epoch: number | undefined) => void;
}

/** Memoised: a chart of six lines takes longer to draw than the rest of the drawer. */
export const OverlayChart = memo(function OverlayChart(props: OverlayChartProps) {
  const { title, runs, overlay, isSmoothed, logarithmic, onPoint } = props;
  const isShare = title === "accuracy";
  return (
    <figure className="overlay-figure" aria-label={nameOf(props)}>
      <figcaption>{title}</figcaption>
      <div className="overlay-chart" translate="no">
        <ResponsiveContainer width="100%" height="100%" minWidth={50} minHeight={50}>
          <LineChart
            data={overlay.points}
            margin={margin}
            syncId="runs"
            accessibilityLayer={false}
            onMouseMove={({ activeLabel }) => activeLabel !== undefined && onPoint(Number(activeLabel))}
            onMouseLeave={() => onPoint(undefined)}
          >
            <CartesianGrid stroke="var(--line)" vertical={false} />
            <XAxis {...epochAxis(overlay.last)} />
            <YAxis {...figureAxis(isShare, logarithmic)} />
            {/* Its figures stand in the legend, where they hide no line. */}
            <Tooltip isAnimationActive={false} cursor={{ stroke: "var(--accent)" }} content={() => null} />
            {isSmoothed && runs.map((run, index) => lineOf(run, index, "raw"))}
            {runs.map((run, index) => lineOf(run, index, "smooth"))}
            {overlay.best.map((best, index) => {
              const run = runs[index];
              if (!best || !run) return null;
              return (
                <ReferenceDot
                  key={run.id}
                  x={best.epoch}
                  y={best.value}
                  shape={({ cx = 0, cy = 0 }) => <BestMark x={cx} y={cy} style={styleOf(index)} />}
                />
              );
            })}
          </LineChart>
        </ResponsiveContainer>
      </div>
    </figure>
  );
});

const styleOf = (index: number): RunStyle => runStyles[index % runStyles.length] as RunStyle;

function lineOf(run: KeptRun, index: number, which: "raw" | "smooth") {
  const { colour, dash } = styleOf(index);
  const isRaw = which === "raw";
  return (
    <Line
      key={`${which} ${run.id}`}
      className={isRaw ? "overlay-raw" : "overlay-line"}
      dataKey={(point: OverlayPoint) => point[which][index] ?? null}
      stroke={colour}
      strokeWidth={isRaw ? 1 : lineWidth(run.isBaseline)}
      strokeDasharray={isRaw ? "" : dash}
      dot={false}
      activeDot={false}
      // A run that was thinned has no figure at the others' epochs.
      connectNulls
      isAnimationActive={false}
      type="linear"
    />
  );
}

interface BestMarkProps {
  readonly x: number;
  readonly y: number;
  readonly style: RunStyle;
}

function BestMark({ x, y, style: { shape, colour } }: BestMarkProps) {
  return (
    <path
      className="overlay-best"
      d={shape}
      transform={`translate(${x} ${y})`}
      fill={colour}
      stroke="var(--panel)"
    />
  );
}

/** Its name for those who do not see it: each run with its best. */
function nameOf({ title, runs, overlay }: OverlayChartProps): string {
  const show = title === "accuracy" ? showPercent : showLoss;
  const each = runs.map(({ name }, index) => {
    const best = overlay.best[index];
    return best ? `${name}, best ${show(best.value)} at epoch ${best.epoch}` : `${name}, no figure`;
  });
  return `${title} by epoch: ${each.join("; ")}`;
}
