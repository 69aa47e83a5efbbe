/** What a picture of the lab is made from, and what it is made into: numbers to draw, and handles to drag. */
import type { HandleId } from "../../core/lab/drag";
import type { LabFrame } from "../../core/lab/interface";
import type { LabData, LabState } from "../../core/lab/state";
import type { Matrix2, Vector2 } from "../../core/math/matrix2";
import type { AxisTick, Ruler } from "../kit/axes";
import type { Label } from "../kit/labels";
import type { Marks } from "../kit/place-marks";
import type { Rectangle, Span, ViewBox } from "../kit/scale";

export interface LabInput {
  readonly state: LabState;
  /** The current data set; undefined where there is none on the plane. */
  readonly data: LabData | undefined;
  readonly size: { readonly width: number; readonly height: number };
  /** A moment of a film (core/lab/motion.ts); undefined shows A x + b as it ends. */
  readonly frame?: LabFrame | undefined;
  /** Handle that is dragged or focused: drawn stronger. */
  readonly active?: HandleId | undefined;
  /** Keeps the picture from jumping while something is dragged: the span of the picture before. */
  readonly held?: Span | undefined;
}

export interface LabHandle {
  readonly id: HandleId;
  /** In CSS pixels of the picture. */
  readonly x: number;
  readonly y: number;
  /** In plane units, without the bias where the handle is an arrow's tip that starts at its end. */
  readonly value: Vector2;
  /** "image of î, at (6, 3)": its accessible name. */
  readonly name: string;
}

/** Strokes: what a line means, told by width and dash as well as by colour. */
export type LabStroke =
  | "original"
  | "image"
  | "other"
  | "naive"
  | "sheet"
  | "sheetBack"
  | "ghostSheet"
  | "eigenLine"
  | "nullLine"
  | "columnSpace"
  | "invariant"
  | "divider";

export interface LabPath {
  readonly stroke: LabStroke;
  /** [vertices, 2] in CSS pixels, cut at the plot. */
  readonly coordinates: Float32Array;
  /** Index of the first vertex of each polyline. */
  readonly starts: Uint32Array;
}

export type ArrowRole =
  | "i"
  | "j"
  | "bias"
  | "eigen"
  | "singular"
  | "probe"
  | "probeImage"
  | "null"
  | "force"
  | "turn";

export interface LabArrow {
  readonly role: ArrowRole;
  readonly from: Vector2;
  readonly to: Vector2;
  readonly label: Label | undefined;
}

/** The image of the unit square, hatched where the plane is turned over. */
export interface LabArea {
  readonly corners: readonly Vector2[];
  readonly reversed: boolean;
  readonly label: Label | undefined;
}

/** One square picture: a film's or a matrix's plane. */
export interface LabPanel {
  readonly plot: Rectangle;
  readonly viewBox: ViewBox;
  readonly title: string | undefined;
  readonly titleLabel: Label | undefined;
  readonly areas: readonly LabArea[];
  readonly paths: readonly LabPath[];
  readonly marks: Marks | undefined;
  readonly ghostMarks: Marks | undefined;
  readonly arrows: readonly LabArrow[];
  readonly ticks: readonly AxisTick[];
  readonly ruler: Ruler;
  readonly notes: readonly Label[];
  /** What maps the original to the image in this panel. */
  readonly matrix: Matrix2;
}

export interface LabView {
  readonly size: { readonly width: number; readonly height: number };
  /** One, or two side by side (`beside`, `compose`), on one shared span. */
  readonly panels: readonly LabPanel[];
  readonly handles: readonly LabHandle[];
  readonly legend: readonly {
    readonly x: number;
    readonly y: number;
    readonly text: string;
    readonly sign: LabStroke | ArrowRole | "area";
  }[];
  readonly span: Span;
  /** One sentence of what is seen: the picture's accessible description. */
  readonly sentence: string;
}
