/** One plane before and after x ↦ M x + b: the sheet, the figure and its image, and what is laid over them. */

import { labFacts } from "../../core/lab/facts";
import type { LabFrame } from "../../core/lab/interface";
import { figurePoints, type LabFigure, largestCoordinate } from "../../core/lab/shapes";
import type { LabState } from "../../core/lab/state";
import { apply2, applyToPoints2, determinant2, type Matrix2, type Vector2 } from "../../core/math/matrix2";
import type { Label } from "../kit/labels";
import { placeMarks } from "../kit/place-marks";
import { planePoint } from "../kit/points";
import { isInside, toPixel, type ViewBox } from "../kit/scale";
import { PanelDraft } from "./draft";
import { drawOverlays } from "./overlays";
import { type PlaneMap, sheetOver, tracePath } from "./paths";
import type { LabPanel } from "./view";

/** A figure of more lines than this is drawn fainter, so that arrows still stand out on it. */
const MAX_STRONG_LINES = 6;

/** In a smaller plot the tracers would hide the line they lie on. */
const MIN_PIXELS_FOR_TRACERS = 240;

export interface AffinePanelInput {
  readonly state: LabState;
  readonly figure: LabFigure;
  readonly matrix: Matrix2;
  readonly bias: Vector2;
  readonly frame: LabFrame | undefined;
  readonly view: ViewBox;
  readonly title: Label | undefined;
  /** Which overlays this panel shows, where not the state's. */
  readonly layers?: LabState["layers"];
}

/** One panel: at rest or, with a frame, on its way. */
export function affinePanel(input: AffinePanelInput): LabPanel {
  const { figure, matrix, bias, frame, view, title } = input;
  const state = input.layers ? { ...input.state, layers: input.layers } : input.state;
  const facts = labFacts(matrix, bias);
  const now = frame
    ? { matrix: frame.matrix, shift: frame.shift, area: frame.area }
    : { matrix, shift: bias, area: facts.determinant };
  const draft = new PanelDraft(view);
  drawSheet(draft, figure, now.matrix, now.shift);
  drawFigure(draft, figure, now.matrix, now.shift);
  drawOverlays(draft, { state, facts, now, isStill: !frame || frame.progress >= 1 });
  if (frame && (frame.lift[0] !== 0 || frame.lift[1] !== 0))
    draft.note("turning over, in space, seen from above");
  return draft.finish(title);
}

/** x ↦ M x + b, from place to place. */
export function affineMap(matrix: Matrix2, shift: Vector2): PlaneMap {
  return (x, y) => {
    const [imageX, imageY] = apply2(matrix, [x, y]);
    return planePoint(imageX + shift[0], imageY + shift[1]);
  };
}

/** The sheet that the figure lies on, carried along; its back is tinted where it is turned over. */
export function drawSheet(draft: PanelDraft, figure: LabFigure, matrix: Matrix2, shift: Vector2): void {
  const { lines, border, half } = sheetOver(largestCoordinate(figurePoints(figure)) || 1, 1);
  const map = affineMap(matrix, shift);
  const isOver = determinant2(matrix) < 0;
  if (isOver) {
    const corners = [map(-half, -half), map(half, -half), map(half, half), map(-half, half)];
    draft.area("back", corners, false);
  }
  draft.paths.push(
    tracePath("ghostSheet", [border], planePoint, draft.view),
    tracePath(isOver ? "sheetBack" : "sheet", [...lines, border], map, draft.view),
  );
}

/** The figure before and after the map: lines, a few points to follow, examples where it has classes. */
export function drawFigure(draft: PanelDraft, figure: LabFigure, matrix: Matrix2, shift: Vector2): void {
  const { lines, tracers, examples } = figure;
  const { view } = draft;
  const map = affineMap(matrix, shift);
  if (lines.length > 0) {
    const alpha = lines.length > MAX_STRONG_LINES ? 0.5 : 1;
    draft.paths.push(tracePath("original", lines, planePoint, view, alpha));
    draft.paths.push(tracePath("image", lines, map, view, alpha));
  }
  if (Math.min(view.plot.width, view.plot.height) >= MIN_PIXELS_FOR_TRACERS)
    draft.dots.push(
      { positions: dotPixels(tracers, view), hollow: true },
      { positions: dotPixels(applyToPoints2(matrix, shift, tracers), view), hollow: false },
    );
  if (examples) {
    draft.ghostMarks = placeMarks(examples.points, examples.labels, view);
    draft.marks = placeMarks(applyToPoints2(matrix, shift, examples.points), examples.labels, view);
  }
}

/** Points [n, 2] in pixels, those on the plot. */
export function dotPixels(points: Float32Array, view: ViewBox): Float32Array {
  const pixels: number[] = [];
  for (let at = 0; at + 1 < points.length; at += 2) {
    const pixel = toPixel(view, planePoint(points[at] as number, points[at + 1] as number));
    if (isInside(view.plot, pixel, 3)) pixels.push(...pixel);
  }
  return Float32Array.from(pixels);
}
