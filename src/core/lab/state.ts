/**
 * What the matrix lab shows, as one small serialisable value: the matrix as it was typed, the bias, perhaps a
 * second matrix, what is drawn. Pages keep it, links carry it (link.ts), drags change it (drag.ts).
 */
import type { Matrix2, Vector2 } from "../math/matrix2";

/** A number as a person typed it, and what it is worth: `cos(pi/4)` stays exact in the field and in the link. */
export interface Entry {
  readonly text: string;
  readonly value: number;
}

/** Rows first: a, b, c, d of [[a, b], [c, d]]. */
export type MatrixEntries = readonly [Entry, Entry, Entry, Entry];

/**
 * one: A and b by themselves. beside: what A does next to what B does. compose: A·B next to B·A.
 * powers: A again and again. unit: the first row and the first bias as one unit, whose line parts two classes.
 * untangle: the data on a sheet with handles, a line that parts it, its loss and the forces.
 */
export type LabMode = "one" | "beside" | "compose" | "powers" | "unit" | "untangle";
/** All modes, in the order in which they are offered. */
export const labModes: readonly LabMode[] = ["one", "beside", "compose", "powers", "unit", "untangle"];

/**
 * blobs, rings: examples of two classes that come with the lab. data: the current data set's examples. drawn: the
 * points in `drawn`.
 */
export type ShapeId =
  | "circle"
  | "ellipse"
  | "parabola"
  | "unitSquare"
  | "grid"
  | "letterF"
  | "segment"
  | "blobs"
  | "rings"
  | "data"
  | "drawn";
/** All figures, in the order in which they are offered. */
export const shapeIds: readonly ShapeId[] = [
  "circle",
  "ellipse",
  "parabola",
  "unitSquare",
  "grid",
  "letterF",
  "segment",
  "blobs",
  "rings",
  "data",
  "drawn",
];

/** What can be laid over the picture. */
export type LayerId =
  | "columns"
  | "determinant"
  | "eigen"
  | "singular"
  | "inverse"
  | "nullspace"
  | "probe"
  | "forces";
/** All layers, in the order in which they are offered. */
export const layerIds: readonly LayerId[] = [
  "columns",
  "determinant",
  "eigen",
  "singular",
  "inverse",
  "nullspace",
  "probe",
  "forces",
];

/** auto: 1.1 × the largest |coordinate| of original and image. */
export type LabScale = { readonly kind: "auto" } | { readonly kind: "fixed"; readonly half: number };

/**
 * The line that parts the two classes after the map: w₁ x + w₂ y + c = 0. likeliest: logistic regression's, fitted anew
 * for every map.
 */
export type LabLine =
  | { readonly kind: "likeliest" }
  | { readonly kind: "given"; readonly weights: Vector2; readonly offset: number };

export interface LabState {
  readonly matrix: MatrixEntries;
  readonly bias: readonly [Entry, Entry];
  /** The second matrix, for `beside` and `compose`; kept while another mode is on. */
  readonly second: MatrixEntries;
  readonly mode: LabMode;
  /** n of Aⁿ, for `powers`: 1 to 30. */
  readonly power: number;
  readonly shape: ShapeId;
  /** Points drawn by hand, [n, 2] flat; at most 200. */
  readonly drawn: readonly number[];
  readonly layers: readonly LayerId[];
  /** Eigenvector arrows as long as their eigenvalues instead of one. */
  readonly scaledEigen: boolean;
  /** The vector dragged by hand until A v lies along it. */
  readonly probe: Vector2;
  readonly scale: LabScale;
  readonly motion: "honest" | "naive";
  /** Untangle: whether tanh follows the map. */
  readonly bend: boolean;
  readonly line: LabLine;
  /** The preset this state began as; undefined where it began as something else. */
  readonly preset: string | undefined;
}

/** What is wrong with something a person typed or brought, in a sentence. */
export interface Refusal {
  readonly ok: false;
  readonly text: string;
}

/** The current data set's examples, where a picture needs them. */
export interface LabData {
  /** [n, 2] */
  readonly points: Float32Array;
  /** Class index of each point. */
  readonly labels: Uint8Array;
  readonly classNames: readonly string[];
}

/** The most points that can be drawn by hand. */
export const MAX_DRAWN_POINTS = 200;
/** The highest power that is shown. */
export const MAX_POWER = 30;

/** A computed number as an entry. */
export function numberEntry(value: number): Entry {
  return { text: writeEntry(value), value };
}

/** Computed numbers as entries, rows first. */
export function matrixEntries([a, b, c, d]: Matrix2): MatrixEntries {
  return [numberEntry(a), numberEntry(b), numberEntry(c), numberEntry(d)];
}

/** The entries' values, rows first. */
export function matrixOf(entries: MatrixEntries): Matrix2 {
  return [entries[0].value, entries[1].value, entries[2].value, entries[3].value];
}

/** The bias's values. */
export function biasOf({ bias }: Pick<LabState, "bias">): Vector2 {
  return [bias[0].value, bias[1].value];
}

/** A number as the lab's parser reads it back to the bit: plain digits, a hyphen for minus. */
export function writeEntry(value: number): string {
  return Object.is(value, -0) ? "0" : String(value);
}

/** How the lab begins. */
export const initialLab: LabState = {
  matrix: matrixEntries([6, 2, 3, 2]),
  bias: [numberEntry(0), numberEntry(0)],
  second: matrixEntries([-6, -2, 3, 2]),
  mode: "one",
  power: 5,
  shape: "circle",
  drawn: [],
  layers: ["columns", "determinant"],
  scaledEigen: false,
  probe: [1, 0],
  scale: { kind: "auto" },
  motion: "honest",
  bend: false,
  line: { kind: "likeliest" },
  preset: undefined,
};
