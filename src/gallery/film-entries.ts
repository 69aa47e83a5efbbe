/** Moments of the layer film: every kind of motion, whole and half-way, and the states nobody may forget. */
import { type Film, frameAt, stopTime } from "../core/film/film";
import type { PhaseKind } from "../core/film/types";
import { drawFilm } from "../viz/film/draw";
import type { FilmShow, FilmViewInput } from "../viz/film/input";
import { filmSpan } from "../viz/film/span";
import { filmView } from "../viz/film/view-model";
import { sharedSpan } from "../viz/kit/scale";
import type { GalleryEntry } from "./entry";
import {
  added,
  bent,
  creased,
  cut,
  dipped,
  empty,
  five,
  flat,
  folded,
  huge,
  lined,
  m2,
  m2Explained,
  nearlyFlat,
  notFinite,
  one,
  over,
  rounded,
  scaled,
  space,
  stretched,
  three,
  turned,
} from "./film-material";
import { classNames, domain, examples, side } from "./material";

const SIDE = 400;
const shared = sharedSpan(domain);
const usual: FilmShow = { points: true, boundary: false, area: false, tints: true };

interface Moment {
  /** Chapter and phase; without a phase, the stop. */
  readonly chapter: number;
  readonly phase?: PhaseKind;
  readonly share?: number;
  readonly fit?: boolean;
  readonly show?: Partial<FilmShow>;
  readonly detail?: FilmViewInput["detail"];
  readonly names?: readonly string[];
}

function entry(id: string, title: string, film: Film, moment: Moment): GalleryEntry {
  const chapter = film.chapters[moment.chapter];
  const phase = chapter?.phases.find(({ kind }) => kind === moment.phase);
  const time = phase
    ? phase.start + (moment.share ?? 0.5) * (phase.end - phase.start)
    : stopTime(film, moment.chapter);
  const detail = moment.detail ?? "large";
  const width = detail === "thumbnail" ? 92 : detail === "strip" ? 200 : SIDE;
  const height = detail === "large" ? width + 28 : width;
  return {
    id: `film-${id}`,
    title,
    width,
    height,
    draw: (context, theme) => {
      const frame = frameAt(film, time);
      const view = filmView({
        frame,
        shape: film.shape,
        side: frame.sheet.length === 2 * side.length ? side : undefined,
        labels: examples.labels,
        classNames: moment.names ?? classNames,
        size: { width, height },
        detail,
        scale: moment.fit
          ? { kind: "moving", shared, span: filmSpan(film, time, shared) }
          : { kind: "shared", span: shared },
        show: { ...usual, ...moment.show },
        caption: phase?.label,
      });
      drawFilm(context, view, theme);
    },
  };
}

