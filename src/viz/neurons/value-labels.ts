/** Which weights carry their value in the neuron picture, and where it stands. */
import { boxOf, type Label, overlaps } from "../kit/labels";
import { formatNumber } from "../kit/numbers";
import type { Rectangle } from "../kit/scale";
import { TEXT_SIZE } from "../kit/text-size";
import { curveBetween, pointOnCurve } from "./curve";
import type { NeuronLayout } from "./layout";
import type { NeuronItem, WeightLine } from "./neuron-item";

/** Room between two columns from which on weights carry their values. */
const ROOM_FOR_VALUES = 88;
/** More weights than this carry no values unless they are looked at. */
const MAX_VALUES = 60;

/** The largest weights' values first; one that would touch another is left out unless it is looked at. */
export function valueLabels(
  lines: readonly WeightLine[],
  layout: NeuronLayout,
  focus: NeuronItem | undefined,
): readonly Label[] {
  const [first] = layout.layers;
  const isRoomy = (first?.width ?? 0) - layout.side >= ROOM_FOR_VALUES && lines.length <= MAX_VALUES;
  const wanted = focus ? lines.filter(({ isFaint }) => !isFaint) : isRoomy ? lines : [];
  const sizeOf = (layer: number) => layout.layers[layer]?.shown ?? 0;
  const taken: Rectangle[] = [];
  const labels: Label[] = [];
  for (const { item, ends, value } of [...wanted].sort((a, b) => Math.abs(b.value) - Math.abs(a.value))) {
    const curve = curveBetween(ends);
    // Lines are furthest apart at the end that has more units.
    const fansOut =
      focus?.kind === "unit" ? focus.layer === item.from : sizeOf(item.from) < sizeOf(item.layer);
    const shares = fansOut ? [0.7, 0.58] : [0.3, 0.42];
    for (const share of focus ? [0.5, 0.42, 0.58] : [...shares, 0.5]) {
      const [x, y] = pointOnCurve(curve, share);
      const label: Label = {
        text: formatNumber(value, 3),
        x,
        y,
        align: "center",
        baseline: "middle",
        size: TEXT_SIZE.value,
        font: "mono",
      };
      const box = boxOf(label);
      if (taken.some((other) => overlaps(box, other, 3))) continue;
      taken.push(box);
      labels.push(label);
      break;
    }
  }
  return labels;
}
