/** Kernels [inputs][units] that several tests of the film are about. */

/** Of negative determinant: it turns the sheet over. */
export const turnOver = [
  [0.4, 1.1],
  [0.9, -0.3],
];

export const toFour = [
  [-0.4, 0.1, -0.5, 0.6],
  [-0.3, -0.5, 0.2, 0.9],
];

export const fromFour = [
  [0.1, -0.6],
  [0.7, 0.8],
  [-1.3, 0.1],
  [0.7, 0.2],
];
