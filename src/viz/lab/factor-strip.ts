/**
 * A = V Λ V⁻¹ or A = U Σ Vᵀ as a strip of small planes on one scale: the figure as it was, after the right factor,
 * after the middle one, after the left one; the directions that the factors are about go with it.
 */

import { labFacts } from "../../core/lab/facts";
import type { Factors, LabFilm } from "../../core/lab/interface";
import { factorFilm } from "../../core/lab/motion";
import { writeFact } from "../../core/lab/numbers";
import { figurePoints, labFigure, largestCoordinate } from "../../core/lab/shapes";
import { type LabData, type LabState, matrixOf } from "../../core/lab/state";
import {
  apply2,
  applyToPoints2,
  IDENTITY2,
  type Matrix2,
  multiply2,
  type Vector2,
} from "../../core/math/matrix2";
import { planePoint } from "../kit/points";
import { createViewBox, type Rectangle, type Span } from "../kit/scale";
import { TEXT_SIZE } from "../kit/text-size";
import { shorten } from "../kit/text-width";
import { drawFigure, drawSheet } from "./affine-panel";
import { PanelDraft } from "./draft";
import type { LabPanel, LabView } from "./view";

export type FactorKind = "eigen" | "singular";

export interface FactorStripInput {
  readonly state: LabState;
  readonly kind: FactorKind;
  readonly data?: LabData | undefined;
  readonly size: { readonly width: number; readonly height: number };
  /** 0 to 1 through the three factors; absent or 1: the whole strip stands. */
  readonly t?: number | undefined;
}

const MARGIN = 1.12;
const GAP = 10;
const TITLE = 24;

/** The strip's factors; undefined where A has none of this kind (A = V Λ V⁻¹ needs two real directions). */
export function factorsOf(state: LabState, kind: FactorKind): Factors | undefined {
  const facts = labFacts(matrixOf(state.matrix), [0, 0]);
  return kind === "eigen" ? facts.eigenFactors : facts.singularFactors;
}

/** What each factor does, right to left. */
export function factorSentences({ middle }: Factors, kind: FactorKind): readonly [string, string, string] {
  const [first, second] = [writeFact(middle[0]), writeFact(middle[3])];
  return kind === "eigen"
    ? [
        "V⁻¹ lays the eigenvectors on the axes",
        `Λ stretches the axes ×${first} and ×${second}`,
        "V lays the axes back on the eigenvectors",
      ]
    : [
        "Vᵀ turns the singular directions onto the axes",
        `Σ stretches the axes ×${first} and ×${second}`,
        "U turns the axes to where they belong",
      ];
}

/** The three factors one after the other, right to left, as a film from x to A x. */
export function stripFilm(factors: Factors, kind: FactorKind): LabFilm {
  return factorFilm(factors, factorSentences(factors, kind));
}

/** undefined where there are no such factors. */
export function factorStripView({ state, kind, data, size, t = 1 }: FactorStripInput): LabView | undefined {
  const factors = factorsOf(state, kind);
  if (!factors) return undefined;
  const figure = labFigure(state, data);
  const after = phasesOf(factors);
  const directions = directionsOf(factors, kind);
  const points = figurePoints(figure);
  const tips = after.flatMap((matrix) => directions.map((vector) => apply2(matrix, vector)));
  const furthest = largestCoordinate([
    ...after.flatMap((matrix) => points.map((list) => applyToPoints2(matrix, [0, 0], list))),
    Float32Array.from(tips.flat()),
  ]);
  const span: Span = { cx: 0, cy: 0, half: furthest > 1e-6 ? MARGIN * furthest : 1 };
  const film = stripFilm(factors, kind);
  const names = kind === "eigen" ? ["V⁻¹", "Λ", "V"] : ["Vᵀ", "Σ", "U"];
  const done = Math.min(3, Math.floor(t * 3 + 1e-9));
  const panels = rooms(size).map((room, index): LabPanel => {
    // A panel shows its own factor's end, the one that is playing its moment, those to come nothing yet.
    const isPlaying = index === done + 1;
    const isToCome = index > done + 1;
    const frame = isPlaying ? film.at(t) : undefined;
    const matrix = frame?.matrix ?? (after[isToCome ? done : index] as Matrix2);
    const draft = new PanelDraft(
      createViewBox(span, { ...room, top: room.top + TITLE, height: room.height - TITLE }),
    );
    if (!isToCome) {
      drawSheet(draft, figure, matrix, [0, 0]);
      drawFigure(draft, figure, matrix, [0, 0]);
      directions.forEach((vector, at) => {
        const label = at === 0 ? "v₁" : "v₂";
        draft.arrow(
          kind === "eigen" ? "eigen" : "singular",
          planePoint(0, 0),
          planePoint(...apply2(matrix, vector)),
          index === 0 ? label : undefined,
        );
      });
    }
    const text = index === 0 ? "before" : `${index}. ${names[index - 1]}`;
    const title = {
      x: room.left + 2,
      y: room.top + 11,
      align: "left",
      baseline: "middle",
      size: TEXT_SIZE.label,
      font: "text",
    } as const;
    const panel = draft.finish({ text: shorten(text, room.width - 4, TEXT_SIZE.label), ...title });
    return panel;
  });
  return { size, panels, handles: [], active: undefined, legend: [], span };
}

function phasesOf({ left, middle, right }: Factors): readonly Matrix2[] {
  const two = multiply2(middle, right);
  return [IDENTITY2, right, two, multiply2(left, two)];
}

/** The directions before everything: columns of V in both cases. */
function directionsOf({ left, right }: Factors, kind: FactorKind): readonly Vector2[] {
  const [a, b, c, d] = kind === "eigen" ? left : right;
  return kind === "eigen"
    ? [
        [a, c],
        [b, d],
      ]
    : [
        [a, b],
        [c, d],
      ];
}

/** Four in a row, two by two where that makes them larger. */
function rooms({ width, height }: FactorStripInput["size"]): readonly Rectangle[] {
  const layouts = [4, 2].map((columns) => {
    const rows = 4 / columns;
    const wide = (width - GAP * (columns - 1)) / columns;
    const high = (height - GAP * (rows - 1)) / rows;
    return { columns, wide, high, side: Math.min(wide, high - TITLE) };
  });
  const best = layouts.reduce((one, other) => (other.side > one.side ? other : one));
  return Array.from({ length: 4 }, (_, index) => ({
    left: (index % best.columns) * (best.wide + GAP),
    top: Math.floor(index / best.columns) * (best.high + GAP),
    width: Math.max(20, best.wide),
    height: Math.max(TITLE + 20, best.high),
  }));
}