export const filmEntries: readonly GalleryEntry[] = [
  entry("input", "the input at rest", m2, { chapter: 0 }),
  entry("boundary", "the boundary on the input", m2, { chapter: 0, show: { boundary: true } }),
  entry("turn", "turn by 120°, half-way", turned, { chapter: 1, phase: "turn" }),
  entry("bias", "shift by the bias", turned, { chapter: 1, phase: "shift" }),
  entry("stretch", "stretch, near its end", stretched, { chapter: 1, phase: "stretch", share: 0.8 }),
  entry("over-early", "half-turn at a quarter", over, { chapter: 1, phase: "halfTurn", share: 0.25 }),
  entry("over-edge", "half-turn, edge-on", over, { chapter: 1, phase: "halfTurn", share: 0.49 }),
  entry("over-late", "half-turn at three quarters", over, { chapter: 1, phase: "halfTurn", share: 0.75 }),
  entry("near-singular", "almost a line", nearlyFlat, { chapter: 1, fit: true }),
  entry("flat", "determinant 0, near its end", flat, { chapter: 1, phase: "flatten", share: 0.85 }),
  entry("tanh", "tanh, half-way", bent, { chapter: 2, phase: "bend" }),
  entry("tanh-end", "tanh, fitted", bent, { chapter: 2, fit: true }),
  entry("relu", "relu, near its end", creased, { chapter: 2, phase: "bend", share: 0.7 }),
  entry("sin", "sin, half-way", folded, { chapter: 2, phase: "bend", share: 0.6 }),
  entry("space-flat", "into three units: seen flat", space, { chapter: 1, phase: "place", share: 0.9 }),
  entry("space-turning", "turning in space", space, { chapter: 1, phase: "camera", share: 0.6 }),
  entry("space", "three units at rest", space, { chapter: 1, fit: true }),
  entry("space-bent", "tanh in three units", space, { chapter: 2, fit: true }),
  entry("space-out", "three units to two: the view turns", space, {
    chapter: 3,
    phase: "camera",
    share: 0.5,
    fit: true,
  }),
  entry("m2-four", "M2: four units", m2, { chapter: 1, fit: true }),
  entry("m2-four-bent", "M2: tanh of four units", m2, { chapter: 2, phase: "bend", share: 0.8, fit: true }),
  entry("m2-tour", "M2: the view turns to the next layer’s plane", m2, {
    chapter: 2,
    phase: "camera",
    share: 0.5,
    fit: true,
  }),
  entry("m2-four-rest", "M2: tanh of four units, at rest", m2, {
    chapter: 2,
    fit: true,
    show: { boundary: true },
  }),
  entry("m2-down", "M2: four units to two", m2, { chapter: 3, phase: "stretch", share: 0.6, fit: true }),
  entry("m2-over", "M2: the layer that turns over", m2, {
    chapter: 5,
    phase: "halfTurn",
    share: 0.7,
    fit: true,
  }),
  entry("m2-explain", "M2, explained: Σ", m2Explained, {
    chapter: 5,
    phase: "stretch",
    share: 0.7,
    fit: true,
  }),
  entry("m2-last", "M2: scores", m2, { chapter: 7, fit: true, show: { boundary: true } }),
  entry("softmax-falling", "softmax of two: what is common falls away", m2, {
    chapter: 8,
    phase: "flatten",
    share: 0.6,
    fit: true,
  }),
  entry("softmax", "softmax of two", m2, { chapter: 8, fit: true }),
  entry("softmax-three", "softmax of three", three, {
    chapter: 2,
    fit: true,
    names: ["zero", "one", "two"],
    show: { boundary: true },
  }),
  entry("softmax-five", "softmax of five", five, {
    chapter: 2,
    fit: true,
    names: ["zero", "one", "two", "three", "four"],
  }),
  entry("softmax-five-way", "five scores on their way", five, {
    chapter: 2,
    phase: "simplex",
    share: 0.5,
    fit: true,
  }),
  entry("batch-norm", "BatchNorm: stretch along the axes, near its end", scaled, {
    chapter: 2,
    phase: "stretch",
    share: 0.8,
  }),
  entry("batch-norm-shift", "BatchNorm: its shift", scaled, { chapter: 2, phase: "shift", share: 0.6 }),
  entry("layer-norm-falling", "LayerNorm of two: the mean falls away", lined, {
    chapter: 2,
    phase: "flatten",
    share: 0.6,
  }),
  entry("layer-norm-two-way", "LayerNorm of two: out to the ends", lined, {
    chapter: 2,
    phase: "bend",
    share: 0.7,
    fit: true,
  }),
  entry("layer-norm-two", "LayerNorm of two, at rest", lined, { chapter: 2, fit: true }),
  entry("layer-norm-three-way", "LayerNorm of three: seen along (1, 1, 1), half-way", rounded, {
    chapter: 2,
    phase: "bend",
    share: 0.6,
    fit: true,
  }),
  entry("layer-norm-three", "LayerNorm of three, at rest", rounded, { chapter: 2, fit: true }),
  entry("layer-norm-area", "LayerNorm of three: areas", rounded, {
    chapter: 2,
    fit: true,
    show: { area: true, points: false },
  }),
  entry("gelu", "gelu, near its end: where it folds", dipped, {
    chapter: 2,
    phase: "bend",
    share: 0.85,
    fit: true,
  }),
  entry("one-falling", "to one unit", one, { chapter: 1, phase: "flatten", share: 0.7 }),
  entry("one", "one unit", one, { chapter: 1 }),
  entry("one-bent", "tanh of one unit", one, { chapter: 2, fit: true }),
  entry("add", "add: the branch’s arrows", added, { chapter: 1, phase: "arrows", share: 0.5 }),
  entry("area", "areas after tanh", bent, { chapter: 2, fit: true, show: { area: true, points: false } }),
  entry("area-over", "areas, turned over", m2, {
    chapter: 6,
    fit: true,
    show: { area: true, points: false },
  }),
  entry("cut", "a thousand units: a cut", cut, { chapter: 1, phase: "cut", share: 0.75 }),
  entry("nan", "weights not finite", notFinite, { chapter: 1 }),
  entry("huge", "weights of 1e20, fitted", huge, { chapter: 1, fit: true }),
  entry("huge-shared", "weights of 1e20", huge, { chapter: 1 }),
  entry("empty", "no examples", empty, { chapter: 1, phase: "turn" }),
  entry("strip", "strip", m2, { chapter: 2, detail: "strip", fit: true }),
  entry("strip-over", "strip, turned over", m2, { chapter: 5, detail: "strip", fit: true }),
  entry("thumbnail", "thumbnail", m2, { chapter: 5, detail: "thumbnail", fit: true }),
];
