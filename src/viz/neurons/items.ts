/** Units and weights of the picture found by place and by keys, and named. */
import type { CursorKey } from "../kit/cursor-key";
import { formatNumber } from "../kit/numbers";
import type { PicturePoint } from "../kit/points";
import { middleOf } from "../kit/scale";
import { curveBetween, distanceToCurve, pointOnCurve } from "./curve";
import type { NeuronLayer } from "./layers";
import { isSameItem, type NeuronItem } from "./neuron-item";
import type { NeuronsView } from "./view-model";

/** How far from a weight's line the pointer still means it. */
const REACH = 9;
/** Around a unit, and below it, where its bias stands. */
const UNIT_MARGIN = 3;
const BIAS_HEIGHT = 16;

/** What the pointer is on: units lie over weights; of weights the nearest. */
export function pickNeuron(view: NeuronsView, at: PicturePoint): NeuronItem | undefined {
  const [x, y] = at;
  const unit = view.units.find(
    ({ box: { left, top, width, height } }) =>
      x >= left - UNIT_MARGIN &&
      x <= left + width + UNIT_MARGIN &&
      y >= top - UNIT_MARGIN &&
      y <= top + height + BIAS_HEIGHT,
  );
  if (unit) return unit.item;
  let best: NeuronItem | undefined;
  let least = REACH;
  for (const { item, ends } of view.lines) {
    const [fromX, , toX] = ends;
    if (x < fromX - REACH || x > toX + REACH) continue;
    const distance = distanceToCurve(curveBetween(ends), at);
    if (distance < least) {
      least = distance;
      best = item;
    }
  }
  return best;
}

/** The middle of what is looked at; undefined where it is not drawn. */
export function placeOf(view: NeuronsView, item: NeuronItem): PicturePoint | undefined {
  if (item.kind === "unit") {
    const box = view.units.find((mark) => isSameItem(mark.item, item))?.box;
    return box && middleOf(box);
  }
  const line = view.lines.find((candidate) => isSameItem(candidate.item, item));
  return line && pointOnCurve(curveBetween(line.ends), 0.5);
}

/**
 * Where an arrow key leads. From a unit up and down along its layer, right along the weight to the unit beside it,
 * left along the weight that comes from there; on a weight up and down through all weights of its layer, left and
 * right to its ends.
 */
export function moveFrom(view: NeuronsView, item: NeuronItem, direction: CursorKey): NeuronItem {
  const units = view.units.filter((mark) => mark.item.layer === item.layer).map((mark) => mark.item);
  const weights = view.lines.map((line) => line.item);
  const among = <Item extends NeuronItem>(list: readonly Item[]): NeuronItem => {
    const at = list.findIndex((candidate) => isSameItem(candidate, item));
    if (direction === "first") return list[0] ?? item;
    if (direction === "last") return list.at(-1) ?? item;
    return list[at + (direction === "down" ? 1 : -1)] ?? item;
  };
  if (item.kind === "weight") {
    if (direction === "left") return { kind: "unit", layer: item.from, unit: item.input };
    if (direction === "right") return { kind: "unit", layer: item.layer, unit: item.unit };
    return among(weights.filter(({ layer, from }) => layer === item.layer && from === item.from));
  }
  if (direction === "right") {
    const leaving = weights.filter(({ from, input }) => from === item.layer && input === item.unit);
    return leaving.find(({ unit }) => unit === item.unit) ?? leaving[0] ?? beside(view, item, 1);
  }
  if (direction === "left") {
    const entering = weights.filter(({ layer, unit }) => layer === item.layer && unit === item.unit);
    return entering.find(({ input }) => input === item.unit) ?? entering[0] ?? beside(view, item, -1);
  }
  return among(units);
}

/** The unit of the next or last layer at the same height, where no weight leads there. */
function beside(view: NeuronsView, item: Extract<NeuronItem, { kind: "unit" }>, step: 1 | -1): NeuronItem {
  const next = view.units.filter((mark) => mark.item.layer === item.layer + step);
  return (next.find((mark) => mark.item.unit === item.unit) ?? next.at(-1))?.item ?? item;
}

/** "weight from input, unit 1, to hidden1, unit 3: −0.683". */
export function nameOfItem(layers: readonly NeuronLayer[], item: NeuronItem): string {
  const to = layers[item.layer];
  if (!to) return "";
  if (item.kind === "weight") {
    const value = to.kernel?.[item.input * to.units + item.unit];
    const from = layers[item.from]?.name ?? "";
    return `weight from ${from}, unit ${item.input + 1}, to ${to.name}, unit ${item.unit + 1}: ${number(value)}`;
  }
  const bias = to.bias?.[item.unit];
  const what = bias === undefined ? "no bias" : `bias ${number(bias)}`;
  return `${to.name}, unit ${item.unit + 1} of ${to.units.toLocaleString("en")}: ${what}`;
}

function number(value: number | undefined): string {
  return value === undefined ? "unknown" : formatNumber(value, 4);
}

/** Where the number of an item lies in its Dense's arrays; undefined where there is none to set. */
export function weightPlace(
  layers: readonly NeuronLayer[],
  item: NeuronItem,
): { readonly node: string; readonly array: "kernel" | "bias"; readonly index: number } | undefined {
  const layer = layers[item.layer];
  if (!layer?.dense) return undefined;
  if (item.kind === "weight") {
    return (
      layer.kernel && { node: layer.dense, array: "kernel", index: item.input * layer.units + item.unit }
    );
  }
  return layer.bias && { node: layer.dense, array: "bias", index: item.unit };
}
