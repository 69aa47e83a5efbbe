/** Above the plane: what is mapped and how, what is drawn over it, its scale; link, whole screen, and the way back. */
import { Menu } from "@base-ui/react/menu";
import { ArrowLeft, Check, ChevronDown, Expand, Link2, Shrink } from "lucide-react";
import { shapeTitles } from "../../core/lab/shapes";
import type { LabMode, LayerId, ShapeId } from "../../core/lab/state";
import { labModes, layerIds, shapeIds } from "../../core/lab/state";
import { useApp, useLab, useSession } from "../context";
import { Button, CommandButton } from "../kit/Button";
import { Select } from "../kit/Select";
import { layerNames, modeNames } from "./lab-words";
import { useLabData } from "./use-lab-data";

export function LabHeader() {
  const app = useApp();
  const mode = useLab((lab) => lab.history.present.mode);
  const shape = useLab((lab) => lab.history.present.shape);
  const isFull = useSession((state) => state.fullScreen === "lab");
  const hasData = useLabData() !== undefined;
  const { change } = app.lab.getState();
  return (
    <div className="lab-header" role="toolbar" aria-label="The lab's picture">
      <Button
        look="small"
        hint="Back to the network"
        onClick={() => app.session.getState().set({ page: "editor", fullScreen: undefined })}
      >
        <ArrowLeft size={14} /> Network
      </Button>
      <Select
        label="What is asked"
        value={mode}
        choices={labModes.map((value) => ({ value, label: modeNames[value] }))}
        onChange={(value) =>
          change("look at something else", (state) => ({ ...state, mode: value as LabMode }))
        }
      />
      <Select
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
      <Button
        look="quiet icon small"
        hint={isFull ? "Back to the whole page" : "Fill the page"}
        aria-label={isFull ? "Back to the whole page" : "Fill the page with the lab"}
        aria-pressed={isFull}
        onClick={() => app.session.getState().set({ fullScreen: isFull ? undefined : "lab" })}
      >
        {isFull ? <Shrink size={14} /> : <Expand size={14} />}
      </Button>
    </div>
  );
}

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
  const tick = (
    <span className="tick">
      <Menu.CheckboxItemIndicator>
        <Check size={14} />
      </Menu.CheckboxItemIndicator>
    </span>
  );
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className="button small">
        Drawn: {layers.length} <ChevronDown size={13} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="start" style={{ zIndex: 60 }}>
          <Menu.Popup className="popup">
            {layerIds.map((layer) => (
              <Menu.CheckboxItem
                key={layer}
                className="popup-item"
                checked={layers.includes(layer)}
                onCheckedChange={() => toggle(layer)}
              >
                {tick}
                {layerNames[layer]}
              </Menu.CheckboxItem>
            ))}
            <Menu.Separator className="popup-separator" />
            <Menu.CheckboxItem
              className="popup-item"
              checked={scaled}
              onCheckedChange={(scaledEigen) =>
                change("scale the eigenvectors", (state) => ({ ...state, scaledEigen }))
              }
            >
              {tick}
              Eigenvectors as long as λ
            </Menu.CheckboxItem>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

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
