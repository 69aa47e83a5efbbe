/**
 * The whole network as units and weights: each unit with a map of what it gives over the plane, each weight a line
 * one can look at and set.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { checkOf } from "../../app/network/check";
import type { NodeId } from "../../core/network/network";
import { upperFirst } from "../../core/words/capitals";
import { drawNeurons } from "../../viz/neurons/draw";
import { moveFrom, nameOfItem, pickNeuron, placeOf, weightPlace } from "../../viz/neurons/items";
import { type NeuronLayer, neuronLayers } from "../../viz/neurons/layers";
import type { NeuronItem } from "../../viz/neurons/neuron-item";
import { type NeuronsInput, neuronsView, type NeuronsView as View } from "../../viz/neurons/view-model";
import { useApp, useNetwork, useRun, useSession } from "../context";
import { PictureCanvas } from "../kit/PictureCanvas";
import { PictureCursor } from "../kit/PictureCursor";
import { useSize } from "../kit/use-size";
import { usePictureTheme } from "../theme";
import { placeEditor } from "./place-editor";
import { WeightEditor } from "./WeightEditor";
import "./neurons.css";

/** A scroll bar's width, given up where the picture is higher than its room. */
const SCROLL_BAR = 12;

export function NeuronsPane() {
  const app = useApp();
  const layers = useNeuronLayers();
  const maps = useRun((state) => state.picture?.maps);
  const [chosen] = useSession((state) => state.nodes);
  const theme = usePictureTheme();
  const box = useRef<HTMLDivElement>(null);
  const room = useSize(box);
  const [cursor, setCursor] = useState<NeuronItem | undefined>(undefined);
  const [looked, setLooked] = useState<NeuronItem | undefined>(undefined);
  const [edited, setEdited] = useState<NeuronItem | undefined>(undefined);
  useEffect(() => app.controller.showUnitMaps(), [app]);

  const focus = stillThere(layers, edited ?? looked);
  const view = useMemo(
    () => viewIn(room, { layers, maps, focus, chosen, width: 0, height: 0 }),
    [room, layers, maps, focus, chosen],
  );
  const draw = useCallback(
    (context: CanvasRenderingContext2D) => drawNeurons(context, view, theme),
    [view, theme],
  );
  const item = stillThere(layers, cursor) ?? view.lines[0]?.item ?? view.units[0]?.item;
  const place = edited && weightPlace(layers, edited);
  const shown = place && stillThere(layers, edited);
  const close = () => {
    setEdited(undefined);
    box.current?.querySelector<HTMLElement>(".picture-cursor")?.focus();
  };
  return (
    <div className="neurons-view">
      <div ref={box} className="neurons-room scrolls">
        <PictureCursor
          label="Units and weights. Arrow keys go from one to the next, Enter sets a number."
          item={item}
          nameOf={(one) => nameOfItem(layers, one)}
          placeOf={(one) => placeOf(view, one)}
          pick={(at) => pickNeuron(view, at)}
          move={(one, key) => moveFrom(view, one, key)}
          onMove={setCursor}
          onLook={setLooked}
          onOpen={setEdited}
          width={view.layout.width}
          height={view.layout.height}
        >
          <PictureCanvas label="The network's units, with their weights and biases" draw={draw} />
        </PictureCursor>
        {shown && place && (
          <div className="weight-editor-place" style={placeEditor(placeOf(view, shown), view.layout)}>
            <WeightEditor
              key={JSON.stringify(shown)}
              name={nameOfItem(layers, shown).replace(/: .*/, "")}
              layer={layers[shown.layer]?.name ?? ""}
              place={{ ...place, node: place.node as NodeId }}
              onClose={close}
            />
          </div>
        )}
      </div>
      <p className="second neurons-note">{noteOf(layers, view, focus)}</p>
    </div>
  );
}

function useNeuronLayers(): readonly NeuronLayer[] {
  const network = useNetwork();
  const weights = useRun((state) => state.weights);
  return useMemo(() => neuronLayers(network, checkOf(network), weights), [network, weights]);
}

/** The picture in its room; where it is higher, with room left for the scroll bar. */
function viewIn(room: { readonly width: number; readonly height: number }, input: NeuronsInput): View {
  const view = neuronsView({ ...input, ...room });
  if (view.layout.height <= room.height) return view;
  return neuronsView({ ...input, width: room.width - SCROLL_BAR, height: room.height });
}

/** An item of a network that has changed meanwhile may be gone. */
function stillThere(layers: readonly NeuronLayer[], item: NeuronItem | undefined): NeuronItem | undefined {
  const layer = item && layers[item.layer];
  if (!layer || item.unit >= layer.units) return undefined;
  if (item.kind === "unit") return item;
  const joined = layer.joins.some(({ from, kind }) => kind === "weights" && from === item.from);
  return joined && item.input < (layers[item.from]?.units ?? 0) ? item : undefined;
}

/** What is looked at; else how to look, and what is left out. */
function noteOf(layers: readonly NeuronLayer[], view: View, focus: NeuronItem | undefined): string {
  if (focus) {
    const name = nameOfItem(layers, focus);
    const sentence = upperFirst(name);
    const isSettable = weightPlace(layers, focus) !== undefined;
    return `${sentence}.${isSettable ? " Click or Enter sets it." : ""}`;
  }
  const wide = view.layout.layers.flatMap(({ layer, shown, more }) =>
    more > 0 ? [`${shown} of ${(shown + more).toLocaleString("en")} in ${layers[layer]?.name}`] : [],
  );
  const cut = wide.length > 0 ? [`Drawn are the first units: ${wide.join(", ")}.`] : [];
  const bad = view.notFinite > 0 ? [`${view.notFinite} weights are not finite: dotted.`] : [];
  return [
    "Point at a weight or a unit for its number, click to set it. A weight changes everything to its right.",
    ...cut,
    ...bad,
  ].join(" ");
}
