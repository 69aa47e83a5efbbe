/** The material's M2 network with fixed weights, evaluated by plain arithmetic: pictures that never change. */
import { principalAxes, projectPoints } from "../core/math/pca";

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

/** What each of M2's nine nodes makes of the points [n, 2], in order. */
export function runNet(points: Float32Array): readonly NodeValues[] {
  const nodes: NodeValues[] = [{ name: "Rings", width: 2, values: points }];
  let values = points;
  let width = 2;
  layers.forEach(({ kernel, bias }, layer) => {
    values = affine(values, width, kernel, bias);
    width = bias.length;
    nodes.push({ name: "Dense", width, values });
    if (layer === layers.length - 1) return;
    values = values.map(Math.tanh);
    nodes.push({ name: "tanh", width, values });
  });
  nodes.push({ name: "Softmax", width, values: softmax(values, width) });
  return nodes;
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

function affine(
  values: Float32Array,
  width: number,
  kernel: Dense["kernel"],
  bias: Dense["bias"],
): Float32Array {
  const units = bias.length;
  return Float32Array.from({ length: (values.length / width) * units }, (_, index) => {
    const row = Math.floor(index / units) * width;
    const unit = index % units;
    let sum = bias[unit] ?? 0;
    for (let input = 0; input < width; input++) {
      sum += (values[row + input] ?? 0) * (kernel[input]?.[unit] ?? 0);
    }
    return sum;
  });
}

function softmax(values: Float32Array, width: number): Float32Array {
  const result = new Float32Array(values.length);
  for (let row = 0; row < values.length; row += width) {
    const powers = values.subarray(row, row + width).map(Math.exp);
    const sum = powers.reduce((total, value) => total + value, 0);
    for (let unit = 0; unit < width; unit++) result[row + unit] = (powers[unit] ?? 0) / sum;
  }
  return result;
}
