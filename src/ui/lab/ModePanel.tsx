/** What is asked of the matrix just now, with its own controls and its answer in a sentence. */
import type { LabMode } from "../../core/lab/state";
import { useLab } from "../context";
import { BuildFromEigen } from "./BuildFromEigen";
import { BesidePanel, ComposePanel, PowersPanel } from "./ComposePanels";
import { DrawnPanel } from "./DrawnPanel";
import { ProbePanel } from "./ProbePanel";
import { UnitPanel, UntanglePanel } from "./UntanglePanels";

const panels: Readonly<Record<LabMode, () => React.ReactNode>> = {
  one: () => <OnePanel />,
  beside: () => <BesidePanel />,
  compose: () => <ComposePanel />,
  powers: () => <PowersPanel />,
  unit: () => <UnitPanel />,
  untangle: () => <UntanglePanel />,
};

export function ModePanel() {
  const mode = useLab((lab) => lab.history.present.mode);
  const shape = useLab((lab) => lab.history.present.shape);
  const drawn = useLab((lab) => lab.drawn);
  return (
    <>
      {shape === "drawn" && <DrawnPanel />}
      {drawn && panels[mode]()}
    </>
  );
}

/** What one matrix alone is asked. */
function OnePanel() {
  const hasProbe = useLab((lab) => lab.history.present.layers.includes("probe"));
  return (
    <>
      {hasProbe && <ProbePanel />}
      <BuildFromEigen />
    </>
  );
}
