/**
 * Where something is: in the plane or on the picture. Both are two numbers, and one taken for the other draws nonsense
 * without a word, so they are types of their own, made only here and by the view box (kit/scale.ts). Long lists of
 * points stay flat arrays, whose comments say what is in them.
 */

declare const place: unique symbol;

/** [x, y] in plane units, y upwards: what a network or a matrix moves. */
export type PlanePoint = readonly [x: number, y: number] & { readonly [place]: "plane" };

/** [x, y] in CSS pixels from the picture's top left corner, y downwards. */
export type PicturePoint = readonly [x: number, y: number] & { readonly [place]: "picture" };

/** A place of the plane, in plane units. */
export function planePoint(x: number, y: number): PlanePoint {
  return [x, y] as unknown as PlanePoint;
}

/** A place on the picture, in CSS pixels. */
export function picturePoint(x: number, y: number): PicturePoint {
  return [x, y] as unknown as PicturePoint;
}
