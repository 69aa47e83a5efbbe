/**
 * The network as units and weights: what to draw where. One scale for all weights and one for each layer's maps,
 * both written in the legend; a sign is told by hue and by dash, a size by width.
 */
import { type Field, traceLevel } from "../kit/contour";
import type { Label } from "../kit/labels";
import { formatNumber } from "../kit/numbers";
import type { Rectangle } from "../kit/scale";
import { TEXT_SIZE } from "../kit/text-size";
import { shorten, textWidth } from "../kit/text-width";
import { roundUp } from "../kit/ticks";
import type { NeuronLayer } from "./layers";
import { layOutNeurons, type NeuronLayout } from "./layout";
import { layOutNeuronLegend, type NeuronLegend } from "./legend";
import { isSameItem, type NeuronItem, type WeightLine } from "./neuron-item";
import { valueLabels } from "./value-labels";

/** One small map: a unit's output over the plane. */
export interface UnitMap {
  readonly size: number;
  /** [size × size], cells in image order. */
  readonly values: Float32Array;
}

export interface NeuronsInput {
  readonly layers: readonly NeuronLayer[];
  /** [units, size × size] by node; none where the input is no plane or where they are not wanted. */
  readonly maps?: { readonly size: number; readonly nodes: ReadonlyMap<string, Float32Array> } | undefined;
  readonly width: number;
  readonly height: number;
  /** What the pointer or the keyboard is on. */
  readonly focus?: NeuronItem | undefined;
  /** The layer chosen on the canvas. */
  readonly chosen?: string | undefined;
}

/** A join without a weight: what passes on as it is, or all to all. */
export interface PlainLine {
  readonly ends: readonly [number, number, number, number];
  readonly isFaint: boolean;
}

export interface UnitMark {
  readonly item: Extract<NeuronItem, { kind: "unit" }>;
  readonly box: Rectangle;
  readonly map: UnitMap | undefined;
  /** Where the unit is 0: [segments, 4] in shares of the box. */
  readonly zero: Float32Array;
  /** The scale of its layer's maps: ±this. */
  readonly scale: number;
  readonly bias: number | undefined;
  /** Its number within the layer, where no map fills it. */
  readonly number: Label | undefined;
  /** The bias, under it. */
  readonly label: Label | undefined;
  readonly isFocus: boolean;
}

export interface NeuronsView {
  readonly layout: NeuronLayout;
  readonly lines: readonly WeightLine[];
  readonly plain: readonly PlainLine[];
  readonly units: readonly UnitMark[];
  readonly heads: readonly { readonly name: Label; readonly about: Label; readonly isChosen: boolean }[];
  readonly more: readonly Label[];
  /** Values of weights, where there is room or where something is looked at. */
  readonly values: readonly Label[];
  /** The largest magnitude that the widths tell apart. */
  readonly scale: number;
  readonly legend: NeuronLegend;
  /** Weights that are NaN or infinite: drawn dotted. */
  readonly notFinite: number;
}

const THINNEST = 0.7;
const THICKEST = 5.5;
/** Ends of a map's scale, times a power of ten. */
const MAP_SCALES = [1, 1.5, 2, 3, 4, 5, 6, 8, 10];

/** Lines, units, words and legend in CSS pixels; the layout may be larger than what was asked for. */
export function neuronsView(input: NeuronsInput): NeuronsView {
  const { layers, maps, focus } = input;
  const hasMaps = maps !== undefined && maps.nodes.size > 0;
  const scale = weightScale(layers);
  const legend = layOutNeuronLegend({ width: input.width, scale, hasMaps });
  const layout = layOutNeurons(layers, {
    width: input.width,
    height: input.height,
    below: legend.height + 6,
  });
  const { lines, plain, notFinite } = joinLines(layers, layout, scale, focus);
  const units = unitMarks(layers, layout, { maps, focus });
  return {
    layout,
    lines,
    plain,
    units,
    heads: layout.layers.map((placed) => headOf(layers, placed, units, hasMaps, input.chosen)),
    more: layout.layers
      .filter(({ more }) => more > 0)
      .map(({ more, x, moreY, width }) => ({
        ...centred(`… ${more.toLocaleString("en")} more`, x, moreY, width, TEXT_SIZE.note),
      })),
    values: valueLabels(lines, layout, focus),
    scale,
    legend,
    notFinite,
  };
}

/** The largest weight or bias of the network, rounded up so that a live picture keeps its scale for a while. */
function weightScale(layers: readonly NeuronLayer[]): number {
  let largest = 0;
  for (const { kernel, bias } of layers) {
    for (const values of [kernel, bias]) {
      for (const value of values ?? []) {
        const magnitude = Math.abs(value);
        if (magnitude > largest && Number.isFinite(magnitude)) largest = magnitude;
      }
    }
  }
  return largest > 0 ? roundUp(largest) : 1;
}

