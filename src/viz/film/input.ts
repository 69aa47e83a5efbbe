/** What the picture of a film's moment is made from, and what it is made into. */
import type { FilmFrame, Guide } from "../../core/film/types";
import type { SheetShape } from "../../core/math/sheet";
import type { AreaLegend } from "../area/legend";
import type { AreaView } from "../area/view-model";
import type { AxisTick, Ruler } from "../kit/axes";
import type { Label } from "../kit/labels";
import type { Marks } from "../kit/place-marks";
import type { PicturePoint } from "../kit/points";
import type { Polylines } from "../kit/polylines";
import type { ScaleChoice, Span, ViewBox } from "../kit/scale";
import type { Detail, LineGroup, PlaneLegend, Segment } from "../plane/input";

/** What a person chose to see. */
export interface FilmShow {
  readonly points: boolean;
  /** Where the network changes its mind. */
  readonly boundary: boolean;
  /** Cells coloured by log₂ of their area against the input's. */
  readonly area: boolean;
  /** Front and back of the sheet. */
  readonly tints: boolean;
}

export interface FilmViewInput {
  readonly frame: FilmFrame;
  readonly shape: SheetShape;
  /** Class of the side of the input plane that each sheet point lies on. */
  readonly side?: Uint8Array | undefined;
  readonly labels: Uint8Array;
  readonly classNames?: readonly string[] | undefined;
  readonly size: { readonly width: number; readonly height: number };
  readonly detail: Detail;
  /** Shared scale, fitted to this frame, or a span that moves with the film (span.ts); a zoom is told. */
  readonly scale: ScaleChoice | { readonly kind: "moving"; readonly shared: Span; readonly span: Span };
  readonly show: FilmShow;
  /** Where the best straight line runs, in plane units (viz/linear-probe/lines.ts). */
  readonly bestLines?: ((span: Span) => Float32Array) | undefined;
  /** Written at the top: what is happening, where nothing beside the picture says it. */
  readonly caption?: string | undefined;
}

/** Faces of the sheet that are filled alike: one path of closed polygons. */
export interface FaceGroup extends Polylines {
  readonly face: "front" | "back";
}

/** A guide on the picture, cut at the plot. */
export interface PlacedGuide {
  readonly role: Guide["role"];
  readonly shape: Guide["shape"];
  readonly points: readonly PicturePoint[];
  readonly presence: number;
  readonly unit: number | undefined;
}

/** Something to drag: the end of a unit's axis. */
export interface FilmHandle {
  readonly unit: number;
  readonly name: string;
  readonly at: PicturePoint;
}

/** How long a unit's axis is drawn, as a share of the plot's shorter side: its length is no scale. */
export const AXIS_LENGTH = 0.34;

export interface FilmView {
  readonly detail: Detail;
  readonly size: { readonly width: number; readonly height: number };
  readonly viewBox: ViewBox;
  readonly faces: readonly FaceGroup[];
  readonly lines: readonly LineGroup[];
  /** [segments, 4] in CSS pixels. */
  readonly boundary: Float32Array;
  /** [segments, 4] in plane units. */
  readonly bestLines: Float32Array;
  readonly marks: Marks;
  readonly guides: readonly PlacedGuide[];
  readonly handles: readonly FilmHandle[];
  readonly ticks: readonly AxisTick[];
  /** Names of the axes, outside of the plot. */
  readonly axisNames: readonly Label[];
  readonly labels: readonly Label[];
  /** Words of guides, stronger than those of the corners. */
  readonly guideLabels: readonly Label[];
  readonly ghost: readonly PicturePoint[] | undefined;
  readonly segment: Segment | undefined;
  readonly ruler: Ruler | undefined;
  readonly zoom: number;
  readonly zoomLabel: string | undefined;
  readonly notFinite: number;
  readonly outside: number;
  readonly notes: readonly string[];
  /** Cells coloured by what became of their area, and what the colours mean. */
  readonly areas: AreaView | undefined;
  readonly areaLegend: AreaLegend | undefined;
  readonly legend: PlaneLegend | undefined;
  readonly opacity: number;
  /** Hand this to the next picture's scale as `previous`. */
  readonly span: Span;
}
