/** What a picture of the lab is made from, and what it is made into: numbers to draw, and handles to drag. */
import type { HandleId } from "../../core/lab/drag";
import type { LabFrame } from "../../core/lab/interface";
import type { LabData, LabState } from "../../core/lab/state";
import type { AxisTick, Ruler } from "../kit/axes";
import type { Label } from "../kit/labels";
import type { Marks } from "../kit/place-marks";
import type { PicturePoint, PlanePoint } from "../kit/points";
import type { Polylines } from "../kit/polylines";
import type { Rectangle, Span, ViewBox } from "../kit/scale";

export interface LabInput {
  readonly state: LabState;
  /** The current data set; undefined where there is none on the plane. */
  readonly data?: LabData | undefined;
  readonly size: { readonly width: number; readonly height: number };
  /** A moment of each panel's film (core/lab/motion.ts, labFilms); absent: the end, and handles to drag. */
  readonly frames?: readonly LabFrame[] | undefined;
  /** Handle that is dragged or focused: drawn stronger. */
  readonly active?: HandleId | undefined;
  /** The span of the picture before, kept while something is dragged so that the ground does not move. */
  readonly held?: Span | undefined;
}

export interface LabHandle {
  readonly id: HandleId;
  readonly at: PicturePoint;
  /** Where it lies: what core/lab/drag.ts takes. */
  readonly place: PlanePoint;
  /** "Image of î, at (6, 3)": its accessible name. */
  readonly name: string;
}

/** What a line means; told by width and dash as well as by colour (styles.ts). */
export type LabStroke =
  | "original"
  | "image"
  | "inverse"
  | "sheet"
  | "sheetBack"
  | "ghostSheet"
  | "eigenLine"
  | "nullLine"
  | "columnSpace"
  | "turn"
  | "angle"
  | "trail"
  | "divider"
  | "saturation";

/** Lines that are stroked alike, cut near the plot. */
export interface LabPath extends Polylines {
  readonly stroke: LabStroke;
  /** 0 to 1, 1 where absent: earlier powers are fainter. */
  readonly alpha?: number;
}

export type ArrowRole =
  | "i"
  | "j"
  | "iBefore"
  | "jBefore"
  | "bias"
  | "eigen"
  | "singular"
  | "singularBefore"
  | "probe"
  | "probeImage"
  | "normal"
  | "force"
  | "direction"
  | "turnHead";

export interface LabArrow {
  readonly role: ArrowRole;
  readonly from: PicturePoint;
  readonly to: PicturePoint;
  /** Whether the tip lies beyond the plot: the arrow is cut there and has no head. */
  readonly isCut: boolean;
}

/** A filled piece of the plane. */
export interface LabArea {
  /** determinant: the image of the unit square. back: the sheet seen from behind. side…: where a line puts a class. */
  readonly kind: "determinant" | "back" | "side0" | "side1";
  readonly corners: readonly PicturePoint[];
  /** Hatched: the plane is turned over. */
  readonly reversed: boolean;
}

export interface LabDots {
  /** [n, 2] in CSS pixels. */
  readonly positions: Float32Array;
  readonly hollow: boolean;
}

export interface LabLabel extends Label {
  /** Colour: that of what it names. */
  readonly of: LabStroke | ArrowRole | "plain" | "quiet";
}

/** One plane. */
export interface LabPanel {
  readonly plot: Rectangle;
  readonly viewBox: ViewBox;
  readonly title: Label | undefined;
  readonly areas: readonly LabArea[];
  readonly paths: readonly LabPath[];
  readonly dots: readonly LabDots[];
  readonly ghostMarks: Marks | undefined;
  readonly marks: Marks | undefined;
  readonly arrows: readonly LabArrow[];
  readonly ticks: readonly AxisTick[];
  readonly ruler: Ruler;
  readonly labels: readonly LabLabel[];
}

export interface LegendItem {
  readonly sign: LabStroke | ArrowRole | "determinant" | "reversed" | "class";
  readonly classIndex?: number;
  readonly text: string;
  /** Left end and middle of the sign, in CSS pixels. */
  readonly x: number;
  readonly y: number;
}

export interface LabView {
  readonly size: { readonly width: number; readonly height: number };
  readonly panels: readonly LabPanel[];
  /** All of them on the first panel. */
  readonly handles: readonly LabHandle[];
  readonly active: HandleId | undefined;
  readonly legend: readonly LegendItem[];
  /** Of the first panel: hand it to the next picture as `held` while dragging. */
  readonly span: Span;
}
