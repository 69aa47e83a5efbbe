/**
 * What the page asks to see of a run, and what it is answered: pictures, best lines, clouds. Types only, a part of
 * protocol.ts, which gives them on.
 */
import type { SheetShape } from "../core/math/sheet";
import type { Checkpoint } from "../core/network/checkpoint";
import type { Network, NodeId } from "../core/network/network";
import type { Progress } from "./protocol";

/** How the values of a node became points of a picture. */
export type Projection =
  /** Two units: as they are. */
  | { readonly kind: "plane" }
  /** One unit: on the horizontal axis. */
  | { readonly kind: "line" }
  /** More: the two leading principal axes of the sheet at that node, [2, width] row-major, through its mean. */
  | {
      readonly kind: "principal";
      /** Share of the sheet's spread that the two axes show, 0 to 1. */
      readonly share: number;
      readonly axes: Float32Array;
      readonly mean: Float32Array;
    };

/** The plane as it is after one node. */
export interface NodePicture {
  /** Units of the node. */
  readonly width: number;
  readonly projection: Projection;
  /** [sheetSize, 2]: the sheet's points (core/math/sheet.ts) where this node puts them. */
  readonly sheet: Float32Array;
  /** [samples, 2]: the examples asked for. */
  readonly data: Float32Array;
  /** [points, 2]: the extra points asked for. */
  readonly points: Float32Array;
  /** The node's own values where they were asked for and are not what `sheet` and `data` already say. */
  readonly whole?: {
    /** [sheetSize, width] */
    readonly sheet: Float32Array;
    /** [samples, width] */
    readonly data: Float32Array;
    /** [points, width] */
    readonly points: Float32Array;
  };
}

/** What single units give over the plane. */
export interface UnitMaps {
  /** Cells a side. */
  readonly size: number;
  /** [units, size × size] of each node's first units, cells in image order. */
  readonly nodes: ReadonlyMap<NodeId, Float32Array>;
}

export interface PictureRequest {
  readonly sheet: SheetShape;
  /** Example indices to carry along. */
  readonly samples: Int32Array;
  /** Extra points of the input plane to carry along, [n, 2]. */
  readonly points: Float32Array;
  /** The nodes wanted; all where undefined. */
  readonly nodes?: readonly NodeId[];
  /** Also the whole values of nodes of 3 units and more, up to this many: what a film is made from. */
  readonly whole?: number;
  /** Also the weights that the picture comes from. */
  readonly weights?: boolean;
  /** Also colour the plane: the network's output on a raster of this many cells a side (rasterPoints). */
  readonly raster?: number;
  /** Also a map of single units: their output on `size` cells a side, of the first `most` units of each node. */
  readonly maps?: { readonly size: number; readonly most: number };
}

export type PictureAnswer =
  | {
      readonly ok: true;
      /** Everything in one picture comes from the weights of this step. */
      readonly progress: Progress;
      /** Milliseconds of the trainer's time. */
      readonly took: number;
      readonly nodes: ReadonlyMap<NodeId, NodePicture>;
      /** The weights of this same step, where they were asked for. */
      readonly weights?: Checkpoint;
      /** [size × size, outputs] row-major, cells in image order. */
      readonly raster?: { readonly size: number; readonly outputs: number; readonly values: Float32Array };
      readonly maps?: UnitMaps;
    }
  /** Nothing is loaded, or the input is no plane (its width is not 2). */
  | { readonly ok: false; readonly text: string };

export interface LinearProbeRequest {
  /** Example indices; where nodes are very wide, evenly spread ones among them are taken. */
  readonly samples: Int32Array;
  /** Also each line's scores where this sheet's lines cross, for drawing it; only of an input that is a plane. */
  readonly sheet?: SheetShape;
}

/** The best straight line between the classes at one node (core/math/best-line.ts). */
export interface NodeLinearProbe {
  /** Units of the node. */
  readonly width: number;
  /** Share of the examples on their own class's side of it. */
  readonly accuracy: number;
  /** [width, classes] row-major: score = values · weights + bias, and the highest score's class has the place. */
  readonly weights: Float64Array;
  /** [classes]. */
  readonly bias: Float64Array;
  /** Directions that it was fitted in, fewer than the width where there is no spread in others or they are too many. */
  readonly axes: number;
  /** Share of the examples' spread that these hold, 0 to 1. */
  readonly share: number;
  /** [lines × lines, classes]: scores at the crossings (core/math/sheet.ts, atCrossings). */
  readonly scores?: Float32Array;
}

export type LinearProbeAnswer =
  | {
      readonly ok: true;
      /** All of it comes from the weights of this step. */
      readonly progress: Progress;
      /** Examples that the lines were fitted to and counted on. */
      readonly count: number;
      readonly classes: number;
      /** Share of the same examples that the network itself gets right; undefined while it has no output. */
      readonly own: number | undefined;
      /** Share of the largest class: what no line at all gets right. */
      readonly chance: number;
      /** In the plan's order; nodes whose values are not finite are left out. */
      readonly nodes: ReadonlyMap<NodeId, NodeLinearProbe>;
    }
  | { readonly ok: false; readonly text: string };

/** A square of the plane of a node's picture: its centre and half its side, in the picture's units. */
export interface CloudSquare {
  readonly cx: number;
  readonly cy: number;
  readonly half: number;
}

/** A raster on which a node's cloud is counted. */
export interface CloudRasterRequest {
  readonly node: NodeId;
  readonly square: CloudSquare;
  /** Cells a side. */
  readonly size: number;
}

export interface CloudRequest {
  /** Whose sides the points keep. */
  readonly dataset: Network["dataset"];
  /** The square of the input plane that is filled. */
  readonly domain: readonly [number, number];
  /** At most so many points, spread evenly. */
  readonly points: number;
  readonly rasters: readonly CloudRasterRequest[];
}

/** How many of the cloud's points fall into each cell of a raster of one node's picture. */
export interface CloudRaster extends CloudRasterRequest {
  /** [size · size, sides] row-major, cells in image order. */
  readonly counts: Uint32Array;
  /** [sides]: points beyond the square, and points whose value is NaN or infinite. */
  readonly outside: Uint32Array;
  readonly notFinite: Uint32Array;
}

export type CloudAnswer =
  | {
      readonly ok: true;
      /** Everything in one answer comes from the weights of this step. */
      readonly progress: Progress;
      readonly points: number;
      /** 1 where the data set has no sides: then they are nobody's. */
      readonly sides: number;
      /** In the order asked for; those of unknown nodes are left out. */
      readonly rasters: readonly CloudRaster[];
      /** Milliseconds of the trainer's time, the making of the points apart. */
      readonly took: number;
    }
  | { readonly ok: false; readonly text: string };
