/** Loss and accuracy by epoch, and what their lines and marks mean (a chunk of its own, with recharts). */
import { startTransition, useEffect, useMemo, useState } from "react";
import { useNetwork, useRun, useSession } from "../context";
import { inTurn } from "../kit/in-turn";
import { useNextTask } from "../kit/use-next-task";
import { useThrottled } from "../kit/use-throttled";
import { showLoss, showPercent, showRate } from "../strings";
import { Curve, type CurveLine, isZero } from "./Curve";
import { type CurveFigures, curvePoints, type SettingMark, settingMarks } from "./curve-points";

/** Milliseconds between two drawings of the charts: a curve is read more slowly than it grows. */
const REDRAW = 250;

/** The lines of a chart; those without a point draw nothing. What the weights of an epoch's end reach is never solid. */
function linesOf(
  training: keyof CurveFigures,
  reached: keyof CurveFigures,
  validation: keyof CurveFigures,
): readonly CurveLine[] {
  const lines = [
    { figure: training, words: "while training" },
    { figure: reached, words: "these weights", dash: "1.5 3" },
    { figure: validation, words: "these weights, validation", dash: "5 4" },
  ] as const;
  return [
    ...lines.map((line): CurveLine => ({ ...line, run: "kept", words: `kept, ${line.words}` })),
    ...lines.map((line): CurveLine => ({ ...line, run: "now" })),
  ];
}

const lossLines = linesOf("loss", "reachedLoss", "validationLoss");
const accuracyLines = linesOf("accuracy", "reachedAccuracy", "validationAccuracy");

export function Curves() {
  const records = useThrottled(
    useRun((state) => state.records),
    REDRAW,
  );
  const kept = useRun((state) => state.kept);
  const epochs = useRun((state) => state.progress.epochs);
  const settings = useNetwork().training;
  const logarithmic = useSession((state) => state.preferences.logarithmicLoss);
  const points = useMemo(() => curvePoints(records, kept?.records ?? []), [records, kept]);
  const marks = useMemo(() => settingMarks(records, settings), [records, settings]);
  const validated = points.some(({ now }) => now.validationAccuracy !== null);
  const hasGap = points.some((point) =>
    lossLines.some(({ run, figure }) => isZero(point[run][figure], logarithmic)),
  );
  const reached = records.length === 0 || points.some(({ now }) => now.reachedAccuracy !== null);
  const last = Math.max(epochs, points.at(-1)?.epoch ?? 0, 1);
  const shared = useMemo(() => ({ points, last, marks }), [points, last, marks]);
  const later = useNextTask(shared);
  // A chart takes a moment to come: each in its own.
  const [isWhole, setWhole] = useState(false);
  useEffect(() => inTurn(async () => startTransition(() => setWhole(true))), []);
  return (
    <div className="curves">
      <Curve {...shared} title="loss" lines={lossLines} logarithmic={logarithmic} show={showLoss} />
      {isWhole ? (
        <Curve {...later} title="accuracy" lines={accuracyLines} show={showPercent} />
      ) : (
        <div className="curve" />
      )}
      <p className="curve-legend second">
        <span>
          <i className="solid" /> while training
        </span>
        <span className={reached ? "" : "absent"}>
          <i className="dotted" /> these weights
          {!reached && <span className="more">: Evaluate works them out</span>}
        </span>
        <span className={validated ? "" : "absent"}>
          <i className="dashed" />{" "}
          <span>
            {validated && <span className="more">these weights, </span>}
            validation
            {!validated && <span className="more">: none held back</span>}
          </span>
        </span>
        {kept && (
          <span>
            <i className="faint" /> kept: {kept.name}
          </span>
        )}
        <RateNow />
        {hasGap && <span>▼ loss exactly 0, for which a logarithmic axis has no place</span>}
      </p>
      <SettingWords marks={marks} />
    </div>
  );
}

/** The learning rate of the next step, where a schedule changes it. */
function RateNow() {
  const rate = useRun(({ progress }) => progress.rate);
  if (rate === undefined) return null;
  return (
    <span>
      rate <span translate="no">{showRate(rate)}</span>
    </span>
  );
}

/** As many changes as there is room for; the others say themselves where one points at them. */
const MOST_WORDS = 3;

/** What was changed where, by the numbers on the charts. */
function SettingWords({ marks }: { readonly marks: readonly SettingMark[] }) {
  if (marks.length === 0) return null;
  const hidden = marks.slice(0, -MOST_WORDS);
  return (
    <ol className="setting-words second" aria-label="Settings changed while training">
      {hidden.length > 0 && <li title={hidden.map(wordsOf).join("\n")}>{hidden.length} earlier changes</li>}
      {marks.slice(-MOST_WORDS).map((mark, index) => (
        <li key={mark.epoch}>{wordsOf(mark, hidden.length + index)}</li>
      ))}
    </ol>
  );
}

function wordsOf({ epoch, changes }: SettingMark, index: number): string {
  return `${index + 1} · after epoch ${epoch}: ${changes.join(", ")}`;
}
