/** One of two runs beside each other: which one it is, what it has come to at this moment, and its plane. */
import { useCallback } from "react";
import { datasetOf, domainOf } from "../../../app/network/dataset";
import type { Replay, ReplayedMoment } from "../../../app/runs/replay";
import { type Film, frameAt } from "../../../core/film/film";
import { momentOf } from "../../../core/film/moment";
import type { KeptRun } from "../../../core/runs/kept-run";
import { drawFilm } from "../../../viz/film/draw";
import { filmView } from "../../../viz/film/view-model";
import { type Span, sharedSpan } from "../../../viz/kit/scale";
import { useSession } from "../../context";
import { NothingYet } from "../../kit/Message";
import { PictureCanvas } from "../../kit/PictureCanvas";
import { Select } from "../../kit/Select";
import { labelsOf, sidesOf } from "../../layers/plane-input";
import { showLoss, showPercent } from "../../strings";
import { usePictureTheme } from "../../theme";

export interface RunSideProps {
  /** "On the left": what its choice is called. */
  readonly place: string;
  readonly run: KeptRun;
  readonly choices: readonly KeptRun[];
  readonly onChoose: (id: string) => void;
  readonly replay: Replay | string | undefined;
  readonly moment: ReplayedMoment | string | undefined;
  readonly film: Film | undefined;
  /** Where its own film stands; undefined where it has no such layer. */
  readonly time: number | undefined;
  /** The layer that it lacks then. */
  readonly layer: string;
  /** What both pictures show, so that their sizes can be compared. */
  readonly span: Span | undefined;
}

export function RunSide(props: RunSideProps) {
  const { place, run, choices, onChoose, replay, moment, film, time, span } = props;
  const isThere = typeof replay === "object" && typeof moment === "object";
  return (
    <section className="run-side" aria-label={`${place}: ${run.name}`}>
      <Select
        label={place}
        value={run.id}
        choices={choices.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={onChoose}
      />
      <p className="run-side-figures mono" translate="no">
        {isThere ? figuresAt(replay, moment.epoch) : "\u00a0"}
      </p>
      <div className="frame run-side-picture">
        {isThere && film && time !== undefined && span ? (
          <SidePicture network={replay.network} moment={moment} film={film} time={time} span={span} />
        ) : (
          <NothingYet>{whyNothing(props)}</NothingYet>
        )}
      </div>
      {isThere && !replay.isSame && (
        <p className="second">
          Trained again it ends at another loss than “{run.name}” did: its record does not say all of how it
          was trained.
        </p>
      )}
    </section>
  );
}

function whyNothing({ run, replay, moment, layer }: RunSideProps): string {
  if (typeof replay === "string") return replay;
  if (typeof moment === "string") return moment;
  if (!replay) return `“${run.name}” is trained again…`;
  return moment ? `Nothing here: “${run.name}” has no layer “${layer}”.` : "The plane is on its way…";
}

/** "epoch 40 · loss 0.013, accuracy 99.8 %", of these weights where that was worked out, else of the epoch. */
function figuresAt({ records }: Replay, epoch: number): string {
  const record = records[epoch - 1];
  if (!record) return "epoch 0: fresh weights";
  const { loss, accuracy, reachedLoss = loss, reachedAccuracy = accuracy } = record;
  const which = record.reachedLoss === undefined ? "while training" : "these weights";
  return `epoch ${epoch} · ${which}: loss ${showLoss(reachedLoss)}, accuracy ${showPercent(reachedAccuracy)}`;
}

interface SidePictureProps {
  readonly network: Replay["network"];
  readonly moment: ReplayedMoment;
  readonly film: Film;
  readonly time: number;
  readonly span: Span;
}

function SidePicture({ network, moment, film, time, span }: SidePictureProps) {
  const theme = usePictureTheme();
  const showPoints = useSession((state) => state.preferences.showPoints);
  const showBoundary = useSession((state) => state.preferences.showBoundary);
  const { of, phase } = momentOf(film, time);
  const draw = useCallback(
    (context: CanvasRenderingContext2D, width: number, height: number) => {
      const { picture, data } = moment;
      const view = filmView({
        frame: frameAt(film, time),
        shape: picture.shape,
        side: sidesOf(network, picture.shape),
        labels: labelsOf(data, picture.samples),
        classNames: datasetOf(network)?.facts.classes,
        size: { width, height },
        detail: "large",
        scale: { kind: "moving", shared: sharedSpan(domainOf(network)), span },
        show: { points: showPoints, boundary: showBoundary, area: false, tints: true },
      });
      drawFilm(context, view, theme);
    },
    [network, moment, film, time, span, theme, showPoints, showBoundary],
  );
  const where = phase ? `on its way to ${of.name}: ${phase.label}` : `after ${of.name}`;
  return <PictureCanvas label={`The plane ${where}`} draw={draw} />;
}