function joinLines(
  layers: readonly NeuronLayer[],
  layout: NeuronLayout,
  scale: number,
  focus: NeuronItem | undefined,
) {
  const lines: WeightLine[] = [];
  const plain: PlainLine[] = [];
  let notFinite = 0;
  layers.forEach(({ joins, kernel, units }, to) => {
    const target = layout.layers[to];
    for (const { from, kind, offset } of joins) {
      const source = layout.layers[from];
      if (!source || !target) continue;
      for (const [unit, box] of target.boxes.entries()) {
        for (const [input, start] of source.boxes.entries()) {
          if (kind === "same" && input + offset !== unit) continue;
          const ends = endsOf(start, box);
          if (kind !== "weights" || !kernel) {
            plain.push({ ends, isFaint: focus !== undefined });
            continue;
          }
          const value = kernel[input * units + unit] ?? Number.NaN;
          const item = { kind: "weight", layer: to, from, input, unit } as const;
          const isWhole = Number.isFinite(value);
          if (!isWhole) notFinite++;
          const share = isWhole ? Math.min(1, Math.abs(value) / scale) : 0;
          const width = THINNEST + (THICKEST - THINNEST) * share;
          lines.push({ item, ends, value, width, isFaint: focus !== undefined && !touches(focus, item) });
        }
      }
    }
  });
  return { lines, plain, notFinite };
}

function endsOf(start: Rectangle, end: Rectangle): readonly [number, number, number, number] {
  return [start.left + start.width, start.top + start.height / 2, end.left, end.top + end.height / 2];
}

/** Whether a weight belongs to what is looked at: it itself, or one that enters or leaves the unit. */
function touches(focus: NeuronItem, weight: Extract<NeuronItem, { kind: "weight" }>): boolean {
  if (focus.kind === "weight") return isSameItem(focus, weight);
  return (
    (focus.layer === weight.layer && focus.unit === weight.unit) ||
    (focus.layer === weight.from && focus.unit === weight.input)
  );
}

function unitMarks(
  layers: readonly NeuronLayer[],
  layout: NeuronLayout,
  { maps, focus }: Pick<NeuronsInput, "maps" | "focus">,
): readonly UnitMark[] {
  return layout.layers.flatMap(({ layer, boxes, width }) => {
    const { id, bias } = layers[layer] as NeuronLayer;
    const all = maps?.nodes.get(id);
    const cells = (maps?.size ?? 0) ** 2;
    const mapOf = (unit: number): UnitMap | undefined => {
      const values = all?.subarray(unit * cells, (unit + 1) * cells);
      return maps && values?.length === cells ? { size: maps.size, values } : undefined;
    };
    const shownMaps = boxes.map((_, unit) => mapOf(unit));
    const scale = mapScale(shownMaps);
    return boxes.map((box, unit): UnitMark => {
      const item = { kind: "unit", layer, unit } as const;
      const map = shownMaps[unit];
      const isFocus = focus !== undefined && isSameItem(focus, item);
      const value = bias?.[unit];
      return {
        item,
        box,
        map,
        zero: map ? traceLevel(map satisfies Field, 0) : new Float32Array(),
        scale,
        bias: value,
        number: map ? undefined : numberOf(unit, box),
        label:
          value === undefined
            ? undefined
            : centred(
                `b ${formatNumber(value, 2)}`,
                box.left + box.width / 2 + 5,
                box.top + box.height + 3,
                width,
                TEXT_SIZE.tiny,
                "mono",
              ),
        isFocus,
      };
    });
  });
}

function numberOf(unit: number, { left, top, width, height }: Rectangle): Label {
  const place = {
    x: left + width / 2,
    y: top + height / 2 + 0.5,
    align: "center",
    baseline: "middle",
  } as const;
  return { text: String(unit + 1), ...place, size: TEXT_SIZE.note, font: "mono" };
}

/** The largest finite value of a layer's maps, rounded up: one scale for all its units, from −scale to scale. */
function mapScale(maps: readonly (UnitMap | undefined)[]): number {
  let largest = 0;
  for (const map of maps) {
    for (const value of map?.values ?? []) {
      const magnitude = Math.abs(value);
      if (magnitude > largest && Number.isFinite(magnitude)) largest = magnitude;
    }
  }
  if (largest === 0) return 1;
  const power = 10 ** Math.floor(Math.log10(largest));
  // Probabilities and tanh come within rounding of 1: 1.5 would be a scale nobody expects.
  return (MAP_SCALES.find((step) => step * power >= largest * (1 - 1e-6)) ?? 10) * power;
}

function headOf(
  layers: readonly NeuronLayer[],
  { layer, x, headTop, width }: NeuronLayout["layers"][number],
  units: readonly UnitMark[],
  hasMaps: boolean,
  chosen: string | undefined,
) {
  const { name, type, id, dense, units: layerUnits } = layers[layer] as NeuronLayer;
  const scale = units.find(({ item }) => item.layer === layer)?.scale ?? 1;
  const short = type === "InputLayer" ? (layerUnits === 2 ? "plane" : "") : type.replace(/^Dense, /, "");
  const what = short.toLowerCase() === name.toLowerCase() ? "" : short;
  const ends = hasMaps ? `±${formatNumber(scale)}` : "";
  const about = [what, ends].filter(Boolean).join(", ");
  // The scale is the one thing that must not be cut.
  const isCut = hasMaps && textWidth(about, TEXT_SIZE.note) > width;
  return {
    name: centred(name, x, headTop, width, TEXT_SIZE.label),
    about: centred(isCut ? ends : about, x, headTop + 17, width, TEXT_SIZE.note),
    isChosen: chosen !== undefined && (chosen === id || chosen === dense),
  };
}

function centred(
  text: string,
  x: number,
  y: number,
  width: number,
  size: number,
  font: Label["font"] = "text",
): Label {
  const short = font === "mono" ? text : shorten(text, width - 2, size);
  return { text: short, x, y, align: "center", baseline: "top", size, font };
}
