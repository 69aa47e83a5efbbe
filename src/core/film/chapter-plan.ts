/** A film and how its chapters move, as functions of a phase's share u in [0, 1]: what makeFilm plans and frameAt plays. */
import type { SheetShape } from "../math/sheet";
import type { NodeId } from "../network/network";
import type { SheetCurve } from "./boundary";
import type { Spread } from "./spread";
import type { Camera, Chapter, FilmProjection, Guide, NodeSample, PhaseKind } from "./types";

/**
 * Where a point is drawn that the stop before has at x and this stop at y: before·x + after·y + shift, and middle·z where
 * the chapter has values z between the two. One that is absent counts nothing. Every motion of the film is of this form, so a frame costs two small products a vertex.
 */
export interface Pose {
  /** [2, width of the stop before]. */
  readonly before?: Float64Array;
  /** [2, width of this stop]. */
  readonly after?: Float64Array;
  /** [2, width of this stop]. */
  readonly middle?: Float64Array;
  readonly shift?: readonly [number, number];
}

/** Whose units the picture shows, and along which of their directions. */
export interface Viewpoint {
  readonly of: "before" | "after";
  readonly kind: FilmProjection["kind"];
  /** [2, width]; undefined where the stop came laid flat. */
  readonly frame: Float64Array | undefined;
  readonly camera: Camera["kind"] | undefined;
}

/** How to know the cells' areas in the layer's own units. */
export type AreaRule =
  | { readonly kind: "before" | "after" }
  /** Those of before, all by one factor. */
  | { readonly kind: "scaled"; readonly factor: (u: number) => number }
  /** Of the points (1 − u)·x + u·y. */
  | { readonly kind: "mixed" }
  /** Not followed on the way: straight from the ones before to the ones after. */
  | { readonly kind: "between" };

export interface PhasePlan {
  readonly kind: PhaseKind;
  readonly label: string;
  readonly seconds: number;
  readonly pose: (u: number) => Pose;
  readonly viewpoint: (u: number) => Viewpoint;
  readonly guides: (u: number) => readonly Guide[];
  readonly areas: AreaRule;
  /** 1 where absent. */
  readonly opacity?: (u: number) => number;
}

/** What the next film of the same network stays close to. */
export interface Memory {
  readonly angles: Readonly<Record<string, number>>;
  readonly frames: Readonly<Record<string, Float64Array>>;
}

/** What a chapter's points are half-way: [sheetSize, width] and [samples, width], with the width of this stop. */
export interface MiddleValues {
  readonly sheet: Float32Array;
  readonly data: Float32Array;
}

export interface ChapterPlan {
  readonly stop: NodeSample;
  readonly before: NodeSample | undefined;
  /** Values on the way from one stop to the other, where no mixture of the two makes them. */
  readonly middle?: MiddleValues | undefined;
  readonly phases: readonly PhasePlan[];
  readonly rest: Viewpoint;
  /** Share of the spread that is seen at rest, 0 to 1; NaN where it is not known. */
  readonly restShare: number;
  readonly restGuides: readonly Guide[];
  /** undefined where the stop came laid flat. */
  readonly spread: Spread | undefined;
  readonly memory: Memory;
  /** [2, width]: the directions that the next layer stretches and turns; undefined where it is no matrix. */
  readonly nextFrame: Float64Array | undefined;
}

export interface Film {
  /** The nodes the film stops at, the input first. */
  readonly route: readonly NodeId[];
  /** Chapter k leads from route[k − 1] to route[k]; chapter 0 is the input and has no phases. */
  readonly chapters: readonly Chapter[];
  /** Seconds at speed 1. */
  readonly duration: number;
  /** How every chapter moves: for frameAt. */
  readonly plans: readonly ChapterPlan[];
  readonly shape: SheetShape;
  /** Where the output changes its mind, on the sheet. */
  readonly boundary: SheetCurve;
}

export interface FilmOptions {
  /** Shows Vᵀ, Σ and U one after the other in place of the polar parts. */
  readonly explain: boolean;
  /** A person's own views at stops of more than two units. */
  readonly cameras?: ReadonlyMap<NodeId, Camera> | undefined;
  /** The film of a moment before: angles and axes stay close to its, so that nothing jumps while training. */
  readonly previous?: Film | undefined;
}

/** Seconds of a phase at speed 1: by kind alone, so that a film keeps its times while its network trains. */
export const SECONDS: Readonly<Record<PhaseKind, number>> = {
  camera: 1.4,
  stretch: 1.4,
  flatten: 1.4,
  turn: 1.2,
  halfTurn: 1.2,
  place: 0.8,
  shift: 0.9,
  bend: 1.6,
  arrows: 1.6,
  simplex: 1.6,
  still: 0.6,
  cut: 0.8,
};
/** At every stop. */
export const REST_SECONDS = 0.7;
