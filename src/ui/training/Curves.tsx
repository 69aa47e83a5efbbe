/** Loss and accuracy by epoch (recharts; a chunk of its own). Training is solid, validation dashed, a kept run faint. */
import { memo, useMemo } from "react";
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { useRun, useSession } from "../context";
import { useThrottled } from "../kit/use-throttled";
import { showLoss, showPercent } from "../strings";
import { type CurveFigures, type CurvePoint, curvePoints } from "./curve-points";

/** Milliseconds between two drawings of the charts: a curve is read more slowly than it grows. */
const REDRAW = 250;
const margin = { top: 8, right: 10, bottom: 0, left: 0 };
const axis = {
  stroke: "var(--line-strong)",
  tick: { fill: "var(--second)", fontSize: 11 },
  tickLine: false,
} as const;

interface CurveLine {
  readonly run: "now" | "kept";
  readonly figure: keyof CurveFigures;
  readonly words: string;
}

/** The four lines of a chart; those without a point draw nothing. */
function linesOf(training: keyof CurveFigures, validation: keyof CurveFigures): readonly CurveLine[] {
  return [
    { run: "kept", figure: training, words: "kept, training" },
    { run: "kept", figure: validation, words: "kept, validation" },
    { run: "now", figure: training, words: "training" },
    { run: "now", figure: validation, words: "validation" },
  ];
}

const lossLines = linesOf("loss", "validationLoss");
const accuracyLines = linesOf("accuracy", "validationAccuracy");
const isValidation = ({ figure }: CurveLine) => figure.startsWith("validation");

export default function Curves() {
  const records = useThrottled(
    useRun((state) => state.records),
    REDRAW,
  );
  const kept = useRun((state) => state.kept);
  const epochs = useRun((state) => state.progress.epochs);
  const logarithmic = useSession((state) => state.preferences.logarithmicLoss);
  const points = useMemo(
    () => curvePoints(records, kept?.records ?? [], logarithmic),
    [records, kept, logarithmic],
  );
  const validated = points.some(({ now }) => now.validationAccuracy !== null);
  const last = Math.max(epochs, points.at(-1)?.epoch ?? 0, 1);
  return (
    <div className="curves">
      <Curve
        title="loss"
        points={points}
        last={last}
        lines={lossLines}
        logarithmic={logarithmic}
        show={showLoss}
      />
      <Curve title="accuracy" points={points} last={last} lines={accuracyLines} show={showPercent} />
      <p className="curve-legend second">
        <span>
          <i className="solid" /> training
        </span>
        <span className={validated ? "" : "absent"}>
          <i className="dashed" /> {validated ? "validation" : "validation: none held back"}
        </span>
        {kept && (
          <span>
            <i className="faint" /> kept: {kept.name}
          </span>
        )}
      </p>
    </div>
  );
}

interface CurveProps {
  readonly title: string;
  readonly points: CurvePoint[];
  readonly last: number;
  readonly lines: readonly CurveLine[];
  readonly logarithmic?: boolean;
  readonly show: (value: number) => string;
}

/** Memoised: the charts take longer than all pictures together, and the run's news come twenty times a second. */
const Curve = memo(function Curve({ title, points, last, lines, logarithmic = false, show }: CurveProps) {
  const isShare = title === "accuracy";
  const training = lines[2]?.figure;
  const value = training && points.at(-1)?.now[training];
  const drawn = lines.filter(({ run, figure }) => points.some((point) => point[run][figure] !== null));
  return (
    <figure
      className="curve"
      aria-label={`${title} by epoch${typeof value === "number" ? `, now ${show(value)}` : ""}`}
    >
      <figcaption>{title}</figcaption>
      <div className="curve-chart" translate="no">
        <ResponsiveContainer width="100%" height="100%" minWidth={50} minHeight={50}>
          <LineChart data={points} margin={margin} syncId="epochs" accessibilityLayer={false}>
            <CartesianGrid stroke="var(--line)" vertical={false} />
            <XAxis
              {...axis}
              dataKey="epoch"
              type="number"
              domain={[0, last]}
              tickCount={4}
              allowDecimals={false}
              height={20}
            />
            <YAxis
              {...axis}
              width={44}
              scale={logarithmic ? "log" : "linear"}
              domain={isShare ? [0, 1] : logarithmic ? ["auto", "auto"] : [0, "auto"]}
              allowDataOverflow={logarithmic}
              tickFormatter={isShare ? (share: number) => `${Math.round(100 * share)} %` : showLoss}
              {...(isShare && { ticks: [0, 0.5, 1] })}
            />
            <Tooltip
              isAnimationActive={false}
              cursor={{ stroke: "var(--line-strong)" }}
              content={({ active, label }) => {
                const point = points.find(({ epoch }) => epoch === label);
                return active && point ? <CurveTip point={point} lines={drawn} show={show} /> : null;
              }}
            />
            {drawn.map((line) => (
              <Line
                key={line.words}
                className={line.run === "now" ? "curve-line" : "curve-line kept-line"}
                dataKey={(point: CurvePoint) => point[line.run][line.figure]}
                stroke={
                  line.run === "kept" ? "var(--third)" : isValidation(line) ? "var(--second)" : "var(--ink)"
                }
                strokeWidth={line.run === "kept" ? 1.2 : 1.6}
                {...(isValidation(line) && { strokeDasharray: "5 4" })}
                dot={false}
                isAnimationActive={false}
                type="linear"
              />
            ))}
          </LineChart>
        </ResponsiveContainer>
      </div>
    </figure>
  );
});

interface CurveTipProps {
  readonly point: CurvePoint;
  readonly lines: readonly CurveLine[];
  readonly show: (value: number) => string;
}

/** The figures at the epoch that is pointed at. */
function CurveTip({ point, lines, show }: CurveTipProps) {
  return (
    <div className="tooltip">
      epoch {point.epoch}
      {lines.map(({ run, figure, words }) => {
        const value = point[run][figure];
        return value === null ? null : (
          <div key={words}>
            {words} {show(value)}
          </div>
        );
      })}
    </div>
  );
}
