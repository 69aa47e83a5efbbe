/** A small chain with a layer of four units, with weights on which its sheet is seen from many sides. */
import type { Link } from "../../../core/film/testing/material";

export const fourUnits: readonly Link[] = [
  {
    dense: [
      [-0.4, 0.1, -0.5, 0.6],
      [-0.3, -0.5, 0.2, 0.9],
    ],
    bias: [0.9, -0.7, -1, -0.1],
  },
  { activation: "tanh" },
  {
    dense: [
      [0.1, -0.6],
      [0.7, 0.8],
      [-1.3, 0.1],
      [0.7, 0.2],
    ],
  },
  { activation: "tanh" },
  {
    dense: [
      [-1.3, 0.5],
      [1.5, 1.6],
    ],
    bias: [0.4, 0],
  },
  { softmax: true },
];
