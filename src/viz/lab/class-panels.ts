/** Two classes and a straight line: the one that a unit draws, and the one after an untangled sheet with its forces. */

import { percent } from "../../core/lab/examples";
import { labFigure } from "../../core/lab/shapes";
import type { LabData, LabState } from "../../core/lab/state";
import { biasOf, matrixOf } from "../../core/lab/state";
import type { PartingLine } from "../../core/lab/two-classes";
import { unitFacts } from "../../core/lab/unit";
import { type Untangling, untangle } from "../../core/lab/untangle";
import { apply2, determinant2, type Vector2 } from "../../core/math/matrix2";
import { halfRectangle } from "../kit/clip";
import type { Label } from "../kit/labels";
import { placeMarks } from "../kit/place-marks";
import { planePoint } from "../kit/points";
import { toPixel, type ViewBox } from "../kit/scale";
import { PanelDraft } from "./draft";
import { sheetOver, tracePath, wholeLine } from "./paths";
import type { LabPanel } from "./view";

const ORIGIN = planePoint(0, 0);
/** Pieces of a sheet line where tanh bends it. */
const BENT_PARTS = 64;
/** The longest force's arrow, in CSS pixels; the others in proportion. */
const MAX_FORCE_PIXELS = 54;
/** Radius of a handle's ring, in CSS pixels. */
const RING = 7;
/** Forces below this pull nothing that could be seen. */
const MIN_FORCE = 1e-4;

/** The line of one unit, its weights as an arrow, and how many examples are on their own side. */
export function unitPanel(
  state: LabState,
  data: LabData | undefined,
  view: ViewBox,
  title: Label | undefined,
): LabPanel {
  const draft = new PanelDraft(view);
  const { examples } = labFigure(state, data);
  if (examples) draft.marks = placeMarks(examples.points, examples.labels, view);
  const facts = unitFacts(state, data);
  if (!facts.ok) draft.note(facts.text);
  else {
    drawLine(draft, facts.line);
    draft.note(`${percent(facts.accuracy)} on their own side`);
    draft.arrow("normal", ORIGIN, planePoint(...facts.line.weights), "weights");
  }
  return draft.finish(title);
}

/**
 * The sheet as the map (and tanh) leave it, the line that parts the classes best there, and the forces of the
 * loss.
 */
export function untanglePanel(
  state: LabState,
  data: LabData | undefined,
  view: ViewBox,
  title: Label | undefined,
): LabPanel {
  const draft = new PanelDraft(view);
  const facts = untangle(state, data);
  if (!facts.ok) {
    draft.note(facts.text);
    return draft.finish(title);
  }
  const matrix = matrixOf(state.matrix);
  const shift = biasOf(state);
  const { lines, border } = sheetOver(2 * facts.handles[1].before[0], state.bend ? BENT_PARTS : 1);
  const map = (x: number, y: number) => {
    const [u, v] = apply2(matrix, [x, y]);
    const at = planePoint(u + shift[0], v + shift[1]);
    return state.bend ? planePoint(Math.tanh(at[0]), Math.tanh(at[1])) : at;
  };
  const isOver = determinant2(matrix) < 0;
  if (state.bend)
    draft.paths.push(tracePath("saturation", [[-1, -1, 1, -1, 1, 1, -1, 1, -1, -1]], planePoint, view));
  draft.paths.push(tracePath(isOver ? "sheetBack" : "sheet", [...lines, border], map, view));
  drawLine(draft, facts.line);
  draft.marks = placeMarks(facts.points, facts.labels, view);
  draft.note(`${percent(facts.accuracy)} on their own side, loss ${facts.loss.toFixed(3)}`);
  if (state.line.kind === "given")
    draft.arrow("normal", ORIGIN, planePoint(...state.line.weights), "weights");
  if (state.layers.includes("forces")) drawForces(draft, facts, state.bend);
  return draft.finish(title);
}

/** Arrows from the handles: the way each is pulled, the longest of a fixed length with its size written. */
function drawForces(draft: PanelDraft, { handles }: Untangling, bend: boolean): void {
  const sizes = handles.map(({ force }) => Math.hypot(...force));
  const largest = Math.max(...sizes);
  if (largest < MIN_FORCE) {
    draft.note("no force on any handle");
    return;
  }
  handles.forEach(({ at, force }, index) => {
    // Behind a bend the handle moves by the slope of tanh there, 1 − y², times the force.
    const way: Vector2 = bend ? [(1 - at[0] * at[0]) * force[0], (1 - at[1] * at[1]) * force[1]] : force;
    const length = Math.hypot(...way);
    const size = sizes[index] as number;
    if (length === 0 || size < 0.02 * largest) return;
    // From the ring of the handle on, which would hide a small one.
    const unit = 1 / draft.view.pixelsPerUnit / length;
    const along = (pixels: number) =>
      planePoint(at[0] + pixels * unit * way[0], at[1] + pixels * unit * way[1]);
    const text = size === largest ? `force ${Number(size.toPrecision(2))}` : undefined;
    draft.arrow("force", along(RING), along(RING + (size / largest) * MAX_FORCE_PIXELS), text);
  });
}

/** The line and a tint on either side of it. */
function drawLine(draft: PanelDraft, { weights, offset }: PartingLine): void {
  const length = Math.hypot(...weights);
  if (length === 0) return;
  const normal: Vector2 = [weights[0] / length, weights[1] / length];
  const foot = planePoint((-offset / length) * normal[0], (-offset / length) * normal[1]);
  const pixel = toPixel(draft.view, foot);
  // In pixels y points down.
  const down: Vector2 = [normal[0], -normal[1]];
  for (const sign of [1, -1]) {
    const corners = halfRectangle(draft.view.plot, pixel, [sign * down[0], sign * down[1]]);
    if (corners.length > 2)
      draft.areas.push({ kind: sign === 1 ? "side1" : "side0", corners, reversed: false });
  }
  draft.paths.push(wholeLine("divider", foot, [-normal[1], normal[0]], draft.view));
}
