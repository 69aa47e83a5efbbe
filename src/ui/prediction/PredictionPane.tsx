/** Figure A: what the network says of every place in the plane, with the data on it. */
import { useCallback } from "react";
import { datasetOf, domainOf } from "../../app/network/dataset";
import { drawPrediction } from "../../viz/prediction/draw";
import { predictionView } from "../../viz/prediction/view-model";
import { useApp, useNetwork, useRun, useSession } from "../context";
import { NothingYet } from "../kit/Message";
import { PaneShell } from "../kit/PaneShell";
import { PictureCanvas } from "../kit/PictureCanvas";
import { Select } from "../kit/Select";
import type { PaneBodyProps } from "../shell/view";
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
  const state = useRun((run) => run.progress.state);
  const theme = usePictureTheme();
  const classes = datasetOf(network)?.facts.classes ?? [];
  const field = picture?.raster;
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
          <p className="second" title="What the network says of every place in the plane">
            {classes.length === 2 ? `P(${classes[0]}), line at ½` : "The likeliest class"}
            {field.size < raster &&
              state !== "running" &&
              `, on ${field.size} × ${field.size} cells: this network is large`}
          </p>
          <div className="frame prediction-frame" data-cells={field.size}>
            <PictureCanvas
              label={`Probability of ${classes[0] ?? "the first class"} over the plane, with the data`}
              draw={draw}
            />
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
