/** What the picture of the plane after a layer is made from, and what it is made into. */
import type { SheetShape } from "../../core/math/sheet";
import type { AxisTick, Ruler } from "../kit/axes";
import type { Highlight } from "../kit/draw-highlight";
import type { Label } from "../kit/labels";
import type { LegendLayout } from "../kit/legend";
import type { Marks } from "../kit/place-marks";
import type { PicturePoint } from "../kit/points";
import type { Polylines } from "../kit/polylines";
import type { ScaleChoice, Span, ViewBox } from "../kit/scale";
import type { PlacedSign } from "./line-legend";

/** How a layer's values became points of the picture. The first three fit the engine's answers as they are. */
export type PlaneProjection =
  /** Two units: as they are. */
  | { readonly kind: "plane" }
  /** One unit: on the horizontal axis. */
  | { readonly kind: "line" }
  /** More units: seen along two directions, which show `share` of the spread, 0 to 1. Their two leading principal axes unless named. */
  | { readonly kind: "principal"; readonly share: number; readonly along?: string | undefined }
  /** Two probabilities that sum to 1: the segment from (1, 0) to (0, 1). */
  | { readonly kind: "simplex" };

/** thumbnail: on a node, about 90 px. strip: one of a row, about 200 px. large: the one looked at. */
export type Detail = "thumbnail" | "strip" | "large";

export interface PlaneInput {
  readonly projection: PlaneProjection;
  /** [sheetSize, 2] in the order of core/math/sheet.ts: where the layer puts the sheet's points. */
  readonly sheet: Float32Array;
  readonly shape: SheetShape;
  /** Class of the side of the input plane that each sheet point lies on; undefined leaves the sheet neutral. */
  readonly side?: Uint8Array | undefined;
  /** [examples, 2] */
  readonly data: Float32Array;
  readonly labels: Uint8Array;
  readonly size: { readonly width: number; readonly height: number };
  readonly frame: ScaleChoice;
  readonly detail: Detail;
  /** Names of the classes, for the legend and the ends of the simplex. */
  readonly classNames?: readonly string[] | undefined;
  /** Names of the two axes; chosen from the projection where absent. */
  readonly axisNames?: readonly [string, string] | undefined;
  /** Index of the example to make stand out. */
  readonly highlight?: number | undefined;
  /** [segments, 4] in plane units: the best straight lines (viz/linear-probe/lines.ts). */
  readonly bestLines?: ((span: Span) => Float32Array) | undefined;
  /** [points, 2]: further points to show, numbered in their order. */
  readonly trace?: Float32Array | undefined;
}

export type LineStyle = "minor" | "major" | "border";

/** Lines that are stroked alike: one path. */
export interface LineGroup extends Polylines {
  readonly style: LineStyle;
  /** Class of the side of the plane; undefined for neutral lines. */
  readonly side: number | undefined;
}

/** A picture that is one line: an axis, or the segment of two probabilities. */
export interface Segment {
  readonly from: PicturePoint;
  readonly to: PicturePoint;
  /** Where both probabilities are one half; undefined for an axis. */
  readonly middle: PicturePoint | undefined;
  /** For each side of the plane, the share of its sheet points in each of equal stretches along the line. */
  readonly strips: readonly { readonly side: number | undefined; readonly shares: Float32Array }[];
}

/** The classes' marks and names; beside or below them the lines that are drawn. */
export interface PlaneLegend extends LegendLayout {
  readonly left: number;
  readonly top: number;
  readonly signs: readonly PlacedSign[];
}

export interface PlaneView {
  readonly detail: Detail;
  readonly projection: PlaneProjection;
  readonly size: { readonly width: number; readonly height: number };
  readonly viewBox: ViewBox;
  readonly lines: readonly LineGroup[];
  readonly marks: Marks;
  /** The example that stands out; undefined where there is none or it is off the picture. */
  readonly highlight: Highlight | undefined;
  /** [points, 2] in CSS pixels, NaN where a point has none. */
  readonly trace: Float32Array;
  readonly ticks: readonly AxisTick[];
  /** Names of the axes, outside of the plot. */
  readonly axisNames: readonly Label[];
  /** Words in the corners, at the axes and on the segment. */
  readonly labels: readonly Label[];
  /** Corners of the square from (0, 0) to (1, 1), for scale; undefined where it is too small or its axes are no units. */
  readonly ghost: readonly PicturePoint[] | undefined;
  /** [segments, 4] in plane units. */
  readonly bestLines: Float32Array;
  /** In place of lines, where the layer leaves one dimension. */
  readonly segment: Segment | undefined;
  /** undefined on the segment of two probabilities, which is marked 0, ½ and 1 itself. */
  readonly ruler: Ruler | undefined;
  /** How many times larger than on the shared scale this picture is drawn; 1 on the shared scale. */
  readonly zoom: number;
  /** The zoom for people, undefined at 1. */
  readonly zoomLabel: string | undefined;
  /** "PCA 92 %": how much of the spread the two axes show; undefined where they show all. */
  readonly shareLabel: string | undefined;
  /** Sheet points and examples whose value is NaN or infinite: left out. */
  readonly notFinite: number;
  /** Examples beyond the picture's edge: left out. */
  readonly outside: number;
  /** What is left out, in words; empty where nothing is. */
  readonly notes: readonly string[];
  readonly legend: PlaneLegend | undefined;
  /** Hand this to the next picture's frame as `previous`. */
  readonly span: Span;
}
