/** Where everything stands: side by side when wide, stacked when medium, one pane at a time when narrow. */
import type { ReactNode } from "react";
import { Group, Panel, Separator, useDefaultLayout } from "react-resizable-panels";
import type { Drawer, Pane } from "../../app/session/session-store";
import { Canvas } from "../canvas/Canvas";
import { useApp, useSession } from "../context";
import { DataDrawer } from "../data/DataDrawer";
import { Inspector } from "../inspector/Inspector";
import { LayersPane } from "../layers/LayersPane";
import { usePageWidth } from "../media";
import { PredictionPane } from "../prediction/PredictionPane";
import { PresetsDrawer } from "../presets/PresetsDrawer";
import { SummaryDrawer } from "../summary/SummaryDrawer";
import { TrainingPane } from "../training/TrainingPane";
import { Rail } from "./Rail";

const panes: Record<Pane, { readonly title: string; readonly show: () => ReactNode }> = {
  canvas: { title: "Network", show: () => <Canvas /> },
  layers: { title: "Layers", show: () => <LayersPane /> },
  prediction: { title: "Prediction", show: () => <PredictionPane /> },
  training: { title: "Training", show: () => <TrainingPane /> },
  inspector: { title: "Inspect", show: () => <Inspector /> },
};

const drawers: Record<Drawer, () => ReactNode> = {
  presets: () => <PresetsDrawer />,
  data: () => <DataDrawer />,
  summary: () => <SummaryDrawer />,
};

export function Layout() {
  const width = usePageWidth();
  const drawer = useSession((state) => state.preferences.drawer);
  const fullScreen = useSession((state) => state.fullScreen);
  return (
    <div className={`layout ${width}`}>
      <Rail />
      {drawer && !fullScreen && <aside className="drawer">{drawers[drawer]()}</aside>}
      <main className="main">
        {fullScreen && fullScreen !== "lab" ? (
          panes[fullScreen].show()
        ) : width === "wide" ? (
          <Wide />
        ) : width === "medium" ? (
          <Medium />
        ) : (
          <Narrow />
        )}
      </main>
    </div>
  );
}

function Wide() {
  const columns = useDefaultLayout({ id: "unfold.columns", storage: localStorage });
  const rows = useDefaultLayout({ id: "unfold.rows", storage: localStorage });
  const bottom = useDefaultLayout({ id: "unfold.bottom", storage: localStorage });
  return (
    <Group orientation="horizontal" {...columns}>
      <Panel id="work" minSize="40%">
        <Group orientation="vertical" {...rows}>
          <Panel id="canvas" defaultSize="35%" minSize={220}>
            <Canvas />
          </Panel>
          <Separator className="separator horizontal" aria-label="Height of the canvas" />
          <Panel id="panes" minSize={160}>
            <Group orientation="horizontal" {...bottom}>
              <Panel id="layers" defaultSize="45%" minSize={240}>
                <LayersPane />
              </Panel>
              <Separator className="separator vertical" aria-label="Width of Layers" />
              <Panel id="prediction" defaultSize="29%" minSize={180}>
                <PredictionPane />
              </Panel>
              <Separator className="separator vertical" aria-label="Width of Prediction" />
              <Panel id="training" minSize={200}>
                <TrainingPane />
              </Panel>
            </Group>
          </Panel>
        </Group>
      </Panel>
      <Separator className="separator vertical" aria-label="Width of the inspector" />
      <Panel
        id="inspector"
        defaultSize={300}
        minSize={240}
        maxSize={480}
        collapsible
        groupResizeBehavior="preserve-pixel-size"
      >
        <Inspector />
      </Panel>
    </Group>
  );
}

function Medium() {
  return (
    <div className="stack scrolls">
      {(Object.keys(panes) as Pane[]).map((pane) => (
        <div key={pane} className={`stacked ${pane}`}>
          {panes[pane].show()}
        </div>
      ))}
    </div>
  );
}

function Narrow() {
  const app = useApp();
  const current = useSession((state) => state.narrowTab);
  return (
    <div className="narrow-pages">
      <div className="narrow-page">{panes[current].show()}</div>
      <nav className="narrow-tabs" aria-label="Panes">
        {(Object.keys(panes) as Pane[]).map((pane) => (
          <button
            type="button"
            key={pane}
            aria-current={pane === current ? "page" : undefined}
            onClick={() => app.session.getState().set({ narrowTab: pane })}
          >
            {panes[pane].title}
          </button>
        ))}
      </nav>
    </div>
  );
}
