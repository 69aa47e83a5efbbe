/** The data: what it is, its settings, each class's density and the samples drawn from it. */
import { useCallback } from "react";
import { datasetOf } from "../../app/network/dataset";
import { datasetSpec, datasetSpecs } from "../../core/data";
import { adoptDataset } from "../../core/data/supply";
import { setDataset } from "../../core/network/edit";
import type { ExamplesView } from "../../engine/protocol";
import { drawDensity } from "../../viz/density/draw";
import { densityView, type ExamplePart } from "../../viz/density/view-model";
import { useApp, useNetwork, useRun } from "../context";
import { CommandButton } from "../kit/Button";
import { Field } from "../kit/Field";
import { Message } from "../kit/Message";
import { ParamsForm } from "../kit/ParamsForm";
import { PictureCanvas } from "../kit/PictureCanvas";
import { Select } from "../kit/Select";
import { usePictureTheme } from "../theme";
import { ImageSamples } from "./ImageSamples";
import "./data.css";

export function Data() {
  const app = useApp();
  const network = useNetwork();
  const data = useRun((state) => state.data);
  const refusal = useRun((state) => state.dataRefusal);
  const known = datasetOf(network);
  const spec = known?.spec ?? datasetSpec(network.dataset.kind);
  const counts = known && data ? countOf(data.labels, known.facts.classes) : [];
  return (
    <>
      <div className="form">
        <Field label="Data set">
          <Select
            label="Data set"
            value={network.dataset.kind}
            choices={datasetSpecs.map((entry) => ({ value: entry.kind, label: entry.title }))}
            onChange={(kind) => {
              const next = datasetSpec(kind);
              if (next)
                app.network.getState().change(`use ${next.title}`, (present) => adoptDataset(present, kind));
            }}
          />
        </Field>
        {spec && (
          <ParamsForm
            schema={spec.params}
            params={network.dataset.params}
            onCommit={() => app.network.getState().endGesture()}
            onChange={(params) =>
              app.network
                .getState()
                .change(
                  "change the data",
                  (n) => setDataset(n, n.dataset.kind, { ...n.dataset.params, ...params }),
                  `data ${Object.keys(params).join()}`,
                )
            }
          />
        )}
      </div>
      {spec && <p className="second">{spec.summary}</p>}
      {refusal && <Message kind="paused">{refusal}</Message>}
      <div className="actions">
        <CommandButton id="bring-data" look="small" />
      </div>
      {data && (
        <p className="second">
          {counts.length <= 4
            ? counts.map(({ name, count }) => `${count.toLocaleString("en")} ${name}`).join(", ")
            : `${data.count.toLocaleString("en")} examples of ${counts.length} classes`}{" "}
          · {data.training.length.toLocaleString("en")} train, {data.validation.length.toLocaleString("en")}{" "}
          held back.
        </p>
      )}
      {known?.spec.density && <DataFigures />}
      {known?.facts.image && <ImageSamples image={known.facts.image} />}
    </>
  );
}

function countOf(labels: Uint8Array, classes: readonly string[]) {
  return classes.map((name, index) => ({ name, count: labels.filter((label) => label === index).length }));
}

/** Each class's density, and the samples drawn from it. */
function DataFigures() {
  const network = useNetwork();
  const data = useRun((state) => state.data);
  const theme = usePictureTheme();
  const { dataset } = network;
  const drawDensities = useCallback(
    (context: CanvasRenderingContext2D, width: number, height: number) => {
      const known = datasetOf({ dataset });
      if (!known) return;
      const { classes, domain } = known.facts;
      const density = known.spec.density?.(known.params);
      const view = densityView({ domain, classNames: classes, density, training: noExamples, width, height });
      drawDensity(context, view, theme);
    },
    [dataset, theme],
  );
  const drawSamples = useCallback(
    (context: CanvasRenderingContext2D, width: number, height: number) => {
      const known = datasetOf({ dataset });
      if (!known || !data) return;
      const { classes, domain } = known.facts;
      const training = partOf(data, data.training);
      const validation = partOf(data, data.validation);
      const view = densityView({ domain, classNames: classes, training, validation, width, height });
      drawDensity(context, view, theme);
    },
    [dataset, data, theme],
  );
  return (
    <>
      <figure className="data-figure">
        <figcaption>Density of each class</figcaption>
        <div className="frame density-frame">
          <PictureCanvas label="Contours of the density of each class" draw={drawDensities} />
        </div>
      </figure>
      <figure className="data-figure">
        <figcaption>Samples</figcaption>
        <div className="frame density-frame">
          <PictureCanvas label="The samples of each class" draw={drawSamples} />
        </div>
      </figure>
    </>
  );
}

const noExamples: ExamplePart = { points: new Float32Array(0), labels: new Uint8Array(0) };

/** The examples with these indices. */
function partOf({ x, labels }: ExamplesView, indices: Int32Array): ExamplePart {
  const points = new Float32Array(2 * indices.length);
  indices.forEach((example, index) => {
    points.set(x.subarray(2 * example, 2 * example + 2), 2 * index);
  });
  return { points, labels: Uint8Array.from(indices, (example) => labels[example] ?? 0) };
}
