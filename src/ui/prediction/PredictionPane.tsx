/** Figure A: what the network says of every place in the plane, with the data on it. */
import { type PointerEvent, useCallback, useRef } from "react";
import { datasetOf, domainOf } from "../../app/network/dataset";
import { planePoint } from "../../viz/kit/points";
import { fromPixel, isInside, toPixel, type ViewBox } from "../../viz/kit/scale";
import { drawPrediction } from "../../viz/prediction/draw";
import type { Outputs } from "../../viz/prediction/field";
import { predictionView } from "../../viz/prediction/view-model";
import { useApp, useNetwork, useRun, useSession } from "../context";
import { NothingYet } from "../kit/Message";
import { PaneShell } from "../kit/PaneShell";
import { PictureCanvas } from "../kit/PictureCanvas";
import { pointerIn } from "../kit/pointer-in";
import { Select } from "../kit/Select";
import { MarkAt } from "../layers/PlaceMark";
import type { PaneBodyProps } from "../shell/view";
import { showNumber } from "../strings";
import { usePictureTheme } from "../theme";
import "./prediction.css";

const RASTERS = [50, 100, 200, 500];

export function PredictionPane({ id, title }: PaneBodyProps) {
  const app = useApp();
  const network = useNetwork();
  const picture = useRun((state) => state.overview);
  const data = useRun((state) => state.data);
  const refusal = useRun((state) => state.pictureRefusal);
  const raster = useSession((state) => state.preferences.raster);
  const state = useRun((run) => (run.lookedAt ? "paused" : run.progress.state));
  const theme = usePictureTheme();
  const classes = datasetOf(network)?.facts.classes ?? [];
  const field = picture?.raster;
  const pointed = useSession((session) => session.pointed);
  const viewBox = useRef<ViewBox | undefined>(undefined);
  const point = (event: PointerEvent<HTMLElement>) => {
    const at = pointerIn(event.currentTarget, event);
    const isOn = viewBox.current && isInside(viewBox.current.plot, at);
    const place = isOn && viewBox.current ? fromPixel(viewBox.current, at) : undefined;
    app.session.getState().set({ pointed: place });
  };
  const mark = pointed && viewBox.current && toPixel(viewBox.current, planePoint(...pointed));
  const draw = useCallback(
    (context: CanvasRenderingContext2D, width: number, height: number) => {
      if (!field || !data || data.features !== 2) return;
      const view = predictionView({
        ...field,
        domain: domainOf(network),
        data: data.x,
        labels: data.labels,
        classIndex: 0,
        classNames: datasetOf(network)?.facts.classes,
        width,
        height,
        theme,
      });
      drawPrediction(context, view, theme);
      viewBox.current = view.frame.viewBox;
    },
    [field, data, network, theme],
  );
  return (
    <PaneShell
      pane={id}
      title={title}
      controls={
        <span className="raster-select">
          <Select
            label="Resolution of the prediction"
            value={String(raster)}
            choices={RASTERS.map((size) => ({ value: String(size), label: `${size}²` }))}
            onChange={(value) => app.session.getState().prefer({ raster: Number(value) })}
          />
        </span>
      }
    >
      {field ? (
        <div className="pane-fill">
          <p className="second one-line" title="What the network says of every place in the plane">
            {pointed
              ? saidAt(field, domainOf(network), pointed, classes)
              : classes.length === 2
                ? `P(${classes[0]}), line at ½`
                : "The likeliest class"}
            {!pointed &&
              field.size < raster &&
              state !== "running" &&
              `, on ${field.size} × ${field.size} cells: this network is large`}
          </p>
          <div
            className="frame prediction-frame"
            data-cells={field.size}
            onPointerMove={point}
            onPointerLeave={() => app.session.getState().set({ pointed: undefined })}
          >
            <PictureCanvas
              label={`Probability of ${classes[0] ?? "the first class"} over the plane, with the data`}
              draw={draw}
            />
            <MarkAt at={mark} />
          </div>
        </div>
      ) : (
        <NothingYet>
          {refusal ?? "What the network says of every place in the plane, as soon as it can say anything."}
        </NothingYet>
      )}
    </PaneShell>
  );
}

/** What the network says of one place: "P(inner ring) = 0.93 at (1.2, −3.4)". */
function saidAt(
  { values, size, outputs }: Outputs,
  [from, to]: readonly [number, number],
  [x, y]: readonly [number, number],
  classes: readonly string[],
): string {
  const cell = (value: number) =>
    Math.min(size - 1, Math.max(0, Math.floor(((value - from) / (to - from)) * size)));
  // Rows of cells go from the top down.
  const at = ((size - 1 - cell(y)) * size + cell(x)) * outputs;
  const place = `at (${showNumber(x)}, ${showNumber(y)})`;
  const said = Array.from({ length: outputs }, (_, output) => values[at + output] ?? Number.NaN);
  const first = outputs === 2 ? 0 : said.indexOf(Math.max(...said));
  return `P(${classes[first] ?? `class ${first + 1}`}) = ${showNumber(said[first] ?? Number.NaN)} ${place}`;
}
