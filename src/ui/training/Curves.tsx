/** Loss and accuracy by epoch, and what their lines and marks mean (a chunk of its own, with recharts). */
import { useMemo } from "react";
import { useNetwork, useRun, useSession } from "../context";
import { useThrottled } from "../kit/use-throttled";
import { showLoss, showPercent } from "../strings";
import { Curve, type CurveLine, isZero } from "./Curve";
import { type CurveFigures, curvePoints, type SettingMark, settingMarks } from "./curve-points";

/** Milliseconds between two drawings of the charts: a curve is read more slowly than it grows. */
const REDRAW = 250;

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
  const last = Math.max(epochs, points.at(-1)?.epoch ?? 0, 1);
  const shared = { points, last, marks };
  return (
    <div className="curves">
      <Curve {...shared} title="loss" lines={lossLines} logarithmic={logarithmic} show={showLoss} />
      <Curve {...shared} title="accuracy" lines={accuracyLines} show={showPercent} />
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
        {hasGap && <span>▼ loss exactly 0, for which a logarithmic axis has no place</span>}
      </p>
      <SettingWords marks={marks} />
    </div>
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
