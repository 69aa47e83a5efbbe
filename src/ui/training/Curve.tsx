/** One chart: a figure by epoch (recharts). While training is solid, these weights dotted or dashed, a kept run faint. */
import { memo } from "react";
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { epochAxis, figureAxis } from "./chart-axes";
import { type CurveFigures, type CurvePoint, onAxis, type SettingMark } from "./curve-points";
import { MomentLine } from "./MomentLine";

const margin = { top: 6, right: 10, bottom: 0, left: 0 };

export interface CurveLine {
  readonly run: "now" | "kept";
  readonly figure: keyof CurveFigures;
  readonly words: string;
  /** How it is dashed; solid where absent. */
  readonly dash?: string;
}

export interface CurveProps {
  readonly title: string;
  readonly points: CurvePoint[];
  readonly last: number;
  readonly lines: readonly CurveLine[];
  readonly logarithmic?: boolean;
  /** Where settings changed; the first is number 1. */
  readonly marks: readonly SettingMark[];
  readonly show: (value: number) => string;
}

/** Memoised: the charts take longer than all pictures together, and the run's news come twenty times a second. */
export const Curve = memo(function Curve(props: CurveProps) {
  const { title, points, last, lines, logarithmic = false, marks, show } = props;
  const isShare = title === "accuracy";
  const drawn = lines.filter(({ run, figure }) => points.some((point) => point[run][figure] !== null));
  const hasGap = ({ now, kept }: CurvePoint) =>
    drawn.some(({ run, figure }) => isZero({ now, kept }[run][figure], logarithmic));
  const isBroken = points.some(hasGap);
  return (
    <figure className={isShare ? "curve rising" : "curve"} aria-label={nameOf(props)}>
      <figcaption>{title}</figcaption>
      <div className="curve-chart" translate="no">
        <ResponsiveContainer width="100%" height="100%" minWidth={50} minHeight={50}>
          <LineChart data={points} margin={margin} syncId="epochs" accessibilityLayer={false}>
            <CartesianGrid stroke="var(--line)" vertical={false} />
            <XAxis {...epochAxis(last)} />
            <YAxis {...figureAxis(isShare, logarithmic)} />
            <Tooltip
              isAnimationActive={false}
              cursor={{ stroke: "var(--line-strong)" }}
              content={({ active, label }) => {
                const point = points.find(({ epoch }) => epoch === label);
                return active && point ? <CurveTip point={point} lines={drawn} show={show} /> : null;
              }}
            />
            {marks.map(({ epoch }, index) => (
              <ReferenceLine
                key={epoch}
                className="setting-mark"
                x={epoch}
                stroke="var(--accent)"
                strokeDasharray="2 3"
                // Neighbours stand at different heights.
                label={{
                  value: index + 1,
                  position: "insideTopLeft",
                  dy: 11 * (index % 3),
                  fill: "var(--accent)",
                  fontSize: 11,
                }}
              />
            ))}
            {drawn.map((line) => (
              <Line
                key={line.words}
                className={line.run === "now" ? "curve-line" : "curve-line kept-line"}
                dataKey={(point: CurvePoint) => onAxis(point[line.run][line.figure], logarithmic)}
                stroke={colourOf(line)}
                strokeWidth={line.run === "kept" ? 1.2 : 1.6}
                {...(line.dash && { strokeDasharray: line.dash })}
                dot={false}
                isAnimationActive={false}
                type="linear"
              />
            ))}
            {drawn.map((line) => (
              <CurveHead key={line.words} line={line} points={points} logarithmic={logarithmic} />
            ))}
            {/* Every axis costs a while, and this one is rarely wanted. */}
            {isBroken && <YAxis yAxisId="floor" hide domain={[0, 1]} />}
            {isBroken && (
              <Line
                className="zero-line"
                yAxisId="floor"
                dataKey={(point: CurvePoint) => (hasGap(point) ? 0 : null)}
                stroke="var(--ink)"
                strokeWidth={3}
                dot={({ cx, cy, index }) => (
                  <ZeroMark
                    key={index}
                    x={cx}
                    y={cy}
                    isFirst={!points[index - 1] || !hasGap(points[index - 1] as CurvePoint)}
                  />
                )}
                activeDot={false}
                isAnimationActive={false}
                type="linear"
              />
            )}
          </LineChart>
        </ResponsiveContainer>
        <MomentLine last={last} />
      </div>
    </figure>
  );
});

const colourOf = ({ run, dash }: CurveLine) =>
  run === "kept" ? "var(--third)" : dash ? "var(--second)" : "var(--ink)";

interface CurveHeadProps {
  readonly line: CurveLine;
  readonly points: readonly CurvePoint[];
  readonly logarithmic: boolean;
}

/** A dot where this run's line has come to: its first epochs are no longer than a dot. */
function CurveHead({ line, points, logarithmic }: CurveHeadProps) {
  const last = points.findLast(({ now }) => now[line.figure] !== null);
  const y = last && onAxis(last.now[line.figure], logarithmic);
  if (line.run === "kept" || typeof y !== "number") return null;
  return (
    <ReferenceDot
      className="curve-head"
      x={last?.epoch ?? 0}
      y={y}
      r={2.5}
      fill={colourOf(line)}
      stroke="none"
    />
  );
}

/** What has no place on a logarithmic axis. */
export const isZero = (value: number | null, logarithmic: boolean) =>
  value !== null && onAxis(value, logarithmic) === null;

/** Its name for those who do not see it: the figure of now, and what is marked. */
function nameOf({ title, points, lines, logarithmic = false, marks, show }: CurveProps): string {
  const training = lines.find(({ run }) => run === "now");
  const value = training ? points.at(-1)?.now[training.figure] : undefined;
  const parts = [`${title} by epoch`];
  if (typeof value === "number") parts.push(`now ${show(value)}`);
  if (typeof value === "number" && isZero(value, logarithmic)) parts.push("for which this axis has no place");
  if (marks.length > 0)
    parts.push(`settings changed after epoch ${marks.map(({ epoch }) => epoch).join(", ")}`);
  return parts.join(", ");
}

interface ZeroMarkProps {
  readonly x: number | undefined;
  readonly y: number | undefined;
  /** Only the first of a stretch of zeros is marked; a line goes on from there. */
  readonly isFirst: boolean;
}

/** An arrow down at the foot of the chart: the loss is somewhere below. */
function ZeroMark({ x, y, isFirst }: ZeroMarkProps) {
  if (!isFirst || x === undefined || y === undefined) return <g />;
  return <path className="zero-mark" d={`M${x - 5} ${y - 10}h10l-5 9z`} fill="var(--ink)" />;
}

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
