/** The legend of the neuron picture: how sign and size of a weight read, and the scale of the maps. */
import type { Label } from "../kit/labels";
import { formatNumber } from "../kit/numbers";
import { TEXT_SIZE } from "../kit/text-size";
import { textWidth } from "../kit/text-width";

export type LegendSample =
  /** A line as a weight of this share of the scale has it. */
  | { readonly kind: "line"; readonly share: number; readonly sign: 1 | -1; readonly width: number }
  /** The ramp of the maps. */
  | { readonly kind: "ramp"; readonly width: number };

export interface NeuronLegend {
  /** Relative to the legend's top left. */
  readonly entries: readonly {
    readonly sample: LegendSample;
    readonly x: number;
    readonly y: number;
    readonly label: Label;
  }[];
  readonly height: number;
}

const SIZE = TEXT_SIZE.note;
const ROW = 19;
const GAP = 18;
const MARGIN = 10;

/** Samples of widths and signs, and the maps' ramp where there are maps; rows break at `width` CSS pixels. */
export function layOutNeuronLegend({
  width,
  scale,
  hasMaps,
}: {
  readonly width: number;
  readonly scale: number;
  readonly hasMaps: boolean;
}): NeuronLegend {
  const line = (sign: 1 | -1, share: number): LegendSample => ({ kind: "line", share, sign, width: 30 });
  const samples: readonly (readonly [LegendSample, string])[] = [
    [line(1, 1), `weight or bias b: ${formatNumber(scale)}`],
    [line(1, 0.25), formatNumber(scale / 4)],
    [line(-1, 0.25), `−${formatNumber(scale / 4)}`],
    [line(-1, 1), `−${formatNumber(scale)}`],
    ...(hasMaps
      ? [
          [
            { kind: "ramp", width: 56 },
            "maps: −s to +s, ±s beside each layer; line: 0",
          ] as const satisfies readonly [LegendSample, string],
        ]
      : []),
  ];
  let x = MARGIN;
  let row = 0;
  const entries = samples.map(([sample, text]) => {
    const wide = sample.width + 6 + textWidth(text, SIZE);
    if (x > MARGIN && x + wide > width - MARGIN) {
      x = MARGIN;
      row++;
    }
    const y = row * ROW + ROW / 2;
    const label: Label = {
      text,
      x: x + sample.width + 6,
      y: y + 0.5,
      align: "left",
      baseline: "middle",
      size: SIZE,
      font: "text",
    };
    const entry = { sample, x, y, label };
    x += wide + GAP;
    return entry;
  });
  return { entries, height: (row + 1) * ROW };
}
