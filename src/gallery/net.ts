/** The material's M2 network with fixed weights, evaluated by plain arithmetic: pictures that never change. */
import { chainMaterial, type Link, smallShape } from "../core/film/testing/material";
import { principalAxes, projectPoints } from "../core/math/pca";

/** A Dense layer's weights. */
interface Dense {
  /** [inputs, units]. */
  readonly kernel: readonly (readonly number[])[];
  readonly bias: readonly number[];
}

/** Trained on the rings until the first epoch that parts them all; the third hidden layer turns the plane over. */
export const layers: readonly Dense[] = [
  {
    kernel: [
      [-0.365, -0.0377, -0.4663, -0.5851],
      [-0.3367, -0.4783, 0.2192, 0.8561],
    ],
    bias: [0.9293, -0.7332, -1.051, -0.0821],
  },
  {
    kernel: [
      [0.0035, -0.5957],
      [0.7264, 0.7667],
      [-1.3054, 0.0178],
      [0.7402, 0.2024],
    ],
    bias: [-0.0994, 0.2867],
  },
  {
    kernel: [
      [-1.2754, 0.5185],
      [1.5192, 1.6268],
    ],
    bias: [0.4184, 0.0505],
  },
  {
    kernel: [
      [-1.5106, 1.7062],
      [-0.9467, 1.2803],
    ],
    bias: [-0.3805, 0.3805],
  },
];

/** One node's output. */
export interface NodeValues {
  readonly name: string;
  readonly width: number;
  /** [points, width]. */
  readonly values: Float32Array;
}

const linkOf = ({ kernel, bias }: Dense): Link => ({ dense: kernel, bias });
const tanh: Link = { activation: "tanh" };

/** M2 as a chain: a tanh after every hidden layer, softmax at the end. */
export const m2Links: readonly Link[] = [
  ...layers.flatMap((layer, index) => (index < layers.length - 1 ? [linkOf(layer), tanh] : [linkOf(layer)])),
  { softmax: true },
];
const names = [
  "Rings",
  ...m2Links.map((link) => ("dense" in link ? "Dense" : "softmax" in link ? "Softmax" : "tanh")),
];

/** What each of M2's nine nodes makes of the points [n, 2], in order. */
export function runNet(points: Float32Array): readonly NodeValues[] {
  const { stops } = chainMaterial(m2Links, smallShape, points);
  return stops.map(({ width, data }, index) => ({ name: names[index] ?? "", width, values: data }));
}

/** The values laid flat as the trainer lays them: wide ones on the sheet's principal axes. */
export function layFlat(sheet: NodeValues, others: readonly NodeValues[]) {
  if (sheet.width === 2) return { share: 1, points: [sheet, ...others].map(({ values }) => values) };
  const axes = principalAxes(sheet.values, sheet.width);
  const points = [sheet, ...others].map(({ values, width }) => {
    const flat = new Float32Array((2 * values.length) / width);
    projectPoints(values, axes, flat);
    return flat;
  });
  return { share: axes.share, points };
}
