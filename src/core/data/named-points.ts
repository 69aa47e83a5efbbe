/** Twenty named points of the input plane, A to T, that a person can follow through the layers. */

export const POINT_NAMES = [..."ABCDEFGHIJKLMNOPQRST"];

/**
 * A sunflower of points over the disc in the domain: evenly spread and never on a grid line (Vogel 1979).
 * @returns [20, 2] row-major: x, y
 */
export function namedPoints([from, to]: readonly [number, number]): Float32Array {
  const radius = ((to - from) / 2) * 0.95;
  const middle = (from + to) / 2;
  const turn = Math.PI * (3 - Math.sqrt(5));
  const points = new Float32Array(2 * POINT_NAMES.length);
  POINT_NAMES.forEach((_, index) => {
    const distance = radius * Math.sqrt((index + 0.5) / POINT_NAMES.length);
    points[2 * index] = middle + distance * Math.cos(index * turn);
    points[2 * index + 1] = middle + distance * Math.sin(index * turn);
  });
  return points;
}
