/** The data: what it is, its settings, each class's density and the samples drawn from it. */
import { useCallback } from "react";
import { datasetOf } from "../../app/dataset";
import { datasetSpec, datasetSpecs } from "../../core/data";
import { setDataset } from "../../core/network/edit";
import { defaultParams } from "../../core/params";
import type { ExamplesView } from "../../engine/protocol";
import { drawDensity } from "../../viz/density/draw";
import { densityView, type ExamplePart } from "../../viz/density/view-model";
import { useApp, useNetwork, useRun } from "../context";
import { ParamsForm } from "../inspector/ParamsForm";
import { Field } from "../kit/Field";
import { PictureCanvas } from "../kit/PictureCanvas";
import { Select } from "../kit/Select";
import { DrawerFrame } from "../shell/DrawerFrame";
import { usePictureTheme } from "../theme";

export function DataDrawer() {
  const app = useApp();
  const network = useNetwork();
  const data = useRun((state) => state.data);
  const known = datasetOf(network);
  const spec = known?.spec ?? datasetSpec(network.dataset.kind);
  const counts = known && data ? countOf(data.labels, known.facts.classes) : [];
  return (
    <DrawerFrame title="Data">
      <div className="settings">
        <Field label="Data set">
          <Select
            label="Data set"
            value={network.dataset.kind}
            choices={datasetSpecs.map((entry) => ({ value: entry.kind, label: entry.title }))}
            onChange={(kind) => {
              const next = datasetSpec(kind);
              if (next)
                app.network
                  .getState()
                  .change("change the data", (n) => setDataset(n, kind, defaultParams(next.params)));
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
      {spec && <p className="second drawer-heading">{spec.summary}</p>}
      {data && (
        <p className="second">
          {counts.map(({ name, count }) => `${count} ${name}`).join(", ")} · {data.training.length} train,{" "}
          {data.validation.length} held back.
        </p>
      )}
      {known?.spec.density && <DataFigures />}
    </DrawerFrame>
  );
}

function countOf(labels: Uint8Array, classes: readonly string[]) {
  return classes.map((name, index) => ({ name, count: labels.filter((label) => label === index).length }));
}

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
    <div className="data-figures">
      <figure>
        <figcaption>Density of each class</figcaption>
        <div className="density-frame">
          <PictureCanvas label="Contours of the density of each class" draw={drawDensities} />
        </div>
      </figure>
      <figure>
        <figcaption>Samples</figcaption>
        <div className="density-frame">
          <PictureCanvas label="The samples of each class" draw={drawSamples} />
        </div>
      </figure>
    </div>
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
