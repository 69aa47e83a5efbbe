/** Loss and accuracy by epoch (recharts; a chunk of its own). Training is solid, validation dashed. */
import { useMemo } from "react";
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { useRun, useSession } from "../context";
import { showLoss, showPercent } from "../strings";
import { type CurvePoint, curvePoints } from "./curve-points";

const margin = { top: 8, right: 10, bottom: 0, left: 0 };
const axis = {
  stroke: "var(--line-strong)",
  tick: { fill: "var(--second)", fontSize: 11 },
  tickLine: false,
} as const;

export default function Curves() {
  const records = useRun((state) => state.records);
  const epochs = useRun((state) => state.progress.epochs);
  const logarithmic = useSession((state) => state.preferences.logarithmicLoss);
  const points = useMemo(() => withAxes(curvePoints(records, logarithmic)), [records, logarithmic]);
  const validated = points.some((point) => point.validationAccuracy !== null);
  const last = Math.max(epochs, points.at(-1)?.epoch ?? 0, 1);
  return (
    <div className="curves">
      <Curve
        title="loss"
        points={points}
        last={last}
        training="loss"
        validation={validated ? "validationLoss" : undefined}
        logarithmic={logarithmic}
        show={showLoss}
      />
      <Curve
        title="accuracy"
        points={points}
        last={last}
        training="accuracy"
        validation={validated ? "validationAccuracy" : undefined}
        show={showPercent}
      />
      <p className="curve-legend second">
        <span>
          <i className="solid" /> training
        </span>
        <span className={validated ? "" : "absent"}>
          <i className="dashed" /> {validated ? "validation" : "validation: none held back"}
        </span>
      </p>
    </div>
  );
}

/** A chart without a single point draws no axes; one with nothing in it draws them empty. */
function withAxes(points: CurvePoint[]): CurvePoint[] {
  return points.length > 0 ? points : [nothingYet];
}

const nothingYet: CurvePoint = {
  epoch: 0,
  loss: null,
  validationLoss: null,
  accuracy: null,
  validationAccuracy: null,
  reachedAccuracy: null,
};

interface CurveProps {
  readonly title: string;
  readonly points: CurvePoint[];
  readonly last: number;
  readonly training: keyof CurvePoint;
  readonly validation: keyof CurvePoint | undefined;
  readonly logarithmic?: boolean;
  readonly show: (value: number) => string;
}

function Curve({ title, points, last, training, validation, logarithmic = false, show }: CurveProps) {
  const isShare = title === "accuracy";
  const value = points.at(-1)?.[training];
  return (
    <figure
      className="curve"
      aria-label={`${title} by epoch${typeof value === "number" ? `, now ${show(value)}` : ""}`}
    >
      <figcaption>{title}</figcaption>
      <div className="curve-chart">
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
              content={({ active, payload, label }) =>
                active && payload && payload.length > 0 ? (
                  <div className="tooltip">
                    epoch {String(label)}
                    {payload.map((entry) => (
                      <div key={String(entry.dataKey)}>
                        {String(entry.dataKey).startsWith("validation") ? "validation" : "training"}{" "}
                        {typeof entry.value === "number" ? show(entry.value) : "–"}
                      </div>
                    ))}
                  </div>
                ) : null
              }
            />
            <Line
              dataKey={training}
              stroke="var(--ink)"
              strokeWidth={1.6}
              dot={false}
              isAnimationActive={false}
              type="linear"
            />
            {validation && (
              <Line
                dataKey={validation}
                stroke="var(--second)"
                strokeWidth={1.6}
                strokeDasharray="5 4"
                dot={false}
                isAnimationActive={false}
                type="linear"
              />
            )}
          </LineChart>
        </ResponsiveContainer>
      </div>
    </figure>
  );
}
