/** Above the plane: what is mapped and how, what is drawn over it, its scale; link, whole screen, and the way back. */
import { ArrowLeft, Link2 } from "lucide-react";
import { shapeTitles } from "../../core/lab/shapes";
import type { LabMode, LayerId, ShapeId } from "../../core/lab/state";
import { labModes, layerIds, shapeIds } from "../../core/lab/state";
import { useApp, useLab } from "../context";
import { Button, CommandButton } from "../kit/Button";
import { FullScreenButton } from "../kit/FullScreenButton";
import { Menu, MenuLine, TickItem } from "../kit/Menu";
import { Select } from "../kit/Select";
import { layerNames, modeNames } from "./lab-words";
import { useLabData } from "./use-lab-data";

export function LabHeader() {
  const app = useApp();
  const mode = useLab((lab) => lab.history.present.mode);
  const shape = useLab((lab) => lab.history.present.shape);
  const hasData = useLabData() !== undefined;
  const { change } = app.lab.getState();
  return (
    <div className="actions lab-header" role="toolbar" aria-label="The lab's picture">
      <Button look="small" hint="Back to the network" onClick={() => app.session.getState().goTo("editor")}>
        <ArrowLeft size={14} /> Network
      </Button>
      <Select
        look="small"
        label="What is asked"
        value={mode}
        choices={labModes.map((value) => ({ value, label: modeNames[value] }))}
        onChange={(value) =>
          change("look at something else", (state) => ({ ...state, mode: value as LabMode }))
        }
      />
      <Select
        look="small"
        label="Shape"
        value={shape}
        choices={shapeIds.map((value) => ({
          value,
          label: shapeTitles[value],
          ...(value === "data" &&
            !hasData && { refusal: "the current data has more than two numbers an example" }),
        }))}
        onChange={(value) => change("change the shape", (state) => ({ ...state, shape: value as ShapeId }))}
      />
      {mode !== "unit" && <LayersMenu />}
      <ScaleButton />
      <span className="spacer" />
      <CommandButton id="lab-link" look="quiet small" icon={<Link2 size={15} />} iconOnly />
      <FullScreenButton pane="lab" title="the lab" />
    </div>
  );
}

/** What is drawn over the map. */
function LayersMenu() {
  const app = useApp();
  const layers = useLab((lab) => lab.history.present.layers);
  const scaled = useLab((lab) => lab.history.present.scaledEigen);
  const { change } = app.lab.getState();
  const toggle = (layer: LayerId) =>
    change("choose what is drawn", (state) => ({
      ...state,
      layers: state.layers.includes(layer)
        ? state.layers.filter((other) => other !== layer)
        : [...state.layers, layer],
    }));
  return (
    <Menu label={`Drawn: ${layers.length}`}>
      {layerIds.map((layer) => (
        <TickItem key={layer} isTicked={layers.includes(layer)} onChange={() => toggle(layer)}>
          {layerNames[layer]}
        </TickItem>
      ))}
      <MenuLine />
      <TickItem
        isTicked={scaled}
        onChange={(scaledEigen) => change("scale the eigenvectors", (state) => ({ ...state, scaledEigen }))}
      >
        Eigenvectors as long as λ
      </TickItem>
    </Menu>
  );
}

/** Holds the scale, or lets the picture choose it. */
function ScaleButton() {
  const app = useApp();
  const scale = useLab((lab) => lab.history.present.scale);
  const half = useLab((lab) => lab.seen.half);
  const isFixed = scale.kind === "fixed";
  return (
    <Button
      look="small"
      aria-pressed={isFixed}
      hint={
        isFixed
          ? "Let the picture choose its scale again: 1.1 × the largest coordinate"
          : "Hold the scale as it is now, so that growing and shrinking show"
      }
      onClick={() =>
        app.lab.getState().change(isFixed ? "free the scale" : "hold the scale", (state) => ({
          ...state,
          scale: isFixed ? { kind: "auto" } : { kind: "fixed", half },
        }))
      }
    >
      Hold scale
    </Button>
  );
}
