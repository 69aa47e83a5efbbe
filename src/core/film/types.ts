/** What the film of a network is made from and what it is made into. How each kind of layer moves is told in motion/. */
import type { SheetShape } from "../math/sheet";
import type { WeightArray } from "../network/checkpoint";
import type { NodeId, Params } from "../network/network";
import type { NodeKind } from "../nodes";

/** One node as the film needs it. */
export interface NodeSample {
  readonly node: NodeId;
  readonly kind: NodeKind;
  readonly name: string;
  readonly params: Params;
  /** The nodes that feed its ports, in port order. */
  readonly from: readonly NodeId[];
  /** Units of the node. */
  readonly width: number;
  /**
   * [sheetSize, width] row-major: the engine's own values. A node of more than MAX_WHOLE_UNITS units may come laid
   * flat instead, [sheetSize, 2]; its chapter is then a cut. One unit may come as on its picture: [sheetSize, 2] with
   * zeros.
   */
  readonly sheet: Float32Array;
  /** [samples, width], or [samples, 2] where the sheet is laid flat. */
  readonly data: Float32Array;
  readonly weights?: readonly WeightArray[] | undefined;
  /** Of a node that came laid flat: the share of its spread that the two axes show, 0 to 1. */
  readonly share?: number | undefined;
}

export interface FilmMaterial {
  readonly shape: SheetShape;
  /** Every node, each after all that feed it. */
  readonly stops: readonly NodeSample[];
  readonly output: NodeId;
}

/** Two orthonormal directions in a node's space: what a picture of it looks along. */
export interface Camera {
  /** [2, width] row-major: the picture's horizontal and vertical axis. Of one unit: (1), (0). */
  readonly axes: Float32Array;
  /**
   * own: turned by a person. svd: the plane that the layer before or after acts in. simplex: a regular polygon. centred:
   * along (1, …, 1). shared: as another film sees the same node (in-step.ts).
   */
  readonly kind: "svd" | "pca" | "pair" | "own" | "orbit" | "simplex" | "centred" | "shared";
}

export type PhaseKind =
  /** The view turns; the points stand still in their own space. */
  | "camera"
  /** Stretches and squeezes in place. */
  | "stretch"
  /** Like stretch, of a matrix without an inverse: down to a line or a point. */
  | "flatten"
  | "turn"
  /** Half a turn of the sheet in space about a line in its plane. */
  | "halfTurn"
  /** The plane becomes part of a space of more units; nothing moves on the picture. */
  | "place"
  /** The bias. */
  | "shift"
  /** An activation. */
  | "bend"
  /** Add: every point goes along its own arrow. */
  | "arrows"
  /** Softmax's second half: onto the probabilities. */
  | "simplex"
  /** Nothing moves (Dropout outside of training). */
  | "still"
  /** No motion is known: one picture gives way to the next. */
  | "cut";

export interface Phase {
  readonly kind: PhaseKind;
  /** Seconds from the film's start at speed 1. */
  readonly start: number;
  readonly end: number;
  /** "half-turn about the line at 31°" */
  readonly label: string;
}

export interface Chapter {
  readonly node: NodeId;
  readonly name: string;
  readonly kind: NodeKind;
  readonly width: number;
  readonly start: number;
  /** From the last phase's end to here the film rests at the stop. */
  readonly end: number;
  readonly phases: readonly Phase[];
  /** What the layer does, in one plain sentence. */
  readonly sentence: string;
}

export type GuideRole =
  /** A singular direction with its factor. */
  | "stretch"
  /** The direction that is crushed to nothing. */
  | "crush"
  /** The line a half-turn goes about. */
  | "mirror"
  | "bias"
  /** What a bounded activation bends into: the square from −1 to 1, say. */
  | "box"
  /** Where an activation has its kink, or where sin folds. */
  | "crease"
  /** A unit's axis in a wide layer: `unit` says which; its end is a handle. */
  | "unit"
  /** Edges of the simplex of probabilities, and its corners (`unit` says of which class). */
  | "simplex"
  /** How far a turn has come: an arc. */
  | "turn"
  /** An arrow of the branch that Add adds. */
  | "arrow";

/** A line of explanation on the picture, in plane units. */
export interface Guide {
  readonly role: GuideRole;
  /**
   * line: endless through both points. segment: between them. arrow: through all of them, with a head at the last.
   * loop: a closed polygon. point: one place, for its label.
   */
  readonly shape: "line" | "segment" | "arrow" | "loop" | "point";
  readonly points: readonly (readonly [number, number])[];
  readonly label?: string | undefined;
  readonly unit?: number | undefined;
  /** 0 to 1: how far it has come into sight. */
  readonly presence: number;
}

export interface FilmProjection {
  /** plane: two units. line: one. space: three. tour: more. simplex: probabilities. */
  readonly kind: "plane" | "line" | "space" | "tour" | "simplex";
  /** Share of the sheet's spread that the picture shows, 0 to 1. */
  readonly share: number;
  /** "3 units, orbit", "4 units, SVD axes: 92 % of the spread"; empty where there is nothing to say. */
  readonly label: string;
  /** undefined where the units are the picture's own axes, or where none is known (laid flat). */
  readonly camera: Camera | undefined;
}

/** The film at one moment. */
export interface FilmFrame {
  readonly chapter: number;
  /** −1 at rest. */
  readonly phase: number;
  /** 0 to 1 through the phase; 1 at rest. */
  readonly progress: number;
  readonly atStop: boolean;
  /** [sheetSize, 2] in plane units, after the camera. */
  readonly sheet: Float32Array;
  /** [samples, 2] */
  readonly data: Float32Array;
  /**
   * [cells] with cells = (lines − 1)², rows from bottom to top, each from left to right:
   * +1 the sheet's front is seen, −1 its back, 0 edge-on, flat or not finite.
   */
  readonly facing: Int8Array;
  /** [cells]: area in the layer's own units, however many, relative to the cell's in the input plane. */
  readonly areaCells: Float32Array;
  /** [segments, 4] in plane units: where the network changes its mind, carried along by the sheet. */
  readonly boundary: Float32Array;
  readonly guides: readonly Guide[];
  readonly view: FilmProjection;
  /** Below 1 in the middle of a cut. */
  readonly opacity: number;
}

/** Up to this width every node comes with its own values. */
export const MAX_WHOLE_UNITS = 64;
