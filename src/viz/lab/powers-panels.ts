/** A again and again: the figure through A⁰ to Aⁿ, and beside it where directions go, lengths divided out. */
import { directionTrail, powerFacts } from "../../core/lab/compose";
import { direction, labFacts } from "../../core/lab/facts";
import type { LabFrame } from "../../core/lab/interface";
import type { LabFigure } from "../../core/lab/shapes";
import type { LabState } from "../../core/lab/state";
import { applyToPoints2, type Matrix2 } from "../../core/math/matrix2";
import type { Label } from "../kit/labels";
import { placeMarks } from "../kit/place-marks";
import { planePoint } from "../kit/points";
import type { ViewBox } from "../kit/scale";
import { affineMap, dotPixels, drawSheet } from "./affine-panel";
import { PanelDraft } from "./draft";
import { tracePath, wholeLine } from "./paths";
import type { LabPanel } from "./view";

const ORIGIN = planePoint(0, 0);
/** Directions that set out, evenly round the circle. */
const STARTS = 16;
/** Alpha of the oldest of a trail. */
const FAINTEST = 0.25;

export interface PowersInput {
  readonly state: LabState;
  readonly figure: LabFigure;
  readonly matrix: Matrix2;
  readonly frame: LabFrame | undefined;
}

/** The figure through all powers so far, the earlier the fainter. */
export function powersPanel(
  { state, figure, matrix, frame }: PowersInput,
  view: ViewBox,
  title: Label | undefined,
): LabPanel {
  const draft = new PanelDraft(view);
  // A film stops on its way: the powers it has not come to yet are not drawn.
  const done = frame ? frame.stageIndex : state.power;
  const { powers } = powerFacts(matrix, done);
  const last = frame?.matrix ?? (powers[done] as Matrix2);
  drawSheet(draft, figure, last, ORIGIN);
  const through = frame ? powers : powers.slice(0, -1);
  through.forEach((power, step) => {
    const alpha = FAINTEST + ((1 - FAINTEST) * (step + 1)) / (done + 1);
    const map = affineMap(power, ORIGIN);
    if (step === 0) draft.paths.push(tracePath("original", figure.lines, planePoint, view));
    else draft.paths.push(tracePath("trail", figure.lines, map, view, alpha));
  });
  draft.paths.push(tracePath("image", figure.lines, affineMap(last, ORIGIN), view));
  if (figure.examples) {
    draft.ghostMarks = placeMarks(figure.examples.points, figure.examples.labels, view);
    draft.marks = placeMarks(
      applyToPoints2(last, ORIGIN, figure.examples.points),
      figure.examples.labels,
      view,
    );
  }
  draft.dots.push({
    positions: dotPixels(applyToPoints2(last, ORIGIN, figure.tracers), view),
    hollow: false,
  });
  drawEigenLines(draft, state, matrix);
  return draft.finish(title);
}

/** Sixteen directions on the unit circle, each to where the powers have led it. */
export function directionsPanel(
  { state, matrix, frame }: PowersInput,
  view: ViewBox,
  title: Label | undefined,
): LabPanel {
  const draft = new PanelDraft(view);
  const steps = frame ? frame.stageIndex : state.power;
  const circle = Array.from({ length: 129 }, (_, index) => direction((2 * Math.PI * index) / 128)).flat();
  draft.paths.push(tracePath("original", [circle], planePoint, view));
  drawEigenLines(draft, state, matrix);
  for (let start = 0; start < STARTS; start++) {
    // Half a step off the axes, so that no start lies on an eigenvector of the usual examples.
    const trail = directionTrail(matrix, direction((2 * Math.PI * (start + 0.5)) / STARTS), steps);
    draft.dots.push({
      positions: dotPixels(Float32Array.from(trail.slice(0, -1).flat()), view),
      hollow: true,
    });
    const last = trail.at(-1);
    if (last && trail.length === steps + 1) draft.arrow("direction", ORIGIN, planePoint(...last));
  }
  return draft.finish(title);
}

function drawEigenLines(draft: PanelDraft, state: LabState, matrix: Matrix2): void {
  if (!state.layers.includes("eigen")) return;
  const { eigen } = labFacts(matrix, ORIGIN);
  const vectors =
    eigen.kind === "real"
      ? eigen.pairs.map(({ vector }) => vector)
      : eigen.kind === "defective"
        ? [eigen.vector]
        : [];
  for (const vector of vectors) draft.paths.push(wholeLine("eigenLine", ORIGIN, vector, draft.view));
}
